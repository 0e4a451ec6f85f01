using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Topics.Chat;

namespace HamuraBot.Topics.Desk;

/// <summary>A fact of the desk's list, as it is told today.</summary>
public sealed record ListedFact(Topic Topic, FactTimeline Timeline, Fact Fact, FactStatus Status, ConfirmReason? Reason)
{
    /// <summary>Why it waits, in words.</summary>
    public string Why(DeskView view) => view[$"topics.reasons.{Reason}",
        ("asOf", view.Formats.Date(Fact.AsOf, view.Language)), ("validTo", Fact.ValidTo is { } end ? view.Formats.Date(end, view.Language) : "")];
}

/// <summary>Why an officer should look at a fact.</summary>
public enum ConfirmReason
{
    /// <summary>The files tell something else now than when it was revised.</summary>
    FileChanged,

    Unconfirmed,

    EndsSoon,

    /// <summary>It was confirmed long ago.</summary>
    Old,
}

/// <summary>Every fact with its age, and which of them wait for an officer.</summary>
public sealed class FactsToConfirm(CurrentTopics topics, AnswerText answers)
{
    private const int OnToday = 5, LongestName = 48;

    /// <summary>Days: time to find out what comes next, and how long a confirmation is trusted.</summary>
    private const int Soon = 60, Long = 365;

    public IReadOnlyList<ListedFact> All(DateOnly today) =>
        [.. topics.Library.Topics.SelectMany(topic => topics.FactsOf(topic.Id).Select(timeline => Of(topic, timeline, today)))];

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ListedFact> Waiting(DateOnly today) =>
        [.. All(today).Where(fact => fact.Reason is not null).OrderBy(fact => fact.Fact.AsOf).ThenBy(fact => fact.Fact.ValidTo ?? DateOnly.MaxValue)];

    public TodayList Today(DeskView view) => new(
        [.. Waiting(view.Today).Take(OnToday).Select(fact => new TodayItem(
            $"{TopicDeskPages.PathOf(fact.Topic.Id)}#{fact.Fact.Id}", Excerpt.Of(answers.Of(fact.Fact, view.Language, view.Today), LongestName),
            view["topics.ofTopic", ("topic", fact.Topic.Short.In(view.Language)), ("reason", fact.Why(view))])
        {
            Action = new($"{TopicDeskPages.PathOf(fact.Topic.Id)}/facts/{Uri.EscapeDataString(fact.Fact.Id)}/{RevisionKind.Confirm.Code()}", view["topics.stillRight"], IsPost: false, IsMain: false),
        })],
        $"{TopicDeskPages.Path}?show={TopicDeskPages.ToConfirm}");

    private static ListedFact Of(Topic topic, FactTimeline timeline, DateOnly today)
    {
        var fact = timeline.On(today);
        var status = fact.StatusOn(today);
        return new(topic, timeline, fact, status, timeline.FileHasChanged(today) ? ConfirmReason.FileChanged : status switch
        {
            FactStatus.Unconfirmed => ConfirmReason.Unconfirmed,
            FactStatus.Current when fact.ValidTo is { } end && end <= today.AddDays(Soon) => ConfirmReason.EndsSoon,
            FactStatus.Current when fact.AsOf.AddDays(Long) < today => ConfirmReason.Old,
            _ => null,
        });
    }
}
