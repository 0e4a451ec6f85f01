using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using TextAnalytics.Tests.Service;

namespace TextAnalytics.Tests;

internal static class Some
{
    public static AzureKeyCredential Key { get; } = new(LanguageService.Key);

    public static TextAnalyticsClient Client(LanguageService service, Action<TextAnalyticsClientOptions>? set = null)
    {
        var options = new TextAnalyticsClientOptions();
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        set?.Invoke(options);
        return new TextAnalyticsClient(service.Endpoint, Key, options);
    }
}
