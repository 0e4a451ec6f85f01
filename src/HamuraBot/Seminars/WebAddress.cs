namespace HamuraBot.Seminars;

/// <summary>A web address that officers hand on to those who come.</summary>
public static class WebAddress
{
    public const int Longest = 1000;

    /// <returns>Null for what is no encrypted address of the web, is longer than that, or holds a name or a password.</returns>
    public static Uri? Parse(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= Longest } text && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
            ? address
            : null;
}
