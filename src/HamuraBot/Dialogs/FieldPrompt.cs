using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Dialogs;

/// <summary>Asks one field, in the language of the moment, until the answer can be read. Its id is the field's.</summary>
public sealed class FieldPrompt(string form, Field field, Phrases phrases)
    : TextPrompt(field.Id, (prompt, _) => Task.FromResult(Take(field, prompt)))
{
    protected override async Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        var language = turnContext.Language;
        var said = isRetry ? Retry(field.Read(turnContext.Text).Outcome, language) : field.Ask.In(language);
        if (field.Optional) said += phrases.Form.Optional.In(language);
        var choices = field.Choices.Select(choice => choice.Label.In(language)).ToList();
        if (choices.Count > 0) said += "\n\n" + string.Join('\n', choices.Select((label, i) => $"{i + 1}. {label}"));
        await turnContext.SendActivityAsync(Reply.In(language, said, choices.Select(Reply.Button)).Marked("prompt", Mark(isRetry)),
            cancellationToken);
    }

    private static bool Take(Field field, PromptValidatorContext<string> prompt)
    {
        var reading = field.Read(prompt.Context.Text);
        prompt.Recognized.Value = reading.Answer;
        return reading.Outcome is ReadingOutcome.Understood;
    }

    private string Retry(ReadingOutcome outcome, Language language) => outcome switch
    {
        ReadingOutcome.TooSmall when field.Kind.TakesAnyWords() =>
            phrases.Retry.TooShort.In(language, ("min", Formats.Number(field.Min ?? 0))),
        ReadingOutcome.TooLarge when field.Kind.TakesAnyWords() =>
            phrases.Retry.TooLong.In(language, ("max", Formats.Number(field.Max ?? 0))),
        ReadingOutcome.TooSmall => phrases.Retry.TooSmall.In(language, ("min", Amount(field.Min ?? 0, language))),
        ReadingOutcome.TooLarge => phrases.Retry.TooLarge.In(language, ("max", Amount(field.Max ?? long.MaxValue, language))),
        ReadingOutcome.WrongCurrency => phrases.Retry.MoneyInYen.In(language),
        ReadingOutcome.Unreadable or ReadingOutcome.Understood => field.Retry?.In(language) ?? Unreadable().In(language),
    };

    private Phrase Unreadable() => field.Kind switch
    {
        FieldKind.Text or FieldKind.Multiline => phrases.Retry.Text,
        FieldKind.Choice => phrases.Retry.Choice,
        FieldKind.Number => phrases.Retry.Number,
        FieldKind.Money => phrases.Retry.Money,
        FieldKind.Months => phrases.Retry.Months,
    };

    private string Amount(long bound, Language language) => field.Kind switch
    {
        FieldKind.Money => phrases.Formats.Yen(bound, language),
        FieldKind.Months => phrases.Formats.Months(bound, language),
        FieldKind.Text or FieldKind.Multiline or FieldKind.Choice or FieldKind.Number => Formats.Number(bound),
    };

    private JObject Mark(bool isRetry)
    {
        var mark = new JObject { ["form"] = form, ["field"] = field.Id, ["kind"] = field.Kind.Mark(), ["optional"] = field.Optional };
        if (field.Choices.Count > 0) mark["choices"] = new JArray(field.Choices.Select(choice => choice.Id));
        mark["retry"] = isRetry;
        return mark;
    }
}
