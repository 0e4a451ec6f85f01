using HamuraBot.Content;
using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>What visitors and officers wrote, as it is looked for. The bot's sentences are left out: they are the same in every conversation.</summary>
public static class Said
{
    private const string Insert =
        "INSERT INTO said (conversation_id, sequence, at, folded) VALUES (@id, @sequence, @at, @folded) ON CONFLICT (conversation_id, sequence) DO NOTHING";

    public static void Add(StoreTransaction transaction, string conversationId, long sequence, DateTimeOffset at, string folded) => transaction.Enqueue(
        Insert, ("@id", conversationId), ("@sequence", sequence), ("@at", at), ("@folded", folded));

    /// <summary>Null for the bot's, and for what is no message.</summary>
    public static string? FoldedOf(Activity activity, ChannelAccount bot) =>
        activity.Type == ActivityTypes.Message && activity.From?.Id != bot.Id && MessageText.Of(activity) is { Length: > 0 } text ? Index(text) : null;

    /// <summary>The same of one that was stored.</summary>
    public static string? FoldedOf(JObject activity) =>
        (string?)activity["type"] == ActivityTypes.Message && Speakers.Of(activity) is not Speaker.Bot && MessageText.Shown(activity) is { Length: > 0 } text ? Index(text) : null;

    /// <summary>A number that is covered where it is read is not found either.</summary>
    private static string Index(string text) => SearchText.Index(CoveredNumbers.Covered(text));

    /// <summary>Messages with the first of the words, in conversations that have all of them: one of each conversation, the latest first.</summary>
    public static async Task<List<T>> FindAsync<T>(StoreConnection sql, IReadOnlyList<string> words, int limit, Func<Row, T> read)
    {
        if (words.Count == 0) return [];
        (string, object?)[] parameters = [("@limit", limit), .. words.Select((word, place) => ($"@word{place}", (object?)LikePattern.Containing(word)))];
        var others = string.Concat(Enumerable.Range(1, words.Count - 1).Select(place =>
            $" AND EXISTS (SELECT 1 FROM said o WHERE o.conversation_id = s.conversation_id AND o.folded LIKE @word{place} ESCAPE '!')"));
        return await sql.ListAsync(
            $"""
            SELECT a.conversation_id, a.sequence, a.at, a.body FROM activities a JOIN (
              SELECT s.conversation_id, MAX(s.sequence) AS sequence, MAX(s.at) AS at FROM said s WHERE s.folded LIKE @word0 ESCAPE '!'{others}
              GROUP BY s.conversation_id ORDER BY MAX(s.at) DESC LIMIT @limit
            ) f ON f.conversation_id = a.conversation_id AND f.sequence = a.sequence ORDER BY a.at DESC, a.conversation_id
            """, read, parameters);
    }

    public static async Task<List<T>> LastAsync<T>(StoreConnection sql, IReadOnlyCollection<string> conversations, Func<Row, T> read)
    {
        if (conversations.Count == 0) return [];
        (string, object?)[] parameters = [.. conversations.Select((id, place) => ($"@id{place}", (object?)id))];
        return await sql.ListAsync(
            $"""
            SELECT a.conversation_id, a.sequence, a.at, a.body FROM activities a JOIN (
              SELECT conversation_id, MAX(sequence) AS sequence FROM said WHERE conversation_id IN ({string.Join(", ", parameters.Select(id => id.Item1))}) GROUP BY conversation_id
            ) l ON l.conversation_id = a.conversation_id AND l.sequence = a.sequence
            """, read, parameters);
    }
}
