using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Officers;

namespace HamuraBot.Handoffs;

/// <summary>
/// What officers do. Whatever the visitor is to see is a turn of the visitor's conversation, so that it stands in the one log, in order,
/// and is guarded like every other turn: of two who take at once, one wins.
/// </summary>
public sealed class HandoffDesk(ConversationTurns conversations, HandoffTurns turns, HandoffMails mails, Typing typing, Audit audit, Store store)
{
    private const int LongestList = 500;

    /// <summary>The kind under which the audit log knows handoffs.</summary>
    private const string Subject = "handoff";

    public Task<Handoff?> FindAsync(string id, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.FindAsync(sql, id), cancellationToken);

    /// <summary>For an officer to read, which the audit log keeps.</summary>
    public async Task<Handoff?> OpenAsync(string id, Colleague officer, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } handoff) return null;
        await RecordAsync(officer, "read", Subject, id, cancellationToken);
        return handoff;
    }

    public Task NoteSearchAsync(Colleague officer, CancellationToken cancellationToken) =>
        RecordAsync(officer, "searched", "conversations", "", cancellationToken);

    /// <summary>Those who wait longest come first, then the latest; null asks for all.</summary>
    public Task<List<Handoff>> ListAsync(HandoffStatus? status, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.ListAsync(sql, status, LongestList), cancellationToken);

    public Task<List<Handoff>> OfOfficerAsync(string officerId, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.OfOfficerAsync(sql, officerId), cancellationToken);

    /// <summary>All of one conversation, the latest first.</summary>
    public Task<List<Handoff>> OfConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => HandoffTable.OfConversationAsync(sql, conversationId), cancellationToken);

    /// <summary>Another value than before means that some handoff has changed. Cheap enough to be asked every second.</summary>
    public Task<string> StampAsync(CancellationToken cancellationToken) => store.ReadAsync(HandoffTable.StampAsync, cancellationToken);

    /// <summary>Taking one's own again changes nothing and is no fault.</summary>
    public Task<HandoffResult> TakeAsync(string id, Colleague officer, CancellationToken cancellationToken) =>
        StepAsync(id, officer, "took", (before, now) => HandoffSteps.Take(before, officer, now), cancellationToken);

    /// <summary>Hands it to a colleague, or to oneself.</summary>
    public async Task<HandoffResult> AssignAsync(string id, Colleague officer, string to, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(sql => OfficerTable.FindAsync(sql, to), cancellationToken) is not { Enabled: true } found)
            return new(HandoffOutcome.NoSuchOfficer, await FindAsync(id, cancellationToken));
        var colleague = new Colleague(found.Id, found.Name);
        return await StepAsync(id, officer, "assigned", (before, now) => HandoffSteps.Assign(before, colleague, now), cancellationToken);
    }

    /// <param name="note">What came of it; never shown to the visitor.</param>
    public Task<HandoffResult> CloseAsync(string id, Colleague officer, string? note, CancellationToken cancellationToken) =>
        StepAsync(id, officer, "closed", (before, now) => HandoffSteps.Close(before, officer, note, now), cancellationToken);

    /// <param name="clientId">The sender's own id of the message: sent again, it is said once. Null if it is never sent again.</param>
    public Task<HandoffResult> SayAsync(string id, Colleague officer, OfficerMessage message, string? clientId, CancellationToken cancellationToken) =>
        StepAsync(id, officer, "wrote", (before, now) => HandoffSteps.Say(before, officer, now), cancellationToken, message,
            clientId is null ? null : $"{OfficerMessage.From(officer).Id}:{clientId}");

    /// <summary>Shown to the visitor while it lasts, and nowhere kept.</summary>
    /// <returns>False if the officer does not have it.</returns>
    public async Task<bool> TypeAsync(string id, Colleague officer, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { Status: HandoffStatus.WithOfficer } handoff || handoff.OfficerId != officer.Id) return false;
        typing.Tell(new(handoff.ConversationId, Speaker.Officer, OfficerMessage.From(officer).Id, officer.Name));
        return true;
    }

    private async Task<HandoffResult> StepAsync(
        string id, Colleague officer, string action, Func<Handoff, DateTimeOffset, HandoffResult> step, CancellationToken cancellationToken,
        OfficerMessage? message = null, string? clientId = null)
    {
        if (await FindAsync(id, cancellationToken) is not { } found) return new(HandoffOutcome.Absent, null);
        var result = await conversations.ContinueAsync(found.ConversationId, clientId, async (turn, token) =>
        {
            var transaction = turn.TurnState.Get<StoreTransaction>();
            Handoff? read = null;
            var isStep = false;
            var taken = await turns.StepAsync(turn, id, (before, now) => step(read = before, now), async after =>
            {
                isStep = true;
                audit.Record(transaction, officer.Id, action, Subject, id);
                if (message is null) return;
                await message.SayAsync(turn, officer, token);
                message.Keep(transaction);
                if (MailsAnswer(read!)) mails.TellOfAnswer(transaction, after);
            }, token);
            if (!isStep) transaction.RollBack();
            return taken;
        }, cancellationToken);
        // Nothing was asked of a message that had been said before.
        return result ?? new(HandoffOutcome.Done, await FindAsync(id, cancellationToken));
    }

    private Task RecordAsync(Colleague officer, string action, string kind, string id, CancellationToken cancellationToken) => store.WriteAsync(transaction =>
    {
        audit.Record(transaction, officer.Id, action, kind, id);
        return Task.FromResult(true);
    }, cancellationToken);

    /// <summary>As long as the visitor has not come back, the answer goes out by mail, too.</summary>
    private static bool MailsAnswer(Handoff before) =>
        before.Status is HandoffStatus.MessageTaken || before.PromisedAt is not null && before.UnansweredSince == before.TakenAt && before.AnsweredAt is null;
}
