using Microsoft.Extensions.Options;

namespace HamuraBot.Data;

public static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddCheckedOptions<DataOptions>("Data")
            .Validate<IHostEnvironment>((data, environment) => data.Synchronous == "FULL" || environment.IsEnvironment("Testing"),
                "Data__Synchronous below FULL loses acknowledged messages in a power cut; only the Testing environment may set it.");
        services.AddSingleton(CreateStore);
        return services;
    }

    private static Store CreateStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DataOptions>>();
        return options.Value.Provider is StoreProvider.Sqlite
            ? new SqliteStore(options)
            : new PostgresStore(services.GetRequiredService<IConfiguration>().GetConnectionString("HamuraBot")
                ?? throw new SettingException("Data__Provider is PostgreSql: set ConnectionStrings__HamuraBot, too."));
    }
}
