using Azure;
using Azure.AI.TextAnalytics;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace HamuraBot.Enrichment;

public static class EnrichmentServices
{
    /// <summary>Azure AI Language beside the local understanding; without an endpoint in the settings there is none of it.</summary>
    public static IServiceCollection AddEnrichment(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<EnrichmentOptions>("Language");
        services.AddSingleton<MessageReading>();
        return string.IsNullOrEmpty(configuration["Language:Endpoint"]) ? services : services
            .AddSingleton(provider => Client(provider.GetRequiredService<IOptions<EnrichmentOptions>>().Value))
            .AddSingleton<CloudLanguage>()
            .AddSingleton<CloudEnrichment>()
            .AddHostedService<CloudGreeting>();
    }

    public static TextAnalyticsClient Client(EnrichmentOptions options)
    {
        var how = new TextAnalyticsClientOptions
        {
            // The deadline leaves no time for a second try; when to try again is the breaker's to say.
            Retry = { MaxRetries = 0 },
            Diagnostics = { IsLoggingContentEnabled = false, IsTelemetryEnabled = false },
        };
        return string.IsNullOrEmpty(options.Key)
            ? new(options.Endpoint, new DefaultAzureCredential(), how)
            : new(options.Endpoint, new AzureKeyCredential(options.Key), how);
    }
}
