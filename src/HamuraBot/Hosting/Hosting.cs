using HamuraBot.Data;
using HamuraBot.DirectLine;
using HamuraBot.Officers;
using HamuraBot.Persons;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using LearntUnderstanding = HamuraBot.Understanding.LearntUnderstanding;

namespace HamuraBot.Hosting;

public static class Hosting
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>The address of the README, unless the command line, the environment or the settings name another.</summary>
    public static void PreferDefaultAddress(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }
    }

    public static IServiceCollection AddSupportBot(this IServiceCollection services)
    {
        services.AddForwardedAddresses();
        return services.AddSingleton<StoreWatch>().AddHostedService(provider => provider.GetRequiredService<StoreWatch>()).AddSingleton<SupportBot>().AddSingleton<Warmup>().AddSingleton<StartReport>();
    }

    /// <summary>The address of a visitor behind a proxy is believed only from a proxy on this machine, which is the default.</summary>
    public static IServiceCollection AddForwardedAddresses(this IServiceCollection services) => services.Configure<ForwardedHeadersOptions>(
        headers => headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);

    /// <summary>Opens the store, listens, warms up, and only then reports ready.</summary>
    /// <returns>The exit code: 1 if something in the settings or the words has to be mended first, which is said without a stack trace.</returns>
    public static async Task<int> ServeAsync(this WebApplicationBuilder builder)
    {
        try
        {
            await using var app = builder.Build();
            SettingsCheck.Run(app.Services, app.Configuration);
            app.Services.GetRequiredService<StoreLock>().Take();
            // Half of a start is the understanding's learning: it goes on beside the rest.
            var learning = Task.Run(() => app.Services.GetRequiredService<LearntUnderstanding>().First);
            var report = app.Services.GetRequiredService<StartReport>();
            report.Opening();
            app.MapHamuraBot();
            var firstOfficer = await app.OpenAsync();
            report.Learning();
            await app.StartAsync();
            await learning;
            await app.Services.GetRequiredService<Warmup>().RunAsync(app.Lifetime.ApplicationStopping);
            report.Ready(firstOfficer);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception fault) when (StartFault.Sentence(fault) is { } sentence)
        {
            Console.Error.WriteLine(sentence);
            return 1;
        }
    }

    /// <summary>Closes the list of routes and opens the store, with the keys that lie in it: all that comes before listening.</summary>
    /// <returns>The path of the page on which the first officer is created, if nobody has been yet.</returns>
    public static async Task<string?> OpenAsync(this WebApplication app)
    {
        app.BuildEndpoints();
        await app.Services.GetRequiredService<Store>().MigrateAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<PersonErasure>().RepeatAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<VisitorTokens>().LoadKeyAsync(app.Lifetime.ApplicationStopping);
        app.Services.GetRequiredService<IKeyManager>().GetAllKeys();
        return await app.Services.GetRequiredService<FirstStart>().RunAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>Routing and authorization would each build every endpoint for itself, which compiles it: a third of a start. Nothing can be mapped after this.</summary>
    private static void BuildEndpoints(this IEndpointRouteBuilder app)
    {
        var built = new CompositeEndpointDataSource(app.DataSources).Endpoints;
        app.DataSources.Clear();
        app.DataSources.Add(new DefaultEndpointDataSource(built));
    }
}
