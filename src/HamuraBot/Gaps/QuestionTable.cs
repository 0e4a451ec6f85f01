using HamuraBot.Data;

namespace HamuraBot.Gaps;

/// <summary>The rows of <c>unanswered_questions</c>.</summary>
public static class QuestionTable
{
    private const string Columns = "id, conversation_id, at, language, text, kind, topics, accepted";

    public static void Add(StoreTransaction transaction, UnansweredQuestion kept) => transaction.Enqueue(
        $"INSERT INTO unanswered_questions ({Columns}) VALUES (@id, @conversation, @at, @language, @text, @kind, @topics, @accepted)",
        ("@id", kept.Id), ("@conversation", kept.ConversationId), ("@at", kept.At), ("@language", kept.Language), ("@text", kept.Text),
        ("@kind", kept.Kind.Code()), ("@topics", kept.Topics), ("@accepted", kept.Accepted));

    /// <summary>The visitor took one of the suggestions.</summary>
    public static void Accept(StoreTransaction transaction, Guid id, string topic) => transaction.Enqueue(
        "UPDATE unanswered_questions SET accepted = @topic WHERE id = @id", ("@topic", topic), ("@id", id));

    /// <summary>The latest first.</summary>
    public static Task<List<UnansweredQuestion>> SinceAsync(StoreConnection sql, DateTimeOffset since, int most) => sql.ListAsync(
        $"SELECT {Columns} FROM unanswered_questions WHERE at > @since ORDER BY at DESC LIMIT @most", Read, ("@since", since), ("@most", most));

    /// <summary>When the last one was asked, as a number.</summary>
    public static Task<long> LatestAsync(StoreConnection sql) => sql.IntegerAsync("SELECT MAX(at) FROM unanswered_questions");

    /// <summary>What was asked in a conversation from an instant on.</summary>
    public static Task DeleteAsync(StoreConnection sql, string conversation, DateTimeOffset from) => sql.ExecuteAsync(
        "DELETE FROM unanswered_questions WHERE conversation_id = @conversation AND at >= @from", ("@conversation", conversation), ("@from", from));

    private static UnansweredQuestion Read(Row row) => new()
    {
        Id = row.Id("id"),
        ConversationId = row.Text("conversation_id"),
        At = row.Instant("at"),
        Language = row.Language("language"),
        Text = row.Text("text"),
        Kind = QuestionKinds.Parse(row.Text("kind")),
        Topics = row.Text("topics"),
        Accepted = row.TextOrNull("accepted"),
    };
}
