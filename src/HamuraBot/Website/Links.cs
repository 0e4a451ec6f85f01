namespace HamuraBot.Website;

/// <summary>Japanese is what a bare address gives to a browser that asks for nothing else; links always name the language.</summary>
public static class Links
{
    public static string Home(Language language) => $"/?lang={language.Code()}";

    public static string Topics(Language language) => $"/topics?lang={language.Code()}";

    public static string Topic(string id, Language language) => $"/topics/{id}?lang={language.Code()}";

    public static string Ask(string id, Language language) => $"/?lang={language.Code()}&ask={id}#chat";
}
