using System.Text;
using HamuraBot.Content;
using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>A file that came with a message, kept by us.</summary>
public sealed record SharedFile(string Name, string ContentType, string Url);

/// <summary>
/// One message of a conversation as people read it: text and files, and nothing that a client could have made up to look like more.
/// </summary>
/// <param name="Name">An officer's; empty for the others.</param>
/// <param name="Text">Numbers that nobody should read by chance are covered.</param>
public sealed record TranscriptEntry(long Sequence, DateTimeOffset At, Speaker From, string Name, string Text, IReadOnlyList<SharedFile> Files)
{
    /// <summary>Whether there is more to the text than is shown.</summary>
    public bool IsCovered { get; init; }

    /// <summary>Of the one who wrote it; null if that was no officer.</summary>
    public string? OfficerId { get; init; }

    /// <summary>It was taken back, and the text says so.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>If it came by mail.</summary>
    public MailMark? Mail { get; init; }
}

/// <param name="Excerpt">The message that the words were found in.</param>
public sealed record FoundConversation(string ConversationId, DateTimeOffset At, Speaker From, string Excerpt);

/// <summary>Reads what was said from the conversations' log.</summary>
public sealed class Transcripts(Store store)
{
    private const int LongestExcerpt = 160;

    /// <summary>What was said after a place in the log, in order.</summary>
    public Task<IReadOnlyList<TranscriptEntry>> ReadAsync(string conversationId, long after, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => ReadAsync(sql, conversationId, after), cancellationToken);

    /// <summary>The same as part of something larger.</summary>
    public static async Task<IReadOnlyList<TranscriptEntry>> ReadAsync(StoreConnection sql, string conversationId, long after = 0) => [.. (await sql.ListAsync(
        "SELECT sequence, at, body FROM activities WHERE conversation_id = @id AND sequence > @after ORDER BY sequence",
        Entry, ("@id", conversationId), ("@after", after))).OfType<TranscriptEntry>()];

    /// <summary>Conversations in which a visitor or an officer said all the words, in whatever messages; the latest first.</summary>
    public Task<IReadOnlyList<FoundConversation>> SearchAsync(string query, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<FoundConversation>>(async sql => [.. (await Said.FindAsync(sql, SearchText.Words(query), limit,
            row => (Id: row.Text("conversation_id"), Entry: Entry(row)))).Where(found => found.Entry is not null)
            .Select(found => new FoundConversation(found.Id, found.Entry!.At, found.Entry.From, Around(found.Entry.Text, SearchText.Words(query)[0])))], cancellationToken);

    /// <summary>What a visitor or an officer said last in each of these conversations.</summary>
    public Task<IReadOnlyDictionary<string, TranscriptEntry>> LastAsync(IReadOnlyCollection<string> conversations, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyDictionary<string, TranscriptEntry>>(async sql => (await Said.LastAsync(sql, conversations,
            row => (Id: row.Text("conversation_id"), Entry: Entry(row)))).Where(last => last.Entry is not null).ToDictionary(last => last.Id, last => last.Entry!), cancellationToken);

    private static TranscriptEntry? Entry(Row row)
    {
        var activity = LoggedActivity.Parse(row.Text("body"));
        if ((string?)activity["type"] != ActivityTypes.Message) return null;
        var (speaker, text) = (Speakers.Of(activity), MessageText.Shown(activity));
        var covered = CoveredNumbers.Covered(text);
        return new(row.Integer("sequence"), row.Instant("at"), speaker,
            speaker is Speaker.Officer ? (string?)activity["from"]!["name"] ?? "" : "", covered, [.. FilesOf(activity)])
        { IsCovered = covered != text, OfficerId = Speakers.OfficerOf(activity), IsWithdrawn = (string?)activity["name"] == Withdrawal.Event, Mail = speaker is Speaker.Visitor ? Marks.Of(activity).Mail : null };
    }

    private static IEnumerable<SharedFile> FilesOf(JObject activity) =>
        from attachment in (activity["attachments"] as JArray)?.OfType<JObject>() ?? []
        let url = (attachment["contentUrl"] as JValue)?.Value as string
        where url is not null
        select new SharedFile((string?)attachment["name"] ?? "", (string?)attachment["contentType"] ?? "", url);

    /// <summary>The part of a text in which the word stands; the beginning, if it is written there in another way.</summary>
    private static string Around(string text, string word)
    {
        var place = Math.Max(0, text.Compatible().IndexOf(word, StringComparison.OrdinalIgnoreCase));
        var from = Math.Max(0, Math.Min(place - LongestExcerpt / 4, text.Length - LongestExcerpt));
        return Excerpt.Of(text[from..], LongestExcerpt);
    }
}
