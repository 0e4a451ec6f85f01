using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Topics.Desk;

public sealed record TopicView(string Id, string Kind, Words Name, string Status, IReadOnlyList<FactView> Facts);

/// <param name="Status">On this day.</param>
/// <param name="Version">To be sent as <c>seen</c>, so that nobody overwrites a colleague.</param>
/// <param name="ToConfirm">Why an officer should look at it, if so.</param>
/// <param name="Revision">The number of the revision that is told; null when the files' fact is.</param>
public sealed record FactView(
    string Id, string Status, DateOnly AsOf, int AgeInDays, DateOnly? ValidFrom, DateOnly? ValidTo, Words Say, Words? Said, string Quote,
    SourceView Source, string? ToConfirm, bool FileChanged, long Version, long? Revision, IReadOnlyList<RevisionView> Revisions)
{
    public static FactView Of(ListedFact listed, DateOnly today) => new(
        listed.Fact.Id, listed.Status.Code(), listed.Fact.AsOf, today.DayNumber - listed.Fact.AsOf.DayNumber, listed.Fact.ValidFrom, listed.Fact.ValidTo,
        listed.Fact.Say, listed.Fact.Said, listed.Fact.Quote, SourceView.Of(listed.Fact.Source), listed.Reason?.ToString(),
        listed.Timeline.FileHasChanged(today), listed.Timeline.Version, listed.Timeline.RevisionOn(today)?.Number,
        [.. listed.Timeline.Revisions.Select(RevisionView.Of)]);
}

public sealed record SourceView(string Id, Words Title, Words Publisher, DateOnly Date, string? Url)
{
    public static SourceView Of(Source source) => new(source.Id, source.Title, source.Publisher, source.Updated, source.Url);
}

/// <param name="Revision">Its number: <c>DELETE …/facts/{fact}/{revision}</c> undoes it.</param>
/// <param name="From">The first day on which it is told; from the beginning when null.</param>
public sealed record RevisionView(
    long Revision, string Kind, DateOnly? From, string Status, DateOnly AsOf, DateOnly? ValidTo, Words Say, string? By, DateTimeOffset At, string Note,
    string? WithdrawnBy, DateTimeOffset? WithdrawnAt)
{
    public static RevisionView Of(FactRevision revision) => new(
        revision.Number, revision.Kind.Code(), revision.From, revision.Fact.Written.Code(), revision.Fact.AsOf, revision.Fact.ValidTo, revision.Fact.Say,
        revision.Made.Officer, revision.Made.At, revision.Made.Note, revision.Withdrawn?.Officer, revision.Withdrawn?.At);
}

/// <summary>The desk's topics as JSON, within the desk's own group of routes.</summary>
public static class TopicApi
{
    public static void MapTopicApi(this RouteGroupBuilder desk)
    {
        var topics = desk.MapGroup("/topics");
        topics.MapGet("/", List).AsNoReading();
        topics.MapGet("/{id}", Find).AsNoReading();
        topics.MapPost("/{id}/facts/{fact}", ReviseAsync);
        topics.MapDelete("/{id}/facts/{fact}", WithdrawLastAsync);
        topics.MapDelete("/{id}/facts/{fact}/{revision:long}", WithdrawAsync);
        topics.MapTopicOptionsApi();
    }

    private static Ok<List<TopicView>> List(FactsToConfirm facts, DeskView view) =>
        TypedResults.Ok(facts.All(view.Today).GroupBy(fact => fact.Topic).Select(topic => View(topic.Key, topic, view.Today)).ToList());

    private static Results<Ok<TopicView>, NotFound> Find(string id, FactsToConfirm facts, DeskView view) =>
        facts.All(view.Today).Where(fact => fact.Topic.Id == id).ToList() is [var first, ..] found
            ? TypedResults.Ok(View(first.Topic, found, view.Today))
            : TypedResults.NotFound();

    private static async Task<Results<Created<FactView>, NotFound, ValidationProblem, ProblemHttpResult>> ReviseAsync(
        string id, string fact, RevisionDraft draft, FactDesk desk, FactsToConfirm facts, DeskView view, HttpRequest request, CancellationToken cancellationToken)
    {
        var outcome = await desk.ReviseAsync(id, fact, draft, view.OfficerId, cancellationToken);
        return outcome.Result switch
        {
            RevisionResult.Done => TypedResults.Created($"{request.Path}/{outcome.Revision!.Number}", ViewOf(id, fact, facts, view)),
            RevisionResult.NotFound => TypedResults.NotFound(),
            RevisionResult.Changed => SomeoneElse(view),
            RevisionResult.Faulty => TypedResults.ValidationProblem(outcome.Faults.GroupBy(fault => fault.Field)
                .ToDictionary(field => field.Key, field => field.Select(fault => view[fault.Words, fault.Filling]).ToArray())),
        };
    }

    private static Task<Results<Ok<FactView>, NotFound, ProblemHttpResult>> WithdrawLastAsync(
        string id, string fact, FactDesk desk, FactsToConfirm facts, DeskView view, CancellationToken cancellationToken) =>
        WithdrawAsync(id, fact, null, desk, facts, view, cancellationToken);

    private static async Task<Results<Ok<FactView>, NotFound, ProblemHttpResult>> WithdrawAsync(
        string id, string fact, long? revision, FactDesk desk, FactsToConfirm facts, DeskView view, CancellationToken cancellationToken)
    {
        var outcome = await desk.WithdrawAsync(id, fact, revision, view.OfficerId, cancellationToken);
        return outcome.Result switch
        {
            RevisionResult.Done => TypedResults.Ok(ViewOf(id, fact, facts, view)),
            RevisionResult.NotFound => TypedResults.NotFound(),
            RevisionResult.Changed or RevisionResult.Faulty => SomeoneElse(view),
        };
    }

    private static TopicView View(Topic topic, IEnumerable<ListedFact> facts, DateOnly today) => new(
        topic.Id, topic.Kind.ToString().ToLowerInvariant(), topic.Name, topic.StatusOn(today).Code(), [.. facts.Select(fact => FactView.Of(fact, today))]);

    private static FactView ViewOf(string id, string fact, FactsToConfirm facts, DeskView view) =>
        FactView.Of(facts.All(view.Today).Single(listed => listed.Topic.Id == id && listed.Fact.Id == fact), view.Today);

    private static ProblemHttpResult SomeoneElse(DeskView view) =>
        TypedResults.Problem(view["desk.someoneElse"], statusCode: StatusCodes.Status409Conflict);
}
