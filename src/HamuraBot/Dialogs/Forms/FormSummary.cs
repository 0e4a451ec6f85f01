using HamuraBot.Content;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Dialogs.Forms;

/// <summary>What a visitor has answered, for reading it over, and a button for each answer to change it.</summary>
public sealed class FormSummary(Form form, DialogLibrary library)
{
    private readonly FormPhrases phrases = library.Phrases.Form;

    public string Of(IReadOnlyDictionary<string, string> answers, Language language) => string.Join('\n', Answered(answers)
        .Where(field => answers[field.Id].Length > 0)
        .Select(field => $"- {field.Title.In(language)}: {Shown(field, answers[field.Id], language)}"));

    public string Shown(Field field, string answer, Language language) => answer.Length == 0
        ? phrases.NoAnswer.In(language)
        : Markdown.Plain(ShownAnswer.Of(field, answer, library.Phrases.Formats, language));

    /// <summary>A card that unfolds into a button for each answer: so many buttons would push the summary out of sight.</summary>
    public Attachment Changes(IReadOnlyDictionary<string, string> answers, Language language)
    {
        var buttons = Buttons(Answered(answers), language)
            .Select(button => new JObject { ["type"] = "Action.Submit", ["title"] = button.Title, ["data"] = (string)button.Value });
        var unfolded = new JObject { ["type"] = "AdaptiveCard", ["actions"] = new JArray(buttons) };
        return AdaptiveCard.With([], new JObject { ["type"] = "Action.ShowCard", ["title"] = phrases.Changes.In(language), ["card"] = unfolded }, language);
    }

    public IEnumerable<CardAction> Buttons(IEnumerable<Field> fields, Language language) =>
        fields.Select(field => Reply.Button(phrases.ChangeField.In(language, ("label", field.Title.In(language)))));

    public IEnumerable<Field> Answered(IReadOnlyDictionary<string, string> answers) =>
        form.Fields.Where(field => answers.ContainsKey(field.Id));
}
