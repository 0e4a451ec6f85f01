using HamuraBot.Data.Holdings;
using Microsoft.Extensions.Options;

namespace HamuraBot.Data;

public static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddCheckedOptions<DataOptions>("Data")
            .Validate<IHostEnvironment>((data, environment) => data.Synchronous == "FULL" || environment.IsEnvironment("Testing"),
                "Data__Synchronous below FULL loses acknowledged messages in a power cut; only the Testing environment may set it.");
        services.AddHoldings<DataHoldings>();
        services.AddSingleton<StoreLock>().AddSingleton(CreateStore);
        return services;
    }

    /// <returns>Null for SQLite, which needs none.</returns>
    /// <exception cref="SettingException">PostgreSQL needs one.</exception>
    public static string? ConnectionString(DataOptions options, IConfiguration configuration) => options.Provider is StoreProvider.Sqlite ? null
        : configuration.GetConnectionString("HamuraBot") ?? throw new SettingException("Data__Provider is PostgreSql: set ConnectionStrings__HamuraBot, too.");

    private static Store CreateStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DataOptions>>();
        return ConnectionString(options.Value, services.GetRequiredService<IConfiguration>()) is { } connection ? new PostgresStore(connection, options.Value.Nodes) : new SqliteStore(options);
    }
}
