using HamuraBot.Seminars;

namespace HamuraBot.Website;

/// <summary>Japanese is what a bare address gives to a browser that asks for nothing else; links always name the language.</summary>
public static class Links
{
    public static string Home(Language language) => $"/?lang={language.Code()}";

    public static string Topics(Language language) => $"/topics?lang={language.Code()}";

    public static string Topic(string id, Language language) => $"/topics/{id}?lang={language.Code()}";

    public static string Privacy(Language language) => $"/privacy?lang={language.Code()}";

    public static string Accessibility(Language language) => $"/accessibility?lang={language.Code()}";

    public static string Sources(Language language) => $"/sources?lang={language.Code()}";

    public static string Seminars(Language language) => $"/seminars?lang={language.Code()}";

    public static string Seminar(SeminarId id, Language language) => $"/seminars/{id}?lang={language.Code()}";

    public static string Ask(string id, Language language) => $"/?lang={language.Code()}&ask={id}#chat";
}
