using Azure.AI.TextAnalytics;

namespace HamuraBot.Enrichment;

/// <summary>
/// One call when the node starts: the first visitor's deadline is not spent on name, encryption and token, and a wrong key shows at once.
/// </summary>
public sealed partial class CloudGreeting(TextAnalyticsClient client, ILogger<CloudGreeting> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await client.DetectLanguageAsync("Hamura", cancellationToken: stoppingToken);
            Answers(logger);
        }
        // A node serves without the cloud as well.
        catch (Exception failure)
        {
            var (kind, status) = CloudBreaker.Cause(failure);
            AnswersNot(logger, kind, status);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Azure AI Language answers.")]
    private static partial void Answers(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Azure AI Language does not answer ({Kind}, status {Status}); answers are local.")]
    private static partial void AnswersNot(ILogger logger, string kind, int status);
}
