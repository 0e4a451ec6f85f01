using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.OwnMatters;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>A visitor's call for an officer, or message to one.</summary>
public sealed class HandoffMatters(DialogLibrary library, HandoffChat chat, HandoffMails mails) : IOwnMatters
{
    public int Order => 5;

    public char Series => 'H';

    /// <summary>Only the one that is open: of earlier ones there is nothing left to do.</summary>
    public async Task<IReadOnlyList<OwnMatter>> OfConversationAsync(ITurnContext turn)
    {
        if (await chat.FindOpenAsync(turn, default) is not { } handoff) return [];
        var phrases = library.Phrases.Handoff;
        return
        [
            new(handoff.Id, phrases.Page.Title.In(turn.Language), library.Phrases.Formats.Opening(handoff.AskedAt, turn.Language))
            {
                IsInLine = handoff.Status is HandoffStatus.Waiting,
                WithdrawQuestion = phrases.Page.WithdrawQuestion.In(turn.Language),
            },
        ];
    }

    public Task TellAsync(ITurnContext turn, string number, CancellationToken cancellationToken) => chat.TellOpenAsync(turn, cancellationToken);

    /// <summary>There is no answer to change: what else there is to say is added to the message.</summary>
    public Task ChangeAsync(ITurnContext turn, string number, OwnAnswer before, string answer, CancellationToken cancellationToken) =>
        chat.LeaveNoteAsync(turn, number, answer, cancellationToken);

    public Task WithdrawAsync(ITurnContext turn, string number, CancellationToken cancellationToken) =>
        chat.CancelAsync(turn, number, cancellationToken);

    public async Task SendLinkAsync(ITurnContext turn, string number, EmailAddress email)
    {
        var transaction = turn.Transaction;
        if (await HandoffTable.FindAsync(transaction.Sql, number) is { } handoff) await mails.SendLinkAsync(transaction, handoff, email);
    }
}
