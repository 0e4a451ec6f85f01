using HamuraBot.Data;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Data;

/// <summary>Fresh stores of both kinds, migrated.</summary>
public sealed class Stores : IAsyncDisposable
{
    private readonly List<(Store Store, string? Directory)> opened = [];

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    public async Task<Store> OpenAsync(StoreProvider provider)
    {
        var directory = provider is StoreProvider.Sqlite ? Directory.CreateTempSubdirectory("hamura-store-").FullName : null;
        Store store = directory is null
            ? new PostgresStore(await new PostgresFixture().CreateDatabaseAsync(durable: false))
            : new SqliteStore(Options.Create(new DataOptions { Directory = directory }));
        opened.Add((store, directory));
        await store.MigrateAsync(default);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (store, directory) in opened)
        {
            await store.DisposeAsync();
            if (directory is not null)
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }
}
