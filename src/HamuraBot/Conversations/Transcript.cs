using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
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
}

/// <param name="Excerpt">The message that the words were found in.</param>
public sealed record FoundConversation(string ConversationId, DateTimeOffset At, Speaker From, string Excerpt);

/// <summary>Reads what was said from the conversations' log.</summary>
public sealed class Transcripts(Store store)
{
    private const int LongestExcerpt = 160;

    /// <summary>What was said after a place in the log, in order.</summary>
    public Task<IReadOnlyList<TranscriptEntry>> ReadAsync(string conversationId, long after, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<TranscriptEntry>>(async sql => [.. (await sql.ListAsync(
            "SELECT sequence, at, body FROM activities WHERE conversation_id = @id AND sequence > @after ORDER BY sequence",
            Entry, ("@id", conversationId), ("@after", after))).OfType<TranscriptEntry>()], cancellationToken);

    /// <summary>Conversations in which something was said that contains the words as they stand, the latest first.</summary>
    public Task<IReadOnlyList<FoundConversation>> SearchAsync(string words, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<FoundConversation>>(async sql =>
        {
            var found = new Dictionary<string, FoundConversation>();
            await foreach (var row in sql.RowsAsync(
                """
                SELECT a.conversation_id, a.sequence, a.at, a.body FROM activities a
                WHERE lower(a.body) LIKE lower(@words) ESCAPE '!' ORDER BY a.at DESC, a.conversation_id, a.sequence
                """,
                ("@words", LikePattern.Containing(JsonConvert.ToString(words)[1..^1]))))
            {
                // The words may also stand in what nobody reads, such as an id.
                if (row.Text("conversation_id") is var id && !found.ContainsKey(id) && Entry(row) is { } entry
                    && entry.Text.IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var place)
                    found[id] = new(id, entry.At, entry.From, Around(entry.Text, place));
                if (found.Count >= limit) break;
            }
            return [.. found.Values];
        }, cancellationToken);

    private static TranscriptEntry? Entry(Row row)
    {
        var activity = LoggedActivity.Parse(row.Text("body"));
        if ((string?)activity["type"] != ActivityTypes.Message) return null;
        var (speaker, text) = (Speakers.Of(activity), MessageText.Shown(activity));
        var covered = CoveredNumbers.Covered(text);
        return new(row.Integer("sequence"), row.Instant("at"), speaker,
            speaker is Speaker.Officer ? (string?)activity["from"]!["name"] ?? "" : "", covered, [.. FilesOf(activity)])
        { IsCovered = covered != text };
    }

    private static IEnumerable<SharedFile> FilesOf(JObject activity) =>
        from attachment in (activity["attachments"] as JArray)?.OfType<JObject>() ?? []
        let url = (attachment["contentUrl"] as JValue)?.Value as string
        where url is not null
        select new SharedFile((string?)attachment["name"] ?? "", (string?)attachment["contentType"] ?? "", url);

    private static string Around(string text, int place)
    {
        var from = Math.Max(0, Math.Min(place - LongestExcerpt / 4, text.Length - LongestExcerpt));
        return Content.Excerpt.Of(text[from..], LongestExcerpt);
    }
}
