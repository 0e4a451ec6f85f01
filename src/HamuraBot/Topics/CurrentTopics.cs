using HamuraBot.Dialogs;

namespace HamuraBot.Topics;

/// <summary>
/// What the desk can be asked about at this moment: the files, and over them what officers have revised, as told on this day. Ask
/// <see cref="Library"/> anew for every answer: each is whole and never changes.
/// </summary>
public sealed class CurrentTopics(TopicLibrary files, DialogLibrary dialogs)
{
    private volatile Revised known = new(files, new RevisedFacts(0, []), dialogs.Calendar.Today);

    public TopicLibrary Library => Now.Library;

    /// <summary>The facts of a topic, in the order of its file.</summary>
    public IReadOnlyList<FactTimeline> FactsOf(string topic) => Now.Facts.GetValueOrDefault(topic, []);

    /// <summary>How many steps of officers are in it.</summary>
    public long Version => known.Revisions.Version;

    private Revised Now => known.Day == dialogs.Calendar.Today ? known : known = new(files, known.Revisions, dialogs.Calendar.Today);

    public void Take(RevisedFacts revisions) => known = new(files, revisions, dialogs.Calendar.Today);

    private sealed class Revised
    {
        public Revised(TopicLibrary files, RevisedFacts revisions, DateOnly day)
        {
            (Revisions, Day) = (revisions, day);
            var byFact = revisions.All.ToLookup(revision => (revision.Topic, revision.Fact.Id));
            Facts = files.Topics.ToDictionary(topic => topic.Id,
                topic => topic.Facts.Select(fact => FactTimeline.Of(fact, byFact[(topic.Id, fact.Id)])).ToList());
            Library = files.With(topic => topic with { Facts = [.. Facts[topic.Id].Select(fact => fact.On(day))] });
        }

        public RevisedFacts Revisions { get; }

        public DateOnly Day { get; }

        public Dictionary<string, List<FactTimeline>> Facts { get; }

        public TopicLibrary Library { get; }
    }
}

/// <param name="Version">The number of the last row read.</param>
public sealed record RevisedFacts(long Version, IReadOnlyList<FactRevision> All);
