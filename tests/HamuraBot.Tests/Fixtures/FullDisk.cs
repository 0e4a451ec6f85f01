namespace HamuraBot.Tests.Fixtures;

/// <summary>A disk of the server's data directory that is full until there is room again; fulldisk.c makes it so, for whoever runs the test.</summary>
public sealed class FullDisk
{
    private static readonly Lazy<string> Library = new(Compile);

    private readonly string sign;

    public FullDisk(HamuraProcess server)
    {
        sign = server.Data + "-is-full";
        server.Settings["LD_PRELOAD"] = Library.Value;
        server.Settings["FULLDISK_DATA"] = server.Data;
        server.Settings["FULLDISK_SIGN"] = sign;
    }

    public void Fill() => File.WriteAllText(sign, "");

    public void MakeRoom() => File.Delete(sign);

    private static string Compile()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "fulldisk.so");
        Programs.Run(Programs.CompilerOfC, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, Repository.Fixture("fulldisk.c"), "-ldl");
        return library;
    }
}
