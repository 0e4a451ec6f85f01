using HamuraBot.Data;
using Microsoft.Bot.Schema;

namespace HamuraBot.Conversations;

/// <summary>What a visitor said, and what the bot's answers to it were marked with.</summary>
/// <param name="Language">In which it was answered.</param>
public sealed record LoggedTurn(DateTimeOffset At, Language Language, IReadOnlyList<Marks> Marks, bool CallsPerson);

/// <summary>What an officer said.</summary>
public sealed record OfficersWord(string ConversationId, DateTimeOffset At);

/// <summary>A conversation's beginning.</summary>
public sealed record Beginning(DateTimeOffset At, Language Language);

/// <summary>Reads the log across conversations, for those who count.</summary>
public static class LoggedTurns
{
    private const string Between = "FROM activities a JOIN conversations c ON c.id = a.conversation_id WHERE c.last_at >= @from AND c.started_at < @until AND a.at >= @from AND a.at < @until";

    public static Task<List<Beginning>> BeginningsAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until) => sql.ListAsync(
        "SELECT started_at, locale FROM conversations WHERE started_at >= @from AND started_at < @until",
        row => new Beginning(row.Instant("started_at"), row.Language("locale")), ("@from", from), ("@until", until));

    /// <summary>Those that a visitor began between two instants.</summary>
    public static async Task<List<LoggedTurn>> ReadAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until)
    {
        var turns = new List<LoggedTurn>();
        var (conversation, marks, isBegun) = ("", new List<Marks>(), false);
        await foreach (var row in sql.RowsAsync($"SELECT a.conversation_id, a.at, a.body {Between} ORDER BY a.conversation_id, a.sequence", ("@from", from), ("@until", until)))
        {
            var activity = LoggedActivity.Parse(row.Text("body"));
            // The bot may speak first.
            if (row.Text("conversation_id") != conversation) (conversation, isBegun) = (row.Text("conversation_id"), false);
            switch (Speakers.Of(activity))
            {
                case Speaker.Visitor when (string?)activity["type"] == ActivityTypes.Message:
                    turns.Add(new(row.Instant("at"), Languages.FromLocale((string?)activity["locale"]), marks = [], false));
                    isBegun = true;
                    break;
                case Speaker.Bot when isBegun:
                    marks.Add(Marks.Of(activity));
                    if ((string?)activity["name"] == HandoffEventNames.InitiateHandoff) turns[^1] = turns[^1] with { CallsPerson = true };
                    if ((string?)activity["type"] == ActivityTypes.Message && activity["locale"] is { } locale) turns[^1] = turns[^1] with { Language = Languages.FromLocale((string?)locale) };
                    break;
            }
        }
        return turns;
    }

    /// <summary>What officers have said from an instant on, the earliest first.</summary>
    public static async Task<List<OfficersWord>> OfficersWordsAsync(StoreConnection sql, DateTimeOffset from)
    {
        var words = new List<OfficersWord>();
        await foreach (var row in sql.RowsAsync($"SELECT a.conversation_id, a.at, a.body {Between} ORDER BY a.at", ("@from", from), ("@until", DateTimeOffset.MaxValue)))
        {
            var activity = LoggedActivity.Parse(row.Text("body"));
            if (Speakers.Of(activity) is Speaker.Officer && (string?)activity["type"] == ActivityTypes.Message) words.Add(new(row.Text("conversation_id"), row.Instant("at")));
        }
        return words;
    }
}
