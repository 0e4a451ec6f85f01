using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Answers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Dialogs.Forms;

/// <summary>
/// Asks one field, in the language of the moment, until the answer can be read. Its id is the field's. The turn holds the
/// <see cref="FormState"/> of the form that asks.
/// </summary>
public sealed class FieldPrompt(Form form, Field field, DialogLibrary library)
    : TextPrompt(field.Id, (prompt, _) => Task.FromResult(Validate(field, library.Reader, prompt)))
{
    /// <summary>Characters of what was typed, where it is only told again.</summary>
    private const int LongestShown = 100;

    private readonly FormPhrases phrases = library.Phrases.Form;
    private readonly Refusal refusal = new(library);
    private readonly FormSummary summary = new(form, library);

    protected override async Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
        CancellationToken cancellationToken = default)
    {
        var (language, asked) = (turnContext.Language, turnContext.Noted<FormState>()!);
        var refused = isRetry ? null : asked.RefusedText(field);
        var said = isRetry ? refusal.Of(field, library.Reader.Read(field, turnContext.Text), language)
            : refused is null ? Question(asked, language)
            : phrases.Refused.In(language, ("label", field.Title.In(language)), ("typed", Markdown.Plain(Excerpt.Of(refused, LongestShown))),
                ("reason", refusal.Of(field, library.Reader.Read(field, refused), language)));
        if (field.Kind is FieldKind.Choices && !isRetry) said += phrases.Several.In(language);
        if (field.Optional) said += phrases.Optional.In(language);
        var choices = field.Choices.Select(choice => choice.Label.In(language)).ToList();
        if (field.Kind.HasChoices()) said += "\n\n" + string.Join('\n', choices.Select((label, i) => $"{i + 1}. {label}"));
        if (Step(asked) is var (step, of)) said = phrases.Progress.In(language, ("step", Formats.Number(step)), ("of", Formats.Number(of))) + said;
        var reply = Reply.In(language, said, [.. choices.Select(Reply.Button), .. More(asked, language)]);
        if (field.Id == OwnFields.Confirm) reply.Attachments = [summary.Changes(asked.Answers, language)];
        var marks = Mark(form, field, isRetry || refused is not null);
        if (Step(asked) is var (at, last)) marks = marks with { Prompt = marks.Prompt! with { Step = at, Of = last } };
        await turnContext.SendActivityAsync(reply.Marked(marks), cancellationToken);
    }

    /// <summary>Which question of how many this is, where there are so many that one wants to know.</summary>
    private (int Step, int Of)? Step(FormState asked)
    {
        var asks = form.Fields.Where(each => each.Applies(asked.Answers)).ToList();
        return form.Days is not null && asks.IndexOf(field) is >= 0 and var at ? (at + 1, asks.Count) : null;
    }

    /// <summary>What the field's question is known by to other programs.</summary>
    public static Marks Mark(Form form, Field field, bool isRetry) => new()
    {
        Prompt = new(
            form.Id, field.Id, field.Kind.Code(), field.Optional, field.Choices.Count > 0 ? [.. field.Choices.Select(choice => choice.Id)] : null, isRetry),
    };

    private static bool Validate(Field field, FieldReader reader, PromptValidatorContext<string> prompt)
    {
        var reading = reader.Read(field, prompt.Context.Text);
        prompt.Recognized.Value = reading.Answer;
        return reading.Outcome is ReadingOutcome.Understood;
    }

    private string Question(FormState asked, Language language)
    {
        var question = field.Ask.In(language);
        return field.Id switch
        {
            OwnFields.Confirm => question + "\n\n" + summary.Of(asked.Answers, language),
            OwnFields.Offer => question + "\n\n" + summary.Of(asked.Offers, language),
            _ when asked.AnswerBefore(field) is { } before =>
                question + "\n\n" + phrases.AnswerNow.In(language, ("answer", summary.Shown(field, before, language))),
            _ => question,
        };
    }

    /// <summary>At the beginning there is the card as well.</summary>
    private IEnumerable<CardAction> More(FormState asked, Language language) =>
        form.Confirm is not null && asked.IsNew ? [Reply.Button(phrases.FillInCard.In(language))] : [];
}
