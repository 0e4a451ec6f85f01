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

    /// <summary>With one message.</summary>
    public required int MostFiles { get; init; }

    /// <summary>The same checks for a file that came in another way: its name, what it holds, for which conversation and in which language.</summary>
    public required Func<string, byte[], string, Language, CancellationToken, Task<ShelvedFiles>> ShelveAsync { get; init; }

    /// <summary>Whether a conversation keeps no more than it has, if so many bytes were added.</summary>
    public required Func<string, long, CancellationToken, Task<bool>> IsFullAsync { get; init; }
}
