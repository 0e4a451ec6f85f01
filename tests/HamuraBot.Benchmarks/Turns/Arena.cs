using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>Makes stores and starts servers on them: the application as it was built, and the bare endpoint.</summary>
internal sealed class Arena(StoreProvider provider, string folder, ThrowAwayPostgres? postgres)
{
    public ThrowAwayPostgres? Postgres => postgres;

    public async Task<IReadOnlyDictionary<string, string>> NewStoreAsync(string name) => new Dictionary<string, string>
    {
        ["Data__Provider"] = provider.ToString(),
        ["Data__Directory"] = Path.Combine(folder, name),
        ["ConnectionStrings__HamuraBot"] = postgres is null ? "" : await postgres.CreateDatabaseAsync(name),
        ["RateLimits__PerAddress"] = "10000000",
        ["RateLimits__PerVisitor"] = "10000000",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        // Both servers collect garbage in the same way, whatever their own projects say.
        ["DOTNET_gcServer"] = IsServerGc() ? "1" : "0",
    };

    public Task<ServerProcess> StartAppAsync(Build build, IReadOnlyDictionary<string, string> store, bool probed) => ServerProcess.StartAsync(
        [Path.Combine(build.App, "HamuraBot.dll")], new Dictionary<string, string>(store) { ["Dialogs__Directory"] = build.Dialogs },
        folder, probed ? Path.Combine(folder, $"{build.Name}.probe") : null);

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
        File.ReadAllText(Path.Combine(Build.This.App, "HamuraBot.runtimeconfig.json")).Contains("\"System.GC.Server\": true", StringComparison.Ordinal);
}
