using System.Diagnostics;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>A built checkout: its server and the content it was built with.</summary>
/// <param name="Name">Its commit, shortened.</param>
internal sealed record Build(string Name, string App, string Dialogs)
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static Build This { get; } = In(Root());

    /// <param name="root">A checkout in which <c>dotnet build src/HamuraBot -c Release</c> was run.</param>
    public static Build In(string root) => new(
        Commit(root), Path.Combine(root, "src", "HamuraBot", "bin", Configuration, "net10.0"), Path.Combine(root, "dialogs"));

    private static string Commit(string root)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", root, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Trim();
    }

    private static string Root()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (here is not null && !File.Exists(Path.Combine(here.FullName, "HamuraBot.sln")))
        {
            here = here.Parent;
        }
        return here?.FullName ?? throw new InvalidOperationException("The benchmark runs from outside the repository.");
    }
}
