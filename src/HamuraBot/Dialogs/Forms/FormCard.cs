using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Answers;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Dialogs.Forms;

/// <summary>All questions of a form on one Adaptive Card, and what becomes of it when it is sent.</summary>
public static class FormCard
{
    /// <summary>Characters. The card itself lets nobody type more, and what is refused is kept until it is mended.</summary>
    private const int LongestSent = 10_000;

    /// <param name="faults">By field, why it could not be taken the last time; told at the field.</param>
    public static Activity Of(
        Form form, Field asked, FormState state, DialogLibrary library, Language language, IReadOnlyDictionary<string, string>? faults = null)
    {
        var phrases = library.Phrases.Form;
        faults ??= new Dictionary<string, string>();
        var title = Text(form.Name.In(language));
        (title["weight"], title["size"]) = ("Bolder", "Medium");
        var fields = form.Fields.SelectMany(field => (JObject[])[.. Fault(field, faults), Input(field, Known(field, state), phrases, language)]);
        var send = new JObject
        {
            ["type"] = "Action.Submit",
            ["title"] = phrases.SendCard.In(language),
            ["data"] = new JObject { [FormSubmission.FormKey] = form.Id },
        };
        var named = form.Fields.Where(field => faults.ContainsKey(field.Id)).Select(field => field.Title.In(language));
        var said = faults.Count is 0 ? phrases.Card.In(language)
            : phrases.CardFaults.In(language, ("fields", library.Phrases.Formats.Series(named, language)));
        var reply = Reply.In(language, said).Marked(FieldPrompt.Mark(form, asked, isRetry: false));
        reply.Attachments = [AdaptiveCard.With([title, .. fields, .. Consent(form, state, phrases, language)], send, language)];
        return reply;
    }

    /// <summary>Keeps what can be read; the rest is asked one by one, with the reason.</summary>
    public static void Fill(Form form, FormSubmission submission, FormState state, FieldReader reader)
    {
        foreach (var field in form.Fields)
        {
            // What is left empty is not sent at all by some clients.
            var text = submission[field.Id] ?? "";
            if (text.Length == 0 && field.Optional) state.Keep(field.Id, "");
            else if (text.Length is 0 or > LongestSent) state.Forget(field.Id);
            else if (reader.Read(field, text) is { Outcome: ReadingOutcome.Understood } reading) state.Keep(field.Id, reading.Answer);
            else state.Refuse(field, text);
        }
        if (form.Consent is { } consent && submission[consent.Id] is { } said && reader.Read(consent, said) == Reading.Of(OwnFields.Yes))
            state.Keep(consent.Id, OwnFields.Yes);
        if (state.Offers.Count > 0) state.Keep(OwnFields.Offer, OwnFields.No);
    }

    /// <summary>Everything that keeps the card from being taken, by field.</summary>
    public static Dictionary<string, string> Faults(Form form, FormState state, DialogLibrary library, Language language)
    {
        var refusal = new Refusal(library);
        return form.Fields.Where(field => field.Applies(state.Answers) && !state.Answers.ContainsKey(field.Id)).ToDictionary(field => field.Id, field =>
            state.RefusedText(field) is { } typed ? refusal.Of(field, library.Reader.Read(field, typed), language) : library.Phrases.Form.CardNeedsThis.In(language));
    }

    private static IEnumerable<JObject> Fault(Field field, IReadOnlyDictionary<string, string> faults)
    {
        if (!faults.TryGetValue(field.Id, out var why)) yield break;
        var told = Text(why);
        (told["color"], told["weight"]) = ("Attention", "Bolder");
        yield return told;
    }

    private static string Known(Field field, FormState state) =>
        state.RefusedText(field) ?? state.Answers.GetValueOrDefault(field.Id) ?? state.Offers.GetValueOrDefault(field.Id) ?? "";

    private static JObject Text(string text) => new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };

    private static IEnumerable<JObject> Consent(Form form, FormState state, FormPhrases phrases, Language language) => form.Consent is not { } consent
        ? []
        : [Text(form.Purpose!.In(language)), new()
        {
            ["type"] = "Input.Toggle",
            ["id"] = consent.Id,
            ["title"] = phrases.Agree.In(language),
            ["value"] = state.Answers.GetValueOrDefault(consent.Id, ""),
            ["valueOn"] = OwnFields.Yes,
            ["valueOff"] = "",
        }];

    private static JObject Input(Field field, string known, FormPhrases phrases, Language language)
    {
        var input = new JObject
        {
            ["type"] = Type(field.Kind),
            ["id"] = field.Id,
            ["label"] = field.Title.In(language),
            // Besides its use to the eye, this is what Web Chat tells screen readers of an input.
            ["placeholder"] = field.Ask.In(language),
            ["value"] = known,
        };
        // Whether a field applies that depends on another one is known only once the card is sent.
        input["isRequired"] = !field.Optional && field.When is null;
        if ((bool)input["isRequired"]!) input["errorMessage"] = phrases.CardNeedsThis.In(language);
        if (field.Kind.HasChoices())
        {
            var choices = field.Choices.Select(choice => new JObject { ["title"] = choice.Label.In(language), ["value"] = choice.Id });
            input["choices"] = new JArray(choices);
            input["isMultiSelect"] = field.Kind is FieldKind.Choices;
            input["style"] = field.Kind is FieldKind.Choices ? "expanded" : "compact";
        }
        else if (field.Kind.TakesAnyWords())
        {
            input["isMultiline"] = field.Kind is FieldKind.Multiline;
            input["maxLength"] = field.Max ?? (field.Kind is FieldKind.Multiline ? FieldReader.LongestText : FieldReader.LongestLine);
        }
        else if (field.Kind is FieldKind.Email or FieldKind.Phone) input["style"] = field.Kind is FieldKind.Email ? "email" : "tel";
        if (Hints(field) is { Count: > 0 } hints) input["hints"] = hints;
        return input;
    }

    /// <summary>For our own page, which Adaptive Cards have no words for; other clients pass over it.</summary>
    private static JObject Hints(Field field)
    {
        var hints = new JObject();
        if (Autofill.Of(field.Id) is { } token) hints["autocomplete"] = token;
        if (field.Kind.IsNumber() || field.Kind is FieldKind.PostalCode or FieldKind.CorporateNumber) hints["inputmode"] = "numeric";
        return hints;
    }

    private static string Type(FieldKind kind) => kind switch
    {
        FieldKind.Choice or FieldKind.Choices => "Input.ChoiceSet",
        FieldKind.Date => "Input.Date",
        _ => "Input.Text",
    };
}
