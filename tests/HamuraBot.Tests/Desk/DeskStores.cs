using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Desk;

/// <summary>Where desks live for the length of a test; opening one again on the same settings is a restart, or another node.</summary>
public sealed class DeskStores : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-desk-");
    private readonly List<DeskFixture> hosts = [];

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    public async Task<Dictionary<string, string?>> NewAsync(StoreProvider provider) => provider is StoreProvider.Sqlite
        ? new() { ["Data:Directory"] = folder.CreateSubdirectory(Guid.NewGuid().ToString()).FullName }
        : new() { ["Data:Provider"] = "PostgreSql", ["ConnectionStrings:HamuraBot"] = await new PostgresFixture().CreateDatabaseAsync(durable: false) };

    /// <summary>With the first officer, unless the settings of the start say otherwise.</summary>
    public async Task<DeskFixture> OpenAsync(
        Dictionary<string, string?> store, TimeProvider? clock = null, IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? alter = null)
    {
        var host = await DeskFixture.StartAsync([.. store, .. settings ?? DeskFixture.FirstOfficer], clock, alter);
        hosts.Add(host);
        return host;
    }

    public async Task<DeskFixture> OpenAsync(StoreProvider provider = StoreProvider.Sqlite, TimeProvider? clock = null) =>
        await OpenAsync(await NewAsync(provider), clock);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
        folder.Delete(recursive: true);
    }
}

public abstract class DeskTests : IAsyncLifetime
{
    protected DeskStores Stores { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync() => await Stores.DisposeAsync();
}
