using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Replies;

namespace HamuraBot.Handoffs;

/// <summary>What a visitor answers by mail: the visitor's last word, unread for the desk, as if it were written in the chat.</summary>
public sealed class HandoffReplies(HandoffDesk desk, VisitorWriting writing, DialogLibrary library, TimeProvider clock)
{
    public Repliable Kind => new(HandoffMails.Kind) { Find = FindAsync, Take = TakeAsync };

    /// <summary>A reply to a mail about something else that was begun in a conversation.</summary>
    public async Task<bool> TakeAboutAsync(StoreTransaction transaction, MailedConversation conversation, HandoffWish wish, VisitorReply reply, CancellationToken cancellationToken)
    {
        if (!await writing.WriteByMailAsync(transaction, conversation, wish, Reply, reply.Message, cancellationToken)) return false;
        reply.Keep(transaction);
        return true;
    }

    private HandoffResult Reply(Handoff before) => VisitorSteps.Reply(before, clock.GetUtcNow(), library.Calendar.PromiseFromNow(1));

    private async Task<ReplyThread?> FindAsync(string id, CancellationToken cancellationToken) => await desk.FindAsync(id, cancellationToken) is { } handoff
        ? new(handoff.ConversationId, handoff.Language, EmailAddress.TryParse(handoff.Email), HandoffMails.Addressee(handoff))
        : null;

    private async Task<bool> TakeAsync(StoreTransaction transaction, string id, VisitorReply reply, CancellationToken cancellationToken)
    {
        var result = await writing.StepAsync(transaction, id, Reply, reply.Message, cancellationToken);
        if (result.Outcome is not HandoffOutcome.Done) return false;
        reply.Keep(transaction);
        return true;
    }
}
