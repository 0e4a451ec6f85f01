using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace HamuraBot.AzureBot;

/// <summary>Why a reply did not leave.</summary>
/// <param name="Code">A status, or the kind of fault: what a service says may quote what was written.</param>
public sealed record DeliveryFailure(string Code)
{
    /// <summary>The channel does not have the conversation any more, or does not let us in.</summary>
    public bool IsGone { get; init; }

    /// <summary>It will not take this one, however often it is sent.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Asked for by the service.</summary>
    public TimeSpan? After { get; init; }

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static DeliveryFailure Of(Exception error, DateTimeOffset now) => error switch
    {
        ErrorResponseException { Response: { } response } => Of(response, now),
        HttpOperationException { Response: { } response } => Of(response, now),
        InvalidOperationException => new(error.GetType().Name) { IsFinal = true },
        _ => new(error.GetType().Name),
    };

    private static DeliveryFailure Of(HttpResponseMessageWrapper response, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return new(string.Create(CultureInfo.InvariantCulture, $"http {status}"))
        {
            IsGone = response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone,
            // 401 is our own password's fault, which is mended; 408 and 429 are of the moment.
            IsFinal = status is >= 400 and < 500 and not (401 or 408 or 429),
            After = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? Wait(response, now) : null,
        };
    }

    /// <summary>Seconds or a date; nothing that would keep a visitor waiting for good.</summary>
    private static TimeSpan? Wait(HttpResponseMessageWrapper response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var values) || values.FirstOrDefault() is not { } value) return null;
        var asked = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - now : (TimeSpan?)null;
        return asked is not { } wait ? null : wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
