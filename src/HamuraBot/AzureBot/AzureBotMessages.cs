using HamuraBot.Data;
using HamuraBot.DirectLine;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HamuraBot.AzureBot;

/// <summary>What the Bot Framework posts: who may post it, and what is answered at once.</summary>
public sealed class AzureBotMessages(
    AzureBotAdapter adapter, AzureBotActivities activities, RateLimits limits, IOptions<AzureBotOptions> options, IConfiguration configuration)
{
    private static readonly JsonSerializerSettings Wire = new() { NullValueHandling = NullValueHandling.Ignore };

    private readonly bool isRegistered = AzureBotOptions.AppId(configuration) is not null;

    public async Task<IResult> PostAsync(HttpContext http)
    {
        try
        {
            if (await ActivityReader.ReadBodyAsync(http.Request.Body, http.RequestAborted) is not { } bytes) return Problem(StatusCodes.Status413PayloadTooLarge);
            if (ActivityReader.Parse(bytes) is not { } activity || !IsAddressed(activity)) return Problem(StatusCodes.Status400BadRequest);
            // The pipeline takes the culture of the turn from here: it is one of two, whatever a channel calls it.
            if (activity.Locale is not null) activity.Locale = Languages.FromLocale(activity.Locale).Locale();
            if (await adapter.AuthenticateAsync(http.Request.Headers.Authorization, activity, http.RequestAborted) is not { } caller) return Problem(StatusCodes.Status401Unauthorized);
            var takesAnswers = activity.DeliveryMode == DeliveryModes.ExpectReplies;
            if (!isRegistered && !takesAnswers && !AzureBotAdapter.IsHere(activity.ServiceUrl)) return Problem(StatusCodes.Status403Forbidden);
            if (!IsAllowed(activity)) return Problem(StatusCodes.Status403Forbidden);
            if (!limits.TakeMessage(http, $"{activity.ChannelId} {activity.From.Id}")) return Problem(StatusCodes.Status429TooManyRequests);
            return Answer(await adapter.RunAsync(caller, activity, (turn, _) => activities.TakeAsync(turn, bytes.Length), CancellationToken.None));
        }
        catch (BadHttpRequestException bad)
        {
            return Problem(bad.StatusCode);
        }
        catch (IOException)
        {
            return Problem(StatusCodes.Status400BadRequest);
        }
        catch (StoreUnavailableException)
        {
            RateLimits.ComeAgain(http, TimeSpan.FromSeconds(2));
            return Problem(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Whether it says what it is, from whom, in which conversation, and where that is answered.</summary>
    private static bool IsAddressed(Activity activity) =>
        activity is { Type.Length: > 0, ChannelId.Length: > 0, Conversation.Id.Length: > 0, From.Id.Length: > 0 }
        && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private bool IsAllowed(Activity activity) => activity.ChannelId != Conversations.Channels.ConversationChannel.Teams || options.Value.AllowedTenants is not { Length: > 0 } allowed
        || (TenantOf(activity) is { } tenant && allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase));

    /// <summary>The one in the conversation, else the one that Teams puts into its own part; if they differ, neither.</summary>
    private static string? TenantOf(Activity activity)
    {
        var told = ((activity.ChannelData as JObject)?["tenant"] as JObject)?["id"] is JValue { Value: string id } ? id : null;
        var held = activity.Conversation.TenantId;
        return told is not null && held is not null && !told.Equals(held, StringComparison.OrdinalIgnoreCase) ? null : held ?? told;
    }

    private static IResult Answer(InvokeResponse? response) => response is null ? Results.Ok()
        : response.Body is null ? Results.StatusCode(response.Status)
        : Results.Text(JsonConvert.SerializeObject(response.Body, Wire), "application/json", statusCode: response.Status);

    private static IResult Problem(int status) => TypedResults.Problem(statusCode: status);
}
