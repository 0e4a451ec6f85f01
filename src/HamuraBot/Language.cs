namespace HamuraBot;

/// <summary>The two languages of the desk. Activities carry them as <c>ja-JP</c> and <c>en-US</c>.</summary>
public enum Language
{
    Ja,
    En,
}

public static class Languages
{
    /// <summary>Anything that is not English is answered in Japanese: the desk's first language.</summary>
    public static Language FromLocale(string? locale) =>
        locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true ? Language.En : Language.Ja;

    public static string Code(this Language language) => language is Language.Ja ? "ja" : "en";

    public static string Locale(this Language language) => language is Language.Ja ? "ja-JP" : "en-US";
}
