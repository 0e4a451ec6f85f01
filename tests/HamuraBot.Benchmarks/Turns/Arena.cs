using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>Makes stores and starts servers on them: the application as it was built, and the bare endpoint.</summary>
internal sealed class Arena(StoreProvider provider, string folder, ThrowAwayPostgres? postgres)
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    private static readonly string App = Path.Combine(Root(), "src", "HamuraBot", "bin", Configuration, "net10.0");

    public ThrowAwayPostgres? Postgres => postgres;

    public static string Dialogs { get; } = Path.Combine(Root(), "dialogs");

    public async Task<IReadOnlyDictionary<string, string>> NewStoreAsync(string name) => new Dictionary<string, string>
    {
        ["Data__Provider"] = provider.ToString(),
        ["Data__Directory"] = Path.Combine(folder, name),
        ["ConnectionStrings__HamuraBot"] = postgres is null ? "" : await postgres.CreateDatabaseAsync(name),
        ["RateLimits__PerAddress"] = "10000000",
        ["RateLimits__PerVisitor"] = "10000000",
        ["Dialogs__Directory"] = Dialogs,
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        // Both servers collect garbage in the same way, whatever their own projects say.
        ["DOTNET_gcServer"] = IsServerGc() ? "1" : "0",
    };

    public Task<ServerProcess> StartAppAsync(IReadOnlyDictionary<string, string> store, bool probed) =>
        ServerProcess.StartAsync([Path.Combine(App, "HamuraBot.dll")], store, folder, probed ? Path.Combine(folder, "app.probe") : null);

    public Task<ServerProcess> StartBareAsync(IReadOnlyDictionary<string, string> store, RowSizes sizes) => ServerProcess.StartAsync(
        [typeof(Arena).Assembly.Location, BareServer.Command, "--reply", $"{sizes.Replies}", "--state", $"{sizes.State}"],
        store, folder, Path.Combine(folder, "bare.probe"));

    public async Task<RowSizes> MeasureRowsAsync(IReadOnlyDictionary<string, string> store)
    {
        await using Store door = provider is StoreProvider.Sqlite
            ? new SqliteStore(Options.Create(new DataOptions { Directory = store["Data__Directory"] }))
            : new PostgresStore(store["ConnectionStrings__HamuraBot"]);
        return await RowSizes.MeasureAsync(door);
    }

    private static bool IsServerGc() =>
        File.ReadAllText(Path.Combine(App, "HamuraBot.runtimeconfig.json")).Contains("\"System.GC.Server\": true", StringComparison.Ordinal);

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
