using System.Net.Http.Headers;
using System.Net.Http.Json;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HamuraBot.DirectLine;

/// <summary>
/// Before the node reports ready it goes through a few turns of its own by the front door, which are undone: the first visitor
/// does not pay for what is compiled and opened at first use.
/// </summary>
public sealed partial class Warmup(IServer server, VisitorTokens tokens, Knowledge knowledge, ILogger<Warmup> logger)
{
    /// <summary>Turns until the answers no longer get faster, measured on two cores.</summary>
    private const int Turns = 24;

    public bool Done { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (OwnAddress() is { } address)
            {
                using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
                var conversation = VisitorTokens.NewConversationId();
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue("dl_rehearsal", conversation, rehearsal: true));
                foreach (var question in Questions().Take(Turns))
                {
                    await AskAsync(client, conversation, question, cancellationToken);
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            // A server that answers only from elsewhere (behind a certificate, on another address) is still a server.
            NotRehearsed(logger, error);
        }
        Done = true;
    }

    private IEnumerable<(Language Language, string Text)> Questions() =>
        from topic in knowledge.Topics
        from question in new[] { (Language.Ja, topic.QuestionsJa.FirstOrDefault()), (Language.En, topic.QuestionsEn.FirstOrDefault()) }
        where question.Item2 is not null
        select (question.Item1, question.Item2);

    private static async Task AskAsync(HttpClient client, string conversation, (Language Language, string Text) question, CancellationToken cancellationToken)
    {
        var path = $"{CrossOrigin.Prefix}/conversations";
        var locale = question.Language.Locale();
        (await client.PostAsJsonAsync(path, new { locale }, cancellationToken)).EnsureSuccessStatusCode();
        var message = new { type = "message", text = question.Text, locale, channelData = new { clientActivityID = "rehearsal" } };
        (await client.PostAsJsonAsync($"{path}/{conversation}/activities", message, cancellationToken)).EnsureSuccessStatusCode();
        (await client.GetAsync($"{path}/{conversation}/activities?watermark=", cancellationToken)).Dispose();
    }

    private Uri? OwnAddress()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(BindingAddress.Parse).FirstOrDefault(address => address.Scheme == "http");
        if (bound is null || bound.IsUnixPipe)
        {
            return null;
        }
        var everywhere = bound.Host is "+" or "*" or "0.0.0.0" or "[::]";
        return new UriBuilder("http", everywhere ? "localhost" : bound.Host, bound.Port).Uri;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The node could not reach itself to warm up; the first answers will be slower.")]
    private static partial void NotRehearsed(ILogger logger, Exception error);
}
