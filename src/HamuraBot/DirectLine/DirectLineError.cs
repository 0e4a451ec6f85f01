namespace HamuraBot.DirectLine;

/// <summary>Direct Line's own shape of an error, with a sentence that its reader can act on.</summary>
public static class DirectLineError
{
    public static IResult Result(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);

    /// <summary>The token is missing, altered or over. 401 and never 403: a 403 would end the visitor's session for good.</summary>
    public static IResult Unauthorized() => Result(StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token of this conversation is needed.");

    /// <summary>The same for a conversation that is absent and one that is another visitor's.</summary>
    public static IResult NotFound() => Result(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public static IResult BadActivity() => Result(StatusCodes.Status400BadRequest, "BadArgument", "The body is not an activity that a visitor may send.");

    public static IResult Unavailable(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "2";
        return Result(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Nothing was stored. Please try again in a moment.");
    }
}
