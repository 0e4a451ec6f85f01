using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Dialogs;

/// <summary>All questions of a form on one Adaptive Card, and what becomes of it when it is sent.</summary>
public static class FormCard
{
    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static Activity Of(Form form, Field asked, FormState state, DialogLibrary library, Language language)
    {
        var phrases = library.Phrases.Form;
        var body = new JArray { new JObject { ["type"] = "TextBlock", ["text"] = form.Name.In(language), ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true } };
        foreach (var field in form.Fields) body.Add(Input(field, Known(field, state), phrases, language));
        if (form.Consent is { } consent)
        {
            body.Add(new JObject { ["type"] = "TextBlock", ["text"] = consent.Ask.In(language), ["wrap"] = true });
            body.Add(new JObject
            {
                ["type"] = "Input.Toggle", ["id"] = OwnFields.Consent, ["title"] = phrases.Agree.In(language), ["valueOn"] = OwnFields.Yes, ["valueOff"] = "",
                ["value"] = state.Answers.GetValueOrDefault(OwnFields.Consent, ""),
            });
        }
        var card = new JObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json", ["type"] = "AdaptiveCard", ["version"] = "1.5", ["lang"] = language.Code(),
            ["body"] = body,
            ["actions"] = new JArray
            {
                new JObject { ["type"] = "Action.Submit", ["title"] = phrases.SendCard.In(language), ["data"] = new JObject { [FormSubmission.FormKey] = form.Id } },
            },
        };
        var reply = Reply.In(language, phrases.Card.In(language)).Marked("prompt", FieldPrompt.Mark(form, asked, isRetry: false));
        reply.Attachments = [new Attachment(ContentType, content: card)];
        return reply;
    }

    /// <summary>Keeps what can be read; the rest is asked one by one, with the reason.</summary>
    public static void Take(Form form, FormSubmission submission, FormState state, FieldReader reader)
    {
        foreach (var field in form.Fields)
        {
            if (submission[field.Id] is not { } text) continue;
            if (text.Length == 0 && field.Optional) state.Keep(field.Id, "");
            else if (text.Length == 0) state.Forget(field.Id);
            else if (reader.Read(field, text) is { Outcome: ReadingOutcome.Understood } reading) state.Keep(field.Id, reading.Answer);
            else state.Refuse(field, text);
        }
        if (form.Consent is { } consent && submission[consent.Id] is { } agreed && reader.Read(consent, agreed) == Reading.Of(OwnFields.Yes))
            state.Keep(consent.Id, OwnFields.Yes);
        if (state.Offers.Count > 0) state.Keep(OwnFields.Offer, OwnFields.No);
    }

    private static string Known(Field field, FormState state) =>
        state.Answers.GetValueOrDefault(field.Id) ?? state.Offers.GetValueOrDefault(field.Id) ?? "";

    private static JObject Input(Field field, string known, FormPhrases phrases, Language language)
    {
        var input = new JObject
        {
            ["type"] = Type(field.Kind), ["id"] = field.Id, ["label"] = field.Title.In(language), ["value"] = known,
            ["isRequired"] = !field.Optional && field.When is null,
        };
        if ((bool)input["isRequired"]!) input["errorMessage"] = phrases.CardNeedsThis.In(language);
        if (field.Kind.HasChoices())
        {
            input["choices"] = new JArray(field.Choices.Select(choice => new JObject { ["title"] = choice.Label.In(language), ["value"] = choice.Id }));
            input["isMultiSelect"] = field.Kind is FieldKind.Choices;
            input["style"] = field.Kind is FieldKind.Choices ? "expanded" : "compact";
        }
        else if (field.Kind.TakesAnyWords())
        {
            input["isMultiline"] = field.Kind is FieldKind.Multiline;
            input["maxLength"] = field.Max ?? (field.Kind is FieldKind.Multiline ? FieldReader.LongestText : FieldReader.LongestLine);
        }
        else if (field.Kind is FieldKind.Email or FieldKind.Phone) input["style"] = field.Kind is FieldKind.Email ? "email" : "tel";
        return input;
    }

    private static string Type(FieldKind kind) => kind.HasChoices() ? "Input.ChoiceSet" : kind is FieldKind.Date ? "Input.Date" : "Input.Text";
}
