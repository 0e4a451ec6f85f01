namespace HamuraBot.Tests.Fixtures;

/// <summary>Where things lie in this checkout.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string App { get; } = Path.Combine(Root, "src", "HamuraBot");

    /// <summary>The application as it was built in the configuration of these tests (bin/Debug/net10.0 and its like).</summary>
    public static string AppBinaries { get; } = Path.Combine(App, "bin", Path.GetRelativePath(TestBinaries, AppContext.BaseDirectory));

    private static string TestBinaries => Path.Combine(Root, "tests", "HamuraBot.Tests", "bin");

    public static string Fixture(string name) => Path.Combine(Root, "tests", "HamuraBot.Tests", "Fixtures", name);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HamuraBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run from outside the repository.");
    }
}
