using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Answers;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs.Forms;

/// <summary>What a message did besides answering the field that was asked.</summary>
public enum FormMove
{
    /// <summary>It moves nothing.</summary>
    None,

    /// <summary>It has been answered; the field goes on waiting.</summary>
    Stay,

    /// <summary>What is to be asked next may be another field now.</summary>
    Ask,

    /// <summary>The form is set aside.</summary>
    Leave,
}

/// <summary>Back, skip, later, continue, the card, and changes of single answers.</summary>
public sealed class FormMoves(Form form, DialogLibrary library)
{
    /// <summary>In characters.</summary>
    private const int ShortWish = 30;

    private readonly FormPhrases phrases = library.Phrases.Form;
    private readonly FormSummary summary = new(form, library);

    public async Task<FormMove> MoveAsync(ITurnContext turn, Field field, FormState state, CancellationToken cancellationToken)
    {
        switch (library.FormWords.Read(turn.Text))
        {
            // "None" is an answer in words, too, where a field cannot be left out.
            case FormWord.Skip when field.Kind.TakesAnyWords() && !field.Optional: return FormMove.None;
            case FormWord.Skip when field.Optional:
                state.Keep(field.Id, "");
                return FormMove.Ask;
            case FormWord.Skip: return await SayAsync(turn, phrases.NotOptional, cancellationToken);
            case FormWord.Back when state.StepBack(field): return FormMove.Ask;
            case FormWord.Back: return await SayAsync(turn, phrases.FirstQuestion, cancellationToken);
            case FormWord.Leave when field.Optional:
                state.Keep(field.Id, "");
                return FormMove.Ask;
            case null when IsTakenBack(turn.Text):
            case FormWord.Leave:
                await SetAsideAsync(turn, state, phrases.Left, cancellationToken);
                return FormMove.Leave;
            case null when field.Optional && library.FormWords.Agrees(turn.Text) is false:
                state.Keep(field.Id, "");
                return FormMove.Ask;
            case FormWord.Later:
                await SetAsideAsync(turn, state, phrases.Later, cancellationToken);
                return FormMove.Leave;
            case FormWord.Continue: return FormMove.Ask;
            case FormWord.Card when form.Confirm is not null:
                await turn.SendActivityAsync(FormCard.Of(form, field, state, library, turn.Language), cancellationToken);
                return FormMove.Stay;
            case FormWord.Change: return await AskWhichAsync(turn, field, summary.Answered(state.Answers), cancellationToken);
            default:
                return !state.WasLeft(turn.Text) && WishOf(turn, field) is { } wish
                    ? await ChangeAsync(turn, field, state, wish, cancellationToken)
                    : FormMove.None;
        }
    }

    /// <summary>「申し込みをやめます」, said in the middle, is about this one.</summary>
    private bool IsTakenBack(string text) =>
        text.Length <= ShortWish && library.OwnMatters.ActIn(text) is MatterAct.Withdraw && library.OwnMatters.NamesOne(text);

    public async Task SetAsideAsync(ITurnContext turn, FormState state, Phrase said, CancellationToken cancellationToken)
    {
        FormMemory.In(turn).SetFormAside(form, state.Copy());
        var (again, menu) = (Reply.Button(phrases.GoOn.In(turn.Language)), Reply.Button(library.Phrases.Buttons.Menu.In(turn.Language)));
        await turn.SendActivityAsync(Reply.In(turn.Language, said.In(turn.Language), again, menu), cancellationToken);
    }

    /// <summary>Says what was taken out of a sentence, so that it can be put right at once.</summary>
    public async Task ReadBackAsync(ITurnContext turn, Field field, string answer, CancellationToken cancellationToken)
    {
        var shown = ("answer", summary.Shown(field, answer, turn.Language));
        var said = field.Kind switch
        {
            FieldKind.Date when DateText.HasTime(turn.Text) => phrases.TimeNotKept.In(turn.Language, shown),
            FieldKind.Email when Plain.Of(turn.Text).TrimEnd('>').TrimStart('<') != Plain.Of(answer) => phrases.Understood.In(turn.Language, ("label", field.Title.In(turn.Language)), shown),
            FieldKind.Text when turn.Text.Trim() != answer => phrases.Understood.In(turn.Language, ("label", field.Title.In(turn.Language)), shown),
            _ => null,
        };
        if (said is not null) await turn.SendActivityAsync(Reply.In(turn.Language, said), cancellationToken);
    }

    /// <summary>Where all is read once more, to say how it is means to want it so.</summary>
    private ChangeWish? WishOf(ITurnContext turn, Field field) =>
        ChangeWish.Read(form, turn.Text, field.Kind is FieldKind.Multiline)
            ?? (field.Id is OwnFields.Confirm && ChangeWish.ReadStatement(form, turn.Text) is { Value: { } value } stated && IsNew(value) ? stated : null);

    /// <summary>「会社名は合っていますか」 asks, and "the phone is right" agrees.</summary>
    private bool IsNew(string value) => !value.EndsWith('か') && !value.EndsWith('?') && library.FormWords.Agrees(value) is null;

    /// <summary>Those of the fields that can take the new answer.</summary>
    private List<(Field Field, string Answer)> Given(List<Field> fields, string? value) =>
        [.. fields.Select(field => (Field: field, Reading: value is null ? Reading.Unreadable : library.Reader.Read(field, value)))
            .Where(one => one.Reading.Outcome is ReadingOutcome.Understood).Select(one => (one.Field, one.Reading.Answer!))];

    public async Task<FormMove> SayAsync(ITurnContext turn, Phrase phrase, CancellationToken cancellationToken, params (string, string)[] named)
    {
        await turn.SendActivityAsync(Reply.In(turn.Language, phrase.In(turn.Language, named)), cancellationToken);
        return FormMove.Ask;
    }

    private async Task<FormMove> ChangeAsync(
        ITurnContext turn, Field field, FormState state, ChangeWish wish, CancellationToken cancellationToken)
    {
        var answered = wish.Fields.Where(one => state.Answers.ContainsKey(one.Id)).ToList();
        if (Given(answered, wish.Value) is [var (given, answer)])
        {
            state.Keep(given.Id, answer);
            var (label, shown) = (given.Title.In(turn.Language), summary.Shown(given, answer, turn.Language));
            return await SayAsync(turn, phrases.Understood, cancellationToken, ("label", label), ("answer", shown));
        }
        switch (answered, wish.Fields)
        {
            case ([var only], _):
                state.Reconsider(only);
                return FormMove.Ask;
            case ([_, ..], _): return await AskWhichAsync(turn, field, answered, cancellationToken);
            case ([], []) when field.Id is OwnFields.Confirm:
                return await AskWhichAsync(turn, field, summary.Answered(state.Answers), cancellationToken);
            case ([], []): return FormMove.None;
            case ([], [var asked, ..]) when asked.Id == field.Id: return FormMove.None;
            default:
                state.LeaveToOthers(turn.Text);
                var later = phrases.NotAskedYet.In(turn.Language, ("label", wish.Fields[0].Title.In(turn.Language)));
                await turn.SendActivityAsync(Reply.In(turn.Language, later), cancellationToken);
                return FormMove.Ask;
        }
    }

    private async Task<FormMove> AskWhichAsync(
        ITurnContext turn, Field field, IEnumerable<Field> among, CancellationToken cancellationToken)
    {
        var buttons = summary.Buttons(among, turn.Language).ToList();
        var said = buttons.Count > 0 ? phrases.WhichToChange : phrases.NothingToChange;
        var reply = Reply.In(turn.Language, said.In(turn.Language), buttons);
        await turn.SendActivityAsync(reply.Marked(FieldPrompt.Mark(form, field, isRetry: false)), cancellationToken);
        return FormMove.Stay;
    }
}
