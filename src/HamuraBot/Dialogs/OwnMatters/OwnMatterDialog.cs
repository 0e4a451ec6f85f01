using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs.OwnMatters;

/// <summary>
/// Does what a visitor wants with what was filed before: tells how it stands, changes one answer, withdraws it after asking once. What is not of
/// this conversation is reached by a link to its owner's mailbox. A message that is no answer to its question ends it and goes where it belongs.
/// </summary>
public sealed class OwnMatterDialog(DialogLibrary library, MattersOfTurn matters) : Dialog("own-matter")
{
    private readonly OwnMatterPhrases phrases = library.Phrases.Own;
    private readonly OwnMatterReply reply = new(library);
    private readonly Refusal refusal = new(library);

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var state = new OwnMatterState(dc.ActiveDialog.State) { Text = dc.Context.Text };
        var all = await matters.AllAsync(dc.Context);
        if (OwnMatterWords.NumberIn(dc.Context.Text) is { } number && all.All(known => known.Matter.Number != number))
        {
            state.Number = number;
            return EmailText.In(dc.Context.Text) is { } email ? await MailAsync(dc, number, email, cancellationToken) : await AskAsync(dc, OwnMatterStep.Email, cancellationToken);
        }
        if (all.Count == 0) return await AskAsync(dc, OwnMatterStep.Number, cancellationToken);
        return OwnMatterChoice.Of(all, dc.Context.Text, Act(state)) is [var only]
            ? await ActAsync(dc, only, cancellationToken)
            : await AskAsync(dc, OwnMatterStep.Which, cancellationToken);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var (state, text) = (new OwnMatterState(dc.ActiveDialog.State), dc.Context.Text);
        if (dc.Context.Command is not null || FormSubmission.In(dc.Context) is not null) return await LeaveAsync(dc, cancellationToken);
        switch (state.Step)
        {
            case OwnMatterStep.Number when OwnMatterWords.NumberIn(text) is { } number:
                state.Number = number;
                return EmailText.In(text) is { } given ? await MailAsync(dc, number, given, cancellationToken) : await AskAsync(dc, OwnMatterStep.Email, cancellationToken);
            case OwnMatterStep.Email when EmailText.In(text) is { } email: return await MailAsync(dc, state.Number!, email, cancellationToken);
            case OwnMatterStep.Which when OwnMatterChoice.Chosen(await matters.AllAsync(dc.Context), text) is { } chosen:
                return await ActAsync(dc, chosen, cancellationToken);
            case OwnMatterStep.Field when await KnownAsync(dc) is { } known && OwnMatterChoice.FieldIn(known.Matter.Answers, text) is { } answer:
                state.Field = answer.Field.Id;
                return await AskAsync(dc, OwnMatterStep.Answer, cancellationToken);
            case OwnMatterStep.Answer when await KnownAsync(dc) is { } known: return await ReadAsync(dc, known, cancellationToken);
            case OwnMatterStep.Sure when await KnownAsync(dc) is { } known && IsSure(text, dc.Context.Language) is { } sure:
                if (sure) await known.Business.WithdrawAsync(dc.Context, known.Matter.Number, cancellationToken);
                else await dc.Context.SendActivityAsync(reply.Say(phrases.Kept, dc.Context.Language), cancellationToken);
                return await dc.EndDialogAsync(cancellationToken: cancellationToken);
            default: return await LeaveAsync(dc, cancellationToken);
        }
    }

    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        SayQuestionAsync(turnContext, new(instance.State), cancellationToken);

    private async Task<DialogTurnResult> ActAsync(DialogContext dc, KnownMatter known, CancellationToken cancellationToken)
    {
        var state = new OwnMatterState(dc.ActiveDialog.State);
        var (matter, act) = (known.Matter, Act(state));
        state.Number = matter.Number;
        switch (act)
        {
            case MatterAct.Withdraw when matter.WithdrawQuestion is not null: return await AskAsync(dc, OwnMatterStep.Sure, cancellationToken);
            case MatterAct.Seats when matter.Seats is { } seats: return await ChangeAsync(dc, state, known, seats, cancellationToken);
            case MatterAct.Change or MatterAct.Seats when matter.IsLive:
                if (OwnMatterChoice.FieldIn(matter.Answers, state.Text) is { } named) return await ChangeAsync(dc, state, known, named, cancellationToken);
                if (OwnMatterChoice.FieldIn([.. matter.Settled.Select(field => new OwnAnswer(field, ""))], state.Text) is { } settled)
                    return await EndAsync(dc, reply.NotChangedHere(matter, settled.Field, dc.Context.Language), cancellationToken);
                if (matter.Answers.Count == 0) return await EndAsync(dc, reply.NoChange(matter, dc.Context.Language), cancellationToken);
                return await AskAsync(dc, OwnMatterStep.Field, cancellationToken);
            default:
                await known.Business.TellAsync(dc.Context, matter.Number, cancellationToken);
                return await dc.EndDialogAsync(cancellationToken: cancellationToken);
        }
    }

    /// <summary>A value that the message itself holds is taken at once; else it is asked for.</summary>
    private async Task<DialogTurnResult> ChangeAsync(DialogContext dc, OwnMatterState state, KnownMatter known, OwnAnswer before, CancellationToken cancellationToken)
    {
        state.Field = before.Field.Id;
        if (OwnMatterChoice.ValueIn(before.Field, state.Text) is { } value && library.Reader.Read(before.Field, value) is { Outcome: ReadingOutcome.Understood } reading)
            return await KeepAsync(dc, known, before, reading.Answer, cancellationToken);
        return await AskAsync(dc, OwnMatterStep.Answer, cancellationToken);
    }

    private async Task<DialogTurnResult> ReadAsync(DialogContext dc, KnownMatter known, CancellationToken cancellationToken)
    {
        var (state, turn) = (new OwnMatterState(dc.ActiveDialog.State), dc.Context);
        if (known.Matter.Answers.FirstOrDefault(answer => answer.Field.Id == state.Field) is not { } before) return await LeaveAsync(dc, cancellationToken);
        if (turn.Meaning is { Intent: Intent.Cancel } || library.FormWords.Read(turn.Text) is FormWord.Back)
            return await EndAsync(dc, reply.Say(phrases.Unchanged, turn.Language), cancellationToken);
        if (library.Reader.Read(before.Field, turn.Text) is { Outcome: ReadingOutcome.Understood } read)
            return await KeepAsync(dc, known, before, read.Answer, cancellationToken);
        if (Question.IsPlainly(turn.Text)) return await LeaveAsync(dc, cancellationToken);
        await turn.SendActivityAsync(Reply.In(turn.Language, refusal.Of(before.Field, library.Reader.Read(before.Field, turn.Text), turn.Language)), cancellationToken);
        return EndOfTurn;
    }

    private async Task<DialogTurnResult> KeepAsync(DialogContext dc, KnownMatter known, OwnAnswer before, string answer, CancellationToken cancellationToken)
    {
        if (answer == before.Answer) return await EndAsync(dc, reply.SameAnswer(before, dc.Context.Language), cancellationToken);
        await known.Business.ChangeAsync(dc.Context, known.Matter.Number, before, answer, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private async Task<DialogTurnResult> MailAsync(DialogContext dc, string number, EmailAddress email, CancellationToken cancellationToken)
    {
        if (matters.BusinessOf(number) is { } business) await business.SendLinkAsync(dc.Context, number, email);
        return await EndAsync(dc, reply.Say(phrases.LinkMailed, dc.Context.Language), cancellationToken);
    }

    private async Task<DialogTurnResult> AskAsync(DialogContext dc, OwnMatterStep step, CancellationToken cancellationToken)
    {
        var state = new OwnMatterState(dc.ActiveDialog.State) { Step = step };
        await SayQuestionAsync(dc.Context, state, cancellationToken);
        return EndOfTurn;
    }

    private async Task SayQuestionAsync(ITurnContext turn, OwnMatterState state, CancellationToken cancellationToken)
    {
        var all = await matters.AllAsync(turn);
        var known = all.FirstOrDefault(known => known.Matter.Number == state.Number)?.Matter;
        if (reply.Question(state, known, OwnMatterChoice.Of(all, state.Text, Act(state)), turn.Language) is { } question)
            await turn.SendActivityAsync(question, cancellationToken);
    }

    private async Task<DialogTurnResult> EndAsync(DialogContext dc, Microsoft.Bot.Schema.Activity said, CancellationToken cancellationToken)
    {
        await dc.Context.SendActivityAsync(said, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private static async Task<DialogTurnResult> LeaveAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        FormDialog.LeaveToOthers(dc.Context);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    private async Task<KnownMatter?> KnownAsync(DialogContext dc) =>
        new OwnMatterState(dc.ActiveDialog.State).Number is { } number ? await matters.FindAsync(dc.Context, number) : null;

    /// <summary>"Cancel" and the like say nothing but that.</summary>
    private MatterAct Act(OwnMatterState state) =>
        library.OwnMatters.ActIn(state.Text) ?? (library.Intents.Any(intent => intent.Intent is Intent.Cancel
            && intent.Ja.Concat(intent.En).Any(text => Plain.Of(text) == Plain.Of(state.Text))) ? MatterAct.Withdraw : MatterAct.State);

    private bool? IsSure(string text, Language language) =>
        Plain.Of(text) == Plain.Of(phrases.Yes.In(language)) ? true
        : Plain.Of(text) == Plain.Of(phrases.No.In(language)) ? false
        : library.OwnMatters.ActIn(text) is MatterAct.Withdraw ? true
        : library.FormWords.Agrees(text);
}
