using System.Diagnostics;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Programs of the operating system that tests drive. One that is missing is installed from Debian where that is possible.</summary>
public static class Programs
{
    private static readonly Lock Installing = new();

    public static bool IsRoot => Environment.UserName == "root";

    public static string Chromium => Require("Chromium", "chromium", () => OnPath("chromium") ?? OnPath("chromium-browser"));

    public static string CompilerOfC => Require("A C compiler", "gcc libc6-dev", () => OnPath("cc") ?? OnPath("gcc"));

    public static string Nginx => Require("nginx", "nginx-light", () => OnPath("nginx"));

    public static string SystemdAnalyze => Require("systemd-analyze", "systemd", () => OnPath("systemd-analyze"));

    /// <summary>The folder of the newest PostgreSQL server's programs.</summary>
    public static string PostgresBinaries => Require("PostgreSQL", "postgresql", NewestPostgres);

    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end; its output is what it returns, or what it fails with.</summary>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
    }

    private static string Require(string what, string packages, Func<string?> find)
    {
        lock (Installing)
        {
            return find() ?? Install(packages, find) ?? throw new InvalidOperationException(
                $"{what} is missing. Install it with: apt-get install {packages}");
        }
    }

    private static string? Install(string packages, Func<string?> find)
    {
        if (!IsRoot || OnPath("apt-get") is not { } apt)
        {
            return null;
        }

        Run(apt, "update", "-q");
        Run(apt, ["install", "-y", "-q", "--no-install-recommends", .. packages.Split(' ')]);
        return find();
    }

    private static string? NewestPostgres()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return installed.OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                   .Select(folder => Path.Combine(folder, "bin")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
               ?? Path.GetDirectoryName(OnPath("initdb"));
    }
}
