using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Hosting;
using Microsoft.Extensions.Options;

namespace HamuraBot.Commands;

/// <summary><c>-- backup FILE</c>, also while servers run, and <c>-- restore FILE [--replace]</c>, while none does. The settings are the server's.</summary>
public static class BackupCommand
{
    public const string Name = "backup", RestoreName = "restore";

    private const string Replace = "--replace";

    /// <returns>The exit code: 1 if nothing was done, which is told in a sentence.</returns>
    public static async Task<int> RunAsync(string command, string[] arguments, IConfiguration configuration, TextWriter output, TextWriter error)
    {
        if (arguments is not [var file, .. var rest] || file.StartsWith('-') || rest is not [] && (command, rest) is not (RestoreName, [Replace]))
        {
            await error.WriteLineAsync($"Say {Name} FILE, or {RestoreName} FILE; with {Replace} a store that is not empty is given up for it.");
            return 2;
        }
        try
        {
            var (options, connection) = Settings(configuration);
            await output.WriteLineAsync(command is Name
                ? $"{file}: {Text(await Backup.WriteAsync(options, connection, file, TimeProvider.System.GetUtcNow(), CancellationToken.None))}"
                : $"Restored {Text(await Restore.RunAsync(options, connection, file, rest is [Replace], CancellationToken.None))}");
            return 0;
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static string? Sentence(Exception fault) => fault is BackupException ? fault.Message : StartFault.Sentence(fault);

    private static (DataOptions Options, string? ConnectionString) Settings(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton(configuration);
        services.AddCheckedOptions<DataOptions>("Data");
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<DataOptions>>().Value;
        return (options, StoreServices.ConnectionString(options, configuration));
    }

    private static string Text(BackupSummary summary) => string.Create(CultureInfo.InvariantCulture,
        $"{summary.Rows:N0} rows of {summary.Tables} tables, taken at {summary.Head.TakenAt:yyyy-MM-ddTHH:mm:ssZ} by version {summary.Head.Product} from {summary.Head.Store}, schema step {summary.Head.SchemaSteps.Max()}.");
}
