using HamuraBot.Data;
using Microsoft.Bot.Schema;

namespace HamuraBot.Replies;

/// <summary>What a reply answers: a conversation that an officer leads, in the language of its visitor, whose address is known or not.</summary>
public sealed record ReplyThread(string ConversationId, Language Language, EmailAddress? Address, string Addressee);

/// <summary>What came in for it, ready for the conversation.</summary>
/// <param name="Message">The visitor's, with its files.</param>
/// <param name="Keep">Stores the files with the message.</param>
public sealed record VisitorReply(Activity Message, Action<StoreTransaction> Keep);

/// <summary>One kind of thing that mails are about and that is answered by mail.</summary>
public sealed record Repliable(string Kind)
{
    /// <summary>Null when there is no such number any more.</summary>
    public required Func<string, CancellationToken, Task<ReplyThread?>> Find { get; init; }

    /// <summary>Puts the reply where it belongs, in the transaction that notes that it came.</summary>
    /// <returns>False when that is over.</returns>
    public required Func<StoreTransaction, string, VisitorReply, CancellationToken, Task<bool>> Take { get; init; }
}
