using HamuraBot.Data;
using Microsoft.Bot.Schema;

namespace HamuraBot.Conversations.Files;

/// <summary>Files that were looked at and may be kept.</summary>
/// <param name="Keep">Stores them, in the transaction of the message that they belong to.</param>
/// <param name="Fault">Why they cannot be taken; then there is nothing else.</param>
public sealed record ShelvedFiles(IReadOnlyList<Attachment> Attachments, Action<StoreTransaction> Keep, string? Fault);

/// <summary>Where files of a conversation are kept, whoever sends them: the channel's own limits and checks hold for all.</summary>
/// <param name="ReadAsync">Reads the files of a posted form for a conversation; a refusal is worded in the language.</param>
public sealed record FileShelf(Func<HttpContext, string, Language, CancellationToken, Task<ShelvedFiles>> ReadAsync)
{
    /// <summary>Bytes that a posted form may have.</summary>
    public required long LargestForm { get; init; }
}
