using HamuraBot.Content;

namespace HamuraBot.Dialogs.Forms;

/// <summary>What a form asks of its own accord: consent, whether earlier answers still hold, and whether all is right.</summary>
public static class OwnFields
{
    public const string Consent = "consent", Offer = "offer", Confirm = "confirm";

    public const string Yes = "yes", No = "no";

    public static readonly IReadOnlyList<string> Ids = [Consent, Offer, Confirm];

    public static Field AskConsent(Words purpose, FormPhrases phrases)
    {
        var ask = Both(language => phrases.Consent.In(language, ("purpose", purpose.In(language))));
        return Ask(Consent, FieldKind.Consent, ask, phrases.Agree, phrases.Disagree);
    }

    public static Field AskOffer(FormPhrases phrases) =>
        Ask(Offer, FieldKind.Confirm, Both(phrases.Offer), phrases.Same, phrases.Different);

    public static Field AskConfirm(FormPhrases phrases) =>
        Ask(Confirm, FieldKind.Confirm, Both(phrases.Confirm), phrases.Send, phrases.Change);

    private static Field Ask(string id, FieldKind kind, Words ask, Phrase yes, Phrase no) =>
        new(id, kind, ask, null, Optional: false, [new(Yes, Both(yes)), new(No, Both(no))], null, null, null);

    private static Words Both(Phrase phrase) => Both(language => phrase.In(language));

    private static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));
}
