using System.Globalization;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Officers;
using Microsoft.Bot.Schema;

namespace HamuraBot.Handoffs;

/// <summary>An officer's slip is taken back within two minutes: the visitor sees that, and what it had answered waits for an answer again.</summary>
public sealed class MessageWithdrawal(ConversationTurns conversations, OpenHandoffs open, Audit audit, DialogLibrary library, Store store, TimeProvider clock)
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    /// <param name="id">The handoff's.</param>
    /// <param name="message">Its place in the log, alone or as the end of the activity's id.</param>
    public Task<HandoffResult> WithdrawAsync(string id, ActingOfficer officer, string message, CancellationToken cancellationToken) => store.WriteAgainAsync(async transaction =>
    {
        if (!long.TryParse(message[(message.LastIndexOf('|') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return HandoffResult.Absent;
        if (await HandoffTable.FindAsync(transaction.Sql, id) is not { } before) return HandoffResult.Absent;
        if (await Withdrawal.FindAsync(transaction.Sql, before.ConversationId, sequence) is not { } said || said.OfficerId != officer.Id) return HandoffResult.Absent;
        var now = clock.GetUtcNow();
        if (now - said.At > Within) return new(HandoffOutcome.TooLateToWithdraw, before);
        var left = (await Transcripts.ReadAsync(transaction.Sql, before.ConversationId)).Where(entry => entry.Sequence != sequence).ToList();
        return await conversations.ContinueAsync(transaction, before.ConversationId, null, async (turn, token) =>
        {
            var phrases = library.Phrases.Handoff;
            var shown = Withdrawal.Withdraw(transaction, before.ConversationId, said, officer.Id, phrases.WithdrawnMessage.In(turn.Language), now);
            audit.Record(transaction, officer.Id, "withdrew", "handoff", id);
            await turn.SendActivityAsync(new Activity { Type = ActivityTypes.Event, Name = Withdrawal.Event, Value = shown }, token);
            var names = await OfficerTable.NamesAsync(transaction.Sql, officer);
            await turn.SendActivityAsync(Reply.In(turn.Language, phrases.HasWithdrawn.In(turn.Language, ("name", names.In(turn.Language)))), token);
            return before.IsOpen ? HandoffResult.Done(open.Save(transaction, before, Unanswered(before, left), now)) : HandoffResult.Done(before);
        }, cancellationToken) ?? HandoffResult.Absent;
    }, cancellationToken);

    /// <summary>What is unanswered by what is left of the log.</summary>
    private static Handoff Unanswered(Handoff before, IReadOnlyList<TranscriptEntry> left)
    {
        var answered = left.LastOrDefault(entry => entry.From is Speaker.Officer && entry.At >= before.AskedAt);
        var since = answered is null ? before.AskedAt : left.FirstOrDefault(entry => entry.From is Speaker.Visitor && entry.Sequence > answered.Sequence)?.At;
        return before with { AnsweredAt = answered?.At, UnansweredSince = since };
    }
}
