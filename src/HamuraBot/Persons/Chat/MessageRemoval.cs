using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Dialogs;
using Microsoft.Bot.Builder;

namespace HamuraBot.Persons.Chat;

/// <summary>A visitor takes a message back: its text leaves the log, and whatever was made of it; that there was one stays to be seen.</summary>
public sealed class MessageRemoval(StoredConversationState conversation, IEnumerable<RoomHoldings> rooms, DialogLibrary library, TimeProvider clock)
{
    /// <param name="turn">Of the visitor whose conversation it is.</param>
    /// <param name="sequence">Of the message; null for the last one before this.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>False if there is no such message, or it is not the visitor's.</returns>
    public async Task<bool> RemoveAsync(ITurnContext turn, long? sequence, CancellationToken cancellationToken)
    {
        var (transaction, id) = (turn.Transaction, turn.Activity.Conversation.Id);
        var words = library.Phrases.Privacy;
        if (await ActivityLog.EraseTextAsync(transaction.Sql, id, sequence, words.RemovedText.In(turn.Language)) is not { } erased) return false;
        foreach (var room in rooms) await room.EraseMessageAsync(transaction, id, erased.At);
        await conversation.ForgetAsync(turn, "lastQuestion", cancellationToken);
        var now = clock.GetUtcNow();
        await Erasures.AddAsync(transaction.Sql, new(Guid.CreateVersion7(now).ToString(), now, null, words.RemovedReason.In(Language.Ja), [new("activities", 1)], false,
            [new(ErasedKey.Message, $"{id}|{erased.Sequence}")]), toRepeat: false);
        return true;
    }
}
