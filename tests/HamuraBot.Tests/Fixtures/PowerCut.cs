namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// A disk without power: after <see cref="Cut"/> the server's data directory holds only what was synced to the disk before.
/// powercut.c keeps that shadow while the server runs.
/// </summary>
public sealed class PowerCut
{
    private static readonly Lazy<string> Library = new(Compile);

    private readonly HamuraProcess server;
    private readonly string shadow;

    public PowerCut(HamuraProcess server)
    {
        this.server = server;
        shadow = server.Data + "-synced";
        Directory.CreateDirectory(shadow);
        server.Settings["LD_PRELOAD"] = Library.Value;
        server.Settings["POWERCUT_DATA"] = server.Data;
        server.Settings["POWERCUT_SHADOW"] = shadow;
    }

    /// <summary>The server is gone at once, and what it had not synced with it.</summary>
    public void Cut()
    {
        server.Kill();
        Directory.Delete(server.Data, recursive: true);
        Directory.Move(shadow, server.Data);
        foreach (var unfinished in Directory.EnumerateFiles(server.Data, "*.part", SearchOption.AllDirectories).ToList())
        {
            File.Delete(unfinished);
        }

        KeepAll();
    }

    /// <summary>All that is there while no server runs is on the disk already.</summary>
    public void KeepAll()
    {
        if (Directory.Exists(shadow)) Directory.Delete(shadow, recursive: true);
        Programs.Run("cp", "-a", server.Data, shadow);
    }

    private static string Compile()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "powercut.so");
        Programs.Run(Programs.CompilerOfC, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, Repository.Fixture("powercut.c"), "-ldl", "-pthread");
        return library;
    }
}
