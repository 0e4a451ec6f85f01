using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>
/// What the desk can be asked about at this moment: the files, and over them what officers have revised, as told on this day. Ask
/// <see cref="Library"/> anew for every answer: each is whole and never changes.
/// </summary>
public sealed class CurrentTopics(TopicLibrary files, DialogLibrary dialogs)
{
    private volatile Revised known = new(files, new OfficersWords(new(0, 0, 0), [], [], []), dialogs.Calendar.Today);

    public TopicLibrary Library => Now.Library;

    /// <summary>The facts of a topic, in the order of its file.</summary>
    public IReadOnlyList<FactTimeline> FactsOf(string topic) => Now.Facts.GetValueOrDefault(topic, []);

    public OfficersVersion Version => known.Words.Version;

    private Revised Now => known.Day == dialogs.Calendar.Today ? known : known = new(files, known.Words, dialogs.Calendar.Today);

    public void Update(OfficersWords words) => known = new(files, words, dialogs.Calendar.Today);

    /// <summary>Messages that mean what officers added: they are answered before the understanding has learnt them.</summary>
    public IReadOnlyList<ExactWord> AddedWords()
    {
        var now = Now;
        return [.. now.Words.Additions.Where(addition => now.Library.Find(addition.Topic) is not null).SelectMany(Said)];

        IEnumerable<ExactWord> Said(Addition addition) =>
        [
            .. addition.New is null ? [] : now.Library[addition.Topic].ExactNames(),
            .. addition.Questions.Ja.Select(question => new ExactWord(question, Language.Ja, Intent.Topic, addition.Topic)),
            .. addition.Questions.En.Select(question => new ExactWord(question, Language.En, Intent.Topic, addition.Topic)),
        ];
    }

    private sealed class Revised
    {
        public Revised(TopicLibrary files, OfficersWords words, DateOnly day)
        {
            (Words, Day) = (words, day);
            var byFact = words.Revisions.ToLookup(revision => (revision.Topic, revision.Fact.Id));
            var asked = words.Additions.ToLookup(addition => addition.Topic, addition => addition.Questions);
            var set = words.Settings.Where(setting => setting.Withdrawn is null).GroupBy(setting => setting.Topic).ToDictionary(of => of.Key, of => of.Last().Options);
            var topics = files.Topics.Concat(words.Additions.Where(addition => addition.New is not null).Select(addition => addition.ToTopic())).ToList();
            Facts = topics.ToDictionary(topic => topic.Id,
                topic => topic.Facts.Select(fact => FactTimeline.Of(fact, byFact[(topic.Id, fact.Id)])).ToList());
            Library = new([.. topics.Select(topic => (set.TryGetValue(topic.Id, out var options) ? options.Over(topic) : topic) with
            {
                Facts = [.. Facts[topic.Id].Select(fact => fact.On(day))],
                Questions = asked[topic.Id].Aggregate(topic.Questions, (all, more) => new([.. all.Ja, .. more.Ja], [.. all.En, .. more.En])),
            })], files.Shared, files.Groups);
        }

        public OfficersWords Words { get; }

        public DateOnly Day { get; }

        public Dictionary<string, List<FactTimeline>> Facts { get; }

        public TopicLibrary Library { get; }
    }
}

/// <summary>What officers put over the files and beside them.</summary>
public sealed record OfficersWords(OfficersVersion Version, IReadOnlyList<FactRevision> Revisions, IReadOnlyList<Addition> Additions, IReadOnlyList<TopicSetting> Settings);

/// <summary>The numbers of the last rows read.</summary>
public readonly record struct OfficersVersion(long Facts, long Additions, long Settings);
