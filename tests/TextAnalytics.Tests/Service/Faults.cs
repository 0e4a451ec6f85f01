using Microsoft.AspNetCore.Http;

namespace TextAnalytics.Tests.Service;

/// <summary>What the service does instead of answering a request.</summary>
public delegate Task Fault(HttpContext http);

public static class Faults
{
    public static Fault Unavailable { get; } = Refusal(503, "ServiceUnavailable", "The service is temporarily unavailable.");

    /// <summary>Begins like an answer and ends before it is one.</summary>
    public static Fault BrokenJson { get; } = http =>
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync("""{"kind":"SentimentAnalysisResults","results":{"documents":[{"id":"0","sent""");
    };

    /// <summary>Holds the request until the caller gives up.</summary>
    public static Fault Silence { get; } = async http =>
    {
        var given = new TaskCompletionSource();
        await using var up = http.RequestAborted.Register(given.SetResult);
        await given.Task;
    };

    /// <summary>Fails, but not before something else has happened.</summary>
    public static Fault After(Task something) => async http =>
    {
        await something;
        await Unavailable(http);
    };

    public static Fault TooMany(int retryAfterSeconds) => http =>
    {
        http.Response.Headers.RetryAfter = retryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Refusal(429, "TooManyRequests", "Requests to the operation have exceeded the rate limit of the current pricing tier.")(http);
    };

    public static Fault Refusal(int status, string code, string message) => http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = new { code, message } });
    };
}
