using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;

namespace HamuraBot.Seminars.Chat;

/// <summary>Tells in the open chat, besides the mail, that a seat has come free. A turn of its own, because another visitor's step gave the seat.</summary>
public sealed class PromotionNews(ConversationTurns conversations, RegistrationReply reply)
{
    /// <summary>The subject is the registration's number.</summary>
    public const string Timer = "seminar-promotion";

    public async Task TellAsync(StoreTransaction transaction, RegistrationNumber number)
    {
        if (await RegistrationTable.FindAsync(transaction.Sql, number) is not { Status: RegistrationStatus.Registered, ConversationId: { } conversation } promoted) return;
        if (await SeminarTable.FindAsync(transaction.Sql, promoted.Seminar) is not { } seminar) return;
        await conversations.ContinueAsync(transaction, conversation, null, async (turn, cancellationToken) =>
        {
            var told = await reply.OfAsync(transaction, new(RegistrationOutcome.Promoted, seminar, promoted), turn.Language);
            return await turn.SendActivityAsync(told, cancellationToken);
        }, CancellationToken.None);
    }
}
