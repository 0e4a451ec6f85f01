using System.Text.Json;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;

namespace HamuraBot.Topics;

/// <summary>What officers added to the files: questions that mean a topic, and topics that the files do not have.</summary>
/// <param name="Number">Counts the additions in the order of their commits.</param>
/// <param name="Questions">That mean the topic.</param>
/// <param name="New">Set when the topic itself is added.</param>
public sealed record Addition(long Number, string Topic, WordLists Questions, AddedTopic? New)
{
    public Topic ToTopic() => new(Topic, New!.Kind, New.Name, New.Short, [New.Fact], WordLists.None, [Topics.Topic.Person], [], WordLists.None);
}

/// <param name="Fact">What is told; officers revise it as they do the files' facts.</param>
public sealed record AddedTopic(TopicKind Kind, Words Name, Words Short, Fact Fact);

/// <summary>The additions in the store, as steps that are never changed: a withdrawal is a row of its own.</summary>
public static class AdditionTable
{
    private const string Insert =
        "INSERT INTO topic_additions (number, withdraws, topic, content, officer_id, at) VALUES (@number, @withdraws, @topic, @content, @officer, @at)";

    private sealed record Content(WordLists Questions, AddedTopic? New);

    public static Task<long> VersionAsync(StoreConnection sql) => sql.IntegerAsync("SELECT MAX(number) FROM topic_additions");

    /// <summary>Those that stand.</summary>
    public static Task<List<Addition>> AllAsync(StoreConnection sql) => sql.ListAsync(
        """
        SELECT a.number, a.topic, a.content FROM topic_additions a
        WHERE a.withdraws IS NULL AND NOT EXISTS (SELECT 1 FROM topic_additions w WHERE w.withdraws = a.number) ORDER BY a.number
        """, Read);

    /// <returns>Its number. Two officers who take the same one conflict: the later one reads again.</returns>
    public static async Task<long> AddAsync(
        StoreTransaction transaction, string topic, WordLists questions, AddedTopic? added, string officerId, DateTimeOffset at)
    {
        var number = await VersionAsync(transaction.Sql) + 1;
        transaction.Enqueue(Insert, ("@number", number), ("@withdraws", null), ("@topic", topic),
            ("@content", JsonSerializer.Serialize(new Content(questions, added), Fact.Kept)), ("@officer", officerId), ("@at", at));
        return number;
    }

    public static async Task WithdrawAsync(StoreTransaction transaction, long addition, string topic, string officerId, DateTimeOffset at) =>
        transaction.Enqueue(Insert, ("@number", await VersionAsync(transaction.Sql) + 1), ("@withdraws", addition), ("@topic", topic),
            ("@content", null), ("@officer", officerId), ("@at", at));

    private static Addition Read(Row row)
    {
        var content = JsonSerializer.Deserialize<Content>(row.Text("content"), Fact.Kept)!;
        return new(row.Integer("number"), row.Text("topic"), content.Questions, content.New);
    }
}
