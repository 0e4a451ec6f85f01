using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Officers;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs;

/// <summary>What an officer wants to do with a handoff.</summary>
/// <param name="Handoff">Its id.</param>
/// <param name="Officer">Who does it.</param>
/// <param name="Action">As the audit calls it.</param>
/// <param name="Guard">One of <see cref="OfficerSteps"/>.</param>
internal sealed record OfficerStep(string Handoff, ActingOfficer Officer, string Action, Func<Handoff, DateTimeOffset, HandoffResult> Guard)
{
    /// <summary>What the officer says with it.</summary>
    public OfficerMessage? Message { get; init; }

    /// <summary>The message's own id: sent again, it is said once. Null if it is never sent again.</summary>
    public string? MessageId { get; init; }
}

/// <summary>
/// What officers do. Whatever the visitor is to see is a turn of the visitor's conversation, so that it stands in the one log, in order,
/// and is guarded like every other turn: of two who take at once, one wins.
/// </summary>
public sealed class HandoffDesk(ConversationTurns conversations, HandoffTurns turns, HandoffMails mails, Typing typing, DialogLibrary library, Audit audit, Store store, TimeProvider clock)
{
    private const int LongestList = 500;

    /// <summary>The kind under which the audit log knows handoffs.</summary>
    private const string Subject = "handoff";

    public Task<Handoff?> FindAsync(string id, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.FindAsync(sql, id), cancellationToken);

    /// <summary>For an officer to read, which the audit log keeps.</summary>
    public async Task<Handoff?> ReadAsync(string id, ActingOfficer officer, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } handoff) return null;
        await audit.RecordSeenAsync(officer.Id, "read", Subject, id, cancellationToken);
        return handoff;
    }

    public Task NoteSearchAsync(ActingOfficer officer, CancellationToken cancellationToken) =>
        RecordAsync(officer, "searched", "conversations", "", cancellationToken);

    /// <summary>The most urgent first; null asks for all.</summary>
    public Task<List<Handoff>> ListAsync(HandoffStatus? status, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.ListAsync(sql, status, LongestList), cancellationToken);

    /// <summary>Those who wait and whom no officer has, the most urgent first.</summary>
    public Task<List<Handoff>> UnansweredAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.UnansweredAsync(sql, LongestList), cancellationToken);

    public Task<List<Handoff>> OfOfficerAsync(string officerId, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.OfOfficerAsync(sql, officerId), cancellationToken);

    /// <summary>All of one conversation, the latest first.</summary>
    public Task<List<Handoff>> OfConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.OfConversationAsync(sql, conversationId), cancellationToken);

    /// <summary>Another value than before means that some handoff has changed. Cheap enough to be asked every second.</summary>
    public Task<string> StampAsync(CancellationToken cancellationToken) => store.ReadAsync(HandoffTable.StampAsync, cancellationToken);

    public Task<HandoffResult> TakeAsync(string id, ActingOfficer officer, CancellationToken cancellationToken) =>
        StepAsync(new(id, officer, "took", (before, now) => OfficerSteps.Take(before, officer, now)), cancellationToken);

    /// <summary>Hands it to a colleague, or to oneself.</summary>
    public async Task<HandoffResult> AssignAsync(string id, ActingOfficer officer, string to, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(sql => OfficerTable.FindAsync(sql, to), cancellationToken) is not { Enabled: true } found)
            return new(HandoffOutcome.NoSuchOfficer, await FindAsync(id, cancellationToken));
        var colleague = new ActingOfficer(found.Id, found.Name);
        return await StepAsync(new(id, officer, "assigned", (before, now) => OfficerSteps.Assign(before, colleague, now)), cancellationToken);
    }

    /// <param name="note">What came of it; never shown to the visitor.</param>
    public Task<HandoffResult> CloseAsync(string id, ActingOfficer officer, string? note, CancellationToken cancellationToken) =>
        StepAsync(new(id, officer, "closed", (before, now) => OfficerSteps.Close(before, officer, note, now)), cancellationToken);

    /// <summary>The visitor is told another moment by which the desk answers: noon of the next day on which it opens.</summary>
    public Task<HandoffResult> PromiseAsync(string id, ActingOfficer officer, CancellationToken cancellationToken) =>
        StepAsync(new(id, officer, "promised", (before, _) => OfficerSteps.Promise(before, officer, library.Calendar.PromiseFromNow(1))), cancellationToken);

    /// <param name="clientId">The sender's own id of the message: sent again, it is said once. Null if it is never sent again.</param>
    public Task<HandoffResult> SayAsync(string id, ActingOfficer officer, OfficerMessage message, string? clientId, CancellationToken cancellationToken) =>
        StepAsync(new(id, officer, "wrote", (before, now) => OfficerSteps.Say(before, officer, now))
        {
            Message = message,
            MessageId = clientId is null ? null : $"{OfficerMessage.From(officer).Id}:{clientId}",
        }, cancellationToken);

    /// <summary>Shown to the visitor while it lasts, and nowhere kept.</summary>
    /// <returns>False if the officer does not have it.</returns>
    public async Task<bool> TypeAsync(string id, ActingOfficer officer, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { Status: HandoffStatus.WithOfficer } handoff || handoff.OfficerId != officer.Id) return false;
        var names = await store.ReadAsync(sql => OfficerTable.NamesAsync(sql, officer), cancellationToken);
        typing.Tell(new(handoff.ConversationId, Speaker.Officer, OfficerMessage.From(officer).Id, names.In(handoff.Language)));
        return true;
    }

    /// <summary>
    /// The one way of an officer's step, in one transaction: the handoff is read, the guard says whether this officer may do it in this status
    /// and what it changes, and that is saved, told to the visitor in a turn of the conversation, and kept in the audit.
    /// </summary>
    private Task<HandoffResult> StepAsync(OfficerStep step, CancellationToken cancellationToken) => store.WriteAgainAsync(async transaction =>
    {
        if (await HandoffTable.FindAsync(transaction.Sql, step.Handoff) is not { } before) return HandoffResult.Absent;
        var result = await conversations.ContinueAsync(
            transaction, before.ConversationId, step.MessageId, (turn, token) => StepAsync(turn, transaction, before, step, token), cancellationToken);
        // A message that had been said before is not said again.
        return result ?? HandoffResult.Done(before);
    }, cancellationToken);

    private async Task<HandoffResult> StepAsync(
        ITurnContext turn, StoreTransaction transaction, Handoff before, OfficerStep step, CancellationToken cancellationToken)
    {
        var allowed = step.Guard(before, clock.GetUtcNow());
        if (allowed.Outcome is not HandoffOutcome.Done || step.Message is null && !allowed.Changes(before))
        {
            transaction.RollBack();
            return allowed;
        }
        if (step.Message is { } message)
        {
            await message.SayAsync(turn, step.Officer, cancellationToken);
            message.Keep(transaction);
            Drafts.Remove(transaction, before.Id, step.Officer.Id);
        }
        var result = await turns.ApplyAsync(turn, before, allowed, cancellationToken);
        audit.Record(transaction, step.Officer.Id, step.Action, Subject, before.Id);
        if (step.Message is not null && MailsAnswer(before)) mails.TellOfAnswer(transaction, result.Handoff!);
        return result;
    }

    private Task RecordAsync(ActingOfficer officer, string action, string kind, string id, CancellationToken cancellationToken) => store.WriteAsync(transaction =>
    {
        audit.Record(transaction, officer.Id, action, kind, id);
        return Task.FromResult(true);
    }, cancellationToken);

    /// <summary>Somebody who was promised an answer for later need not be there: the answer goes out by mail, too.</summary>
    private static bool MailsAnswer(Handoff before) =>
        before.Status is HandoffStatus.MessageTaken || before.PromisedAt is not null && before.AnsweredAt is null;
}
