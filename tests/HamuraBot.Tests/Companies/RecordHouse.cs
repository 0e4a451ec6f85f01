using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HamuraBot.Tests.Companies;

/// <summary>The record of companies on a store of its own, without the rest of the desk.</summary>
internal sealed class RecordHouse : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-records-");
    private readonly IHost host;

    private RecordHouse(string? postgres)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Directory"] = folder.FullName,
            ["Data:Provider"] = postgres is null ? "Sqlite" : "PostgreSql",
            ["ConnectionStrings:HamuraBot"] = postgres,
        });
        builder.Services.AddSingleton<TimeProvider>(TestClock.InTokyo("2026-11-25T10:00")).AddStore().AddSingleton<Audit>().AddSingleton<CompanyRecords>();
        host = builder.Build();
    }

    public Store Store => Get<Store>();

    public static async Task<RecordHouse> OpenAsync(StoreProvider provider)
    {
        var house = new RecordHouse(provider is StoreProvider.Sqlite ? null : await new PostgresFixture().CreateDatabaseAsync(durable: false));
        await house.Store.MigrateAsync(default);
        return house;
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public async Task<Company> AddCompanyAsync(string name, string? number = null, string? email = null) => (await Get<CompanyRecords>().CreateAsync(
        CompanyDetails.Of(name) with { CorporateNumber = number, Contacts = email is null ? [] : [new("山﨑 一郎", null, email, null)] }, null, default)).Company!;

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        host.Dispose();
        folder.Delete(recursive: true);
    }
}
