using System.Diagnostics;

namespace HamuraBot.Tests.Fixtures;

/// <summary>The built application run to its end: a command, or a start that is refused.</summary>
public sealed record HamuraCommand(int ExitCode, string Output, string Errors)
{
    /// <summary>A start that is not refused would go on for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<HamuraCommand> RunAsync(IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> settings)
    {
        var data = Directory.CreateTempSubdirectory("hamura-command-");
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(Repository.AppBinaries, "HamuraBot.dll"), .. arguments])
        {
            WorkingDirectory = Repository.App,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Directory"] = data.FullName;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, (await output).Trim(), (await errors).Trim());
        }
        finally
        {
            process.Kill();
            data.Delete(recursive: true);
        }
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Programs.OnPath("dotnet")!;
}
