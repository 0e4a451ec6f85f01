using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Data.Backups;
using HamuraBot.Hosting;
using HamuraBot.Persons;
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
            if (command is Name)
            {
                await output.WriteLineAsync($"{file}: {Text(await Backup.WriteAsync(options, connection, file, TimeProvider.System.GetUtcNow(), CancellationToken.None))}");
                return 0;
            }
            await output.WriteLineAsync($"Restored {Text(await Restore.RunAsync(options, connection, file, rest is [Replace], CancellationToken.None))}");
            if (await RepeatErasuresAsync(configuration) is > 0 and var repeated)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"What had been erased since then was erased again: {repeated} time(s)."));
            return 0;
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>With the rooms of the server, since each knows what it keeps. Should this not come to its end, the next start does it.</summary>
    private static async Task<int> RepeatErasuresAsync(IConfiguration configuration)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        builder.AddHamuraBot();
        await using var app = builder.Build();
        app.Services.GetRequiredService<StoreLock>().Take();
        await app.Services.GetRequiredService<Store>().MigrateAsync(CancellationToken.None);
        return await app.Services.GetRequiredService<PersonErasure>().RepeatAsync(CancellationToken.None);
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
