using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>What a visitor does in the chat about the handoff of the conversation: asks how it stands, adds to it, gives it up, rates it.</summary>
public sealed class HandoffChat(OpenHandoffs open, HandoffTurns turns, HandoffReply reply, HandoffMails mails, DialogLibrary library, TimeProvider clock)
{
    /// <summary>The latest handoff of this conversation, if it has not come to an end.</summary>
    public async Task<Handoff?> FindOpenAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await open.MemoryAsync(turn, cancellationToken)).Id is { } id && await FindAsync(turn, id) is { IsOpen: true } found ? found : null;

    /// <summary>
    /// Says how it stands with the handoff that this conversation has already, or does what a button under it asks for.
    /// False if there is none, and nothing was said.
    /// </summary>
    public async Task<bool> AnswerOpenAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Command?.SubjectOf(HandoffReply.CancelVerb) is { } cancelled) return await CancelAsync(turn, cancelled, cancellationToken);
        if (turn.Command?.SubjectOf(HandoffReply.RateVerb) is { } rated) return await RateAsync(turn, rated, cancellationToken);
        if (turn.Command?.SubjectOf(HandoffReply.BotVerb) is not null)
        {
            (await open.MemoryAsync(turn, cancellationToken)).AsksBot = true;
            await turn.SendActivityAsync(Reply.In(turn.Language, library.Phrases.Handoff.BotAnswers.In(turn.Language)), cancellationToken);
            return true;
        }
        if (await FindOpenAsync(turn, cancellationToken) is not { } before) return false;
        if (before.Status is HandoffStatus.Waiting)
        {
            var position = await HandoffTable.PositionAsync(turn.Transaction.Sql, before.Id, before.WaitingSince!.Value);
            await turn.SendActivityAsync(reply.StillWaiting(before, position, turn.Language), cancellationToken);
        }
        else if (await turns.MayWaitAsync(turn))
        {
            await turns.ApplyAsync(turn, before, VisitorSteps.WaitAgain(before, clock.GetUtcNow()), cancellationToken);
        }
        else
        {
            var result = await turns.ApplyAsync(turn, before, VisitorSteps.Write(before, clock.GetUtcNow(), NextPromise), cancellationToken);
            await turn.SendActivityAsync(reply.AlreadyTaken(result.Handoff!, turn.Language), cancellationToken);
        }
        return true;
    }

    /// <summary>Says how it stands, and nothing else happens.</summary>
    public async Task TellOpenAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (await FindOpenAsync(turn, cancellationToken) is not { } handoff) return;
        var told = handoff.Status is HandoffStatus.Waiting
            ? reply.StillWaiting(handoff, await HandoffTable.PositionAsync(turn.Transaction.Sql, handoff.Id, handoff.WaitingSince!.Value), turn.Language)
            : reply.AlreadyTaken(handoff, turn.Language);
        await turn.SendActivityAsync(told, cancellationToken);
    }

    /// <summary>Added to what it is about: instead of waiting, or to the message that was left.</summary>
    public async Task LeaveNoteAsync(ITurnContext turn, string id, string note, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id) is not { } before) return;
        var step = VisitorSteps.LeaveNote(before, note, clock.GetUtcNow(), NextPromise);
        await SayIfOverAsync(turn, await turns.ApplyAsync(turn, before, step, cancellationToken), cancellationToken);
    }

    public async Task GiveEmailAsync(ITurnContext turn, string id, string email, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id) is not { } before) return;
        var step = VisitorSteps.GiveEmail(before, email);
        if (!step.Changes(before)) return;
        var after = (await turns.ApplyAsync(turn, before, step, cancellationToken)).Handoff!;
        mails.TellOfPromise(turn.Transaction, after);
        await turn.SendActivityAsync(reply.EmailKept(after, turn.Language), cancellationToken);
    }

    public async Task GivePhoneAsync(ITurnContext turn, string id, string phone, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id) is not { } before) return;
        var result = await turns.ApplyAsync(turn, before, VisitorSteps.GivePhone(before, phone), cancellationToken);
        if (result.Outcome is HandoffOutcome.Over) await SayIfOverAsync(turn, result, cancellationToken);
        else await turn.SendActivityAsync(reply.PhoneKept(result.Handoff!, turn.Language), cancellationToken);
    }

    private DateTimeOffset NextPromise => library.Calendar.PromiseFromNow(1);

    public async Task<bool> CancelAsync(ITurnContext turn, string id, CancellationToken cancellationToken)
    {
        if (await FindOwnAsync(turn, id, cancellationToken) is not { } before) return false;
        var step = VisitorSteps.Cancel(before, clock.GetUtcNow());
        await SayIfOverAsync(turn, await turns.ApplyAsync(turn, before, step, cancellationToken), cancellationToken);
        return true;
    }

    private async Task<bool> RateAsync(ITurnContext turn, string said, CancellationToken cancellationToken)
    {
        if (said.Split(':') is not [var id, [>= '1' and <= '5' and var rating]] || await FindOwnAsync(turn, id, cancellationToken) is not { } before) return false;
        await turns.ApplyAsync(turn, before, VisitorSteps.Rate(before, rating - '0'), cancellationToken);
        await turn.SendActivityAsync(Reply.In(turn.Language, library.Phrases.Handoff.Rated.In(turn.Language)), cancellationToken);
        return true;
    }

    /// <summary>What a button says, anybody could type.</summary>
    private async Task<Handoff?> FindOwnAsync(ITurnContext turn, string id, CancellationToken cancellationToken) =>
        (await open.MemoryAsync(turn, cancellationToken)).Id == id ? await FindAsync(turn, id) : null;

    private static Task<Handoff?> FindAsync(ITurnContext turn, string id) => HandoffTable.FindAsync(turn.Transaction.Sql, id);

    private async Task SayIfOverAsync(ITurnContext turn, HandoffResult result, CancellationToken cancellationToken)
    {
        if (result.Outcome is HandoffOutcome.Over)
            await turn.SendActivityAsync(Reply.In(turn.Language, library.Phrases.Handoff.Over.In(turn.Language)), cancellationToken);
    }
}
