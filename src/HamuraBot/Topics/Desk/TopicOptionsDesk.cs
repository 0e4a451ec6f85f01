using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Officers;
using HamuraBot.Topics.Estimate;

namespace HamuraBot.Topics.Desk;

/// <summary>What officers do with the unknowns and buttons of topics. It is told by this node before they have their answer.</summary>
public sealed class TopicOptionsDesk(Store store, CurrentTopics topics, TopicRefresher news, DialogLibrary dialogs, Audit audit, TimeProvider clock)
{
    /// <summary>Lines of one language, characters of a line, topics on buttons.</summary>
    public const int MostUnknown = 12, LongestUnknown = 80, MostRelated = 6;

    private const string Subject = "topic";

    public bool Has(string topic) => topics.Library.Find(topic) is not null;

    /// <summary>What a button may open: the forms that visitors fill in, the estimate, and a person.</summary>
    public IReadOnlyList<string> Openable => [.. dialogs.Forms.Keys.Where(id => FormIds.Contract.Contains(id) || id == EstimateDialog.Form.Id), Topic.Person];

    public Words NameOf(string opens) => opens == Topic.Person ? new(dialogs.Phrases.Buttons.Person.In(Language.Ja), dialogs.Phrases.Buttons.Person.In(Language.En)) : dialogs.Forms[opens].Name;

    /// <summary>The latest first.</summary>
    public async Task<List<TopicSetting>> HistoryAsync(string topic, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(TopicSettingTable.AllAsync, cancellationToken)).Where(setting => setting.Topic == topic).Reverse()];

    /// <param name="topic">Its id.</param>
    /// <param name="unknown">A line each.</param>
    /// <param name="opened">Ids of what may be opened.</param>
    /// <param name="others">Ids of topics.</param>
    /// <param name="view">Of the page.</param>
    /// <param name="faults">Words by field; empty where there are options.</param>
    public TopicOptions? Read(
        string topic, Words unknown, IReadOnlyCollection<string> opened, IReadOnlyCollection<string> others, DeskView view, out Dictionary<string, string> faults)
    {
        faults = [];
        var (ja, en) = (Lines(unknown.Ja), Lines(unknown.En));
        foreach (var (field, lines) in new[] { ("unknown.ja", ja), ("unknown.en", en) })
            if (lines.Count > MostUnknown || lines.Exists(line => line.Length > LongestUnknown || line.IndexOfAny(['{', '}']) >= 0)) faults[field] = view["topics.unknownTooLong"];
        // One by one the same, so that every reader is told as much.
        if (ja.Count != en.Count) faults["unknown.en"] = view["topics.unknownUneven", ("ja", $"{ja.Count}"), ("en", $"{en.Count}")];
        // What was there keeps its place: the first is the wish for what the topic tells of.
        var opens = (topics.Library.Find(topic)?.Opens ?? []).Concat(Openable).Distinct().Where(opened.Contains).ToList();
        var related = topics.Library.Topics.Select(other => other.Id).Where(id => id != topic && others.Contains(id)).ToList();
        if (opened.Except(opens).Any()) faults["opens"] = view["topics.buttonUnknown"];
        if (others.Except(related).Any()) faults["related"] = view["topics.buttonUnknown"];
        if (related.Count > MostRelated) faults["related"] = view["topics.relatedTooMany", ("most", $"{MostRelated}")];
        return faults.Count == 0 ? new(new(ja, en), opens, related) : null;
    }

    public async Task SetAsync(string topic, TopicOptions options, string officerId, CancellationToken cancellationToken)
    {
        await store.WriteAgainAsync(async transaction =>
        {
            await TopicSettingTable.AddAsync(transaction, topic, options, officerId, clock.GetUtcNow());
            audit.Record(transaction, officerId, "topic changed", Subject, topic);
            return true;
        }, cancellationToken);
        await news.RefreshAsync(CancellationToken.None);
    }

    /// <returns>False if there is no such setting or a colleague has undone it already.</returns>
    public async Task<bool> WithdrawAsync(string topic, long number, string officerId, CancellationToken cancellationToken)
    {
        var undone = await store.WriteAgainAsync(async transaction =>
        {
            if ((await TopicSettingTable.AllAsync(transaction.Sql)).Find(setting => setting.Topic == topic && setting.Made.Number == number) is not { Withdrawn: null } standing) return false;
            await TopicSettingTable.WithdrawAsync(transaction, standing, officerId, clock.GetUtcNow());
            audit.Record(transaction, officerId, "topic change undone", Subject, topic);
            return true;
        }, cancellationToken);
        await news.RefreshAsync(CancellationToken.None);
        return undone;
    }

    private static List<string> Lines(string typed) => [.. FormInput.Cleaned(typed).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
