using System.Text.Json;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Topics;

/// <summary>What officers set of a topic beside its facts: what its source is silent about, and what its buttons lead to.</summary>
public sealed record TopicOptions(WordLists Unknown, IReadOnlyList<string> Opens, IReadOnlyList<string> Related)
{
    public static TopicOptions Of(Topic topic) => new(topic.NotInSource, topic.Opens, topic.Related);

    public Topic Over(Topic topic) => topic with { NotInSource = Unknown, Opens = Opens, Related = Related };
}

/// <param name="Withdrawn">Null as long as it stands: of a topic's the latest that stands is told.</param>
public sealed record TopicSetting(string Topic, TopicOptions Options, RevisionStep Made, RevisionStep? Withdrawn);

/// <summary>The settings in the store, as steps that are never changed: a withdrawal is a row of its own.</summary>
public static class TopicSettingTable
{
    private const string Insert =
        "INSERT INTO topic_settings (number, withdraws, topic, content, officer_id, at) VALUES (@number, @withdraws, @topic, @content, @officer, @at)";

    public static Task<long> VersionAsync(StoreConnection sql) => sql.IntegerAsync("SELECT MAX(number) FROM topic_settings");

    /// <summary>The latest last, the withdrawn ones among them.</summary>
    public static async Task<List<TopicSetting>> AllAsync(StoreConnection sql)
    {
        var settings = new List<TopicSetting>();
        foreach (var (withdraws, topic, content, step) in await sql.ListAsync(
            $"SELECT s.number, s.withdraws, s.topic, s.content, {OfficerTable.NameOf("s.officer_id")} AS officer_name, s.at FROM topic_settings s ORDER BY s.number",
            row => (row.IsNull("withdraws") ? (long?)null : row.Integer("withdraws"), row.Text("topic"), row.TextOrNull("content"),
                new RevisionStep(row.Integer("number"), row.TextOrNull("officer_name"), row.Instant("at"), ""))))
        {
            if (content is not null) settings.Add(new(topic, JsonSerializer.Deserialize<TopicOptions>(content, Fact.Kept)!, step, null));
            else if (settings.FindIndex(setting => setting.Made.Number == withdraws) is >= 0 and var undone) settings[undone] = settings[undone] with { Withdrawn = step };
        }
        return settings;
    }

    /// <returns>Its number. Two officers who take the same one conflict: the later one reads again.</returns>
    public static async Task<long> AddAsync(StoreTransaction transaction, string topic, TopicOptions options, string officerId, DateTimeOffset at)
    {
        var number = await VersionAsync(transaction.Sql) + 1;
        Enqueue(transaction, number, null, topic, JsonSerializer.Serialize(options, Fact.Kept), officerId, at);
        return number;
    }

    public static async Task WithdrawAsync(StoreTransaction transaction, TopicSetting setting, string officerId, DateTimeOffset at) =>
        Enqueue(transaction, await VersionAsync(transaction.Sql) + 1, setting.Made.Number, setting.Topic, null, officerId, at);

    private static void Enqueue(StoreTransaction transaction, long number, long? withdraws, string topic, string? content, string officerId, DateTimeOffset at) =>
        transaction.Enqueue(Insert, ("@number", number), ("@withdraws", withdraws), ("@topic", topic), ("@content", content), ("@officer", officerId), ("@at", at));
}
