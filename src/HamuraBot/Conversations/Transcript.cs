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
public sealed record TranscriptEntry(long Sequence, DateTimeOffset At, Speaker From, string Name, string Text, IReadOnlyList<SharedFile> Files);

/// <param name="Excerpt">The message that the words were found in.</param>
public sealed record FoundConversation(string ConversationId, DateTimeOffset At, Speaker From, string Excerpt);

/// <summary>Reads what was said from the conversations' log.</summary>
public sealed class Transcripts(Store store)
{
    private const int LongestExcerpt = 160;

    /// <summary>What was said after a place in the log, in order.</summary>
    public Task<IReadOnlyList<TranscriptEntry>> ReadAsync(string conversationId, long after, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<TranscriptEntry>>(async sql =>
        {
            await using var rows = await sql.QueryAsync(
                "SELECT sequence, at, body FROM activities WHERE conversation_id = @id AND sequence > @after ORDER BY sequence",
                ("@id", conversationId), ("@after", after));
            var entries = new List<TranscriptEntry>();
            while (await rows.ReadAsync(cancellationToken))
            {
                if (Entry(rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2)) is { } entry) entries.Add(entry);
            }
            return entries;
        }, cancellationToken);

    /// <summary>Conversations in which something was said that contains the words as they stand, the latest first.</summary>
    public Task<IReadOnlyList<FoundConversation>> SearchAsync(string words, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<FoundConversation>>(async sql =>
        {
            await using var rows = await sql.QueryAsync(
                """
                SELECT a.conversation_id, a.sequence, a.at, a.body FROM activities a
                WHERE lower(a.body) LIKE lower(@words) ESCAPE '!' ORDER BY a.at DESC, a.conversation_id, a.sequence
                """,
                ("@words", $"%{Pattern(words)}%"));
            var found = new Dictionary<string, FoundConversation>();
            while (found.Count < limit && await rows.ReadAsync(cancellationToken))
            {
                // The words may also stand in what nobody reads, such as an id.
                if (found.ContainsKey(rows.GetString(0)) || Entry(rows.GetInt64(1), rows.GetInt64(2), rows.GetString(3)) is not { } entry
                    || entry.Text.IndexOf(words, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var place)) continue;
                found[rows.GetString(0)] = new(rows.GetString(0), entry.At, entry.From, Around(entry.Text, place));
            }
            return [.. found.Values];
        }, cancellationToken);

    private static TranscriptEntry? Entry(long sequence, long at, string body)
    {
        var activity = LoggedActivity.Parse(body);
        if ((string?)activity["type"] != ActivityTypes.Message) return null;
        var speaker = Speakers.Of(activity);
        return new(sequence, DateTimeOffset.FromUnixTimeMilliseconds(at), speaker,
            speaker is Speaker.Officer ? (string?)activity["from"]!["name"] ?? "" : "", MessageText.Shown(activity), [.. FilesOf(activity)]);
    }

    private static IEnumerable<SharedFile> FilesOf(JObject activity) =>
        from attachment in (activity["attachments"] as JArray)?.OfType<JObject>() ?? []
        let url = (attachment["contentUrl"] as JValue)?.Value as string
        where url is not null
        select new SharedFile((string?)attachment["name"] ?? "", (string?)attachment["contentType"] ?? "", url);

    private static string Pattern(string words) => Escaped(JsonConvert.ToString(words)[1..^1]);

    private static string Escaped(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private static string Around(string text, int place)
    {
        var from = Math.Max(0, Math.Min(place - LongestExcerpt / 4, text.Length - LongestExcerpt));
        return Content.Excerpt.Of(text[from..], LongestExcerpt);
    }
}
