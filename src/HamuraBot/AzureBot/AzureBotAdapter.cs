using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace HamuraBot.AzureBot;

/// <summary>Microsoft's adapter with what it leaves open decided: every faulty token is refused alike, and only addresses that a token names are called.</summary>
public sealed partial class AzureBotAdapter(BotFrameworkAuthentication authentication, IConfiguration configuration, ILogger<AzureBotAdapter> logger) : CloudAdapter(authentication)
{
    private readonly string? appId = AzureBotOptions.AppId(configuration);

    /// <summary>Whether replies may be sent to an address that no token vouches for: without a registration, and then only on this machine.</summary>
    public static bool IsHere(string serviceUrl) => Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <returns>Null if the caller is not who may send this activity.</returns>
    public async Task<AuthenticateRequestResult?> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authorization, cancellationToken);
            return IsVouchedFor(activity.ServiceUrl, caller.ClaimsIdentity) ? caller : null;
        }
        // What is wrong with a token, and keys that cannot be fetched, come as a dozen kinds of exceptions. None of them lets anybody in.
        catch (Exception refused) when (refused is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Refused(logger, refused.GetType().Name);
            return null;
        }
    }

    public Task<InvokeResponse?> RunAsync(AuthenticateRequestResult caller, Activity activity, BotCallbackHandler turn, CancellationToken cancellationToken) =>
        ProcessActivityAsync(caller, activity, turn, cancellationToken)!;

    /// <summary>Calls the service that carries a conversation.</summary>
    public Task CallAsync(ConversationReference reference, Func<IConversations, CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        if (appId is null && !IsHere(reference.ServiceUrl)) throw new InvalidOperationException("Without an app id only services on this machine are called.");
        return ContinueConversationAsync(appId is null ? new ClaimsIdentity() : CreateClaimsIdentity(appId), reference,
            (turn, token) => call(turn.TurnState.Get<IConnectorClient>().Conversations, token), cancellationToken);
    }

    /// <summary>The channels' tokens name the address; those of tools with the bot's own password do not, and are believed for this machine only.</summary>
    private bool IsVouchedFor(string serviceUrl, ClaimsIdentity caller) =>
        appId is null || (caller.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value is { } vouched ? vouched == serviceUrl : IsHere(serviceUrl));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message for the bot was refused: its token is no good ({Fault}).")]
    private static partial void Refused(ILogger logger, string fault);
}
