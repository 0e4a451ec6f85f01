using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Officers;
using HamuraBot.Website;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Topics.Desk;

/// <summary>The desk's pages of topics: every fact with its age, one topic with its history, and the form that revises a fact.</summary>
public static class TopicDeskPages
{
    public const string Path = "/desk/topics";

    /// <summary>The event that tells open pages of revisions.</summary>
    public const string Area = "topics";

    /// <summary>Of the list: those that wait for an officer.</summary>
    public const string ToConfirm = "to-confirm";

    /// <summary>What the list may be narrowed to.</summary>
    public static readonly IReadOnlyList<string> Filters = [ToConfirm, .. Enum.GetValues<FactStatus>().Select(status => status.Code())];

    public static string PathOf(string topic) => $"{Path}/{topic}";

    public static string FormPath(string topic, string fact, RevisionKind kind) => $"{Path}/{topic}/facts/{fact}/{kind.Code()}";

    public static void MapTopicPages(this RouteGroupBuilder desk)
    {
        var topics = desk.MapGroup("/topics");
        topics.MapGet("", List);
        topics.MapGet("/{id}", Topic);
        topics.MapTopicOptions();
        topics.MapGet("/{id}/facts/{fact}/{kind}", Form);
        topics.MapPost("/{id}/facts/{fact}/{kind}", ReviseAsync);
        topics.MapPost("/{id}/facts/{fact}/{revision:long}/withdraw", WithdrawAsync);
    }

    private static IResult List(string? show, FactsToConfirm facts, DeskView view)
    {
        var filter = Filters.Contains(show) ? show : null;
        var shown = filter is ToConfirm ? facts.Waiting(view.Today)
            : [.. facts.All(view.Today).Where(fact => filter is null || fact.Status.Code() == filter)];
        return view.IsPart
            ? new RazorComponentResult<FactTable>(new { Filter = filter, Facts = shown })
            : new RazorComponentResult<FactListPage>(new { Filter = filter, Facts = shown });
    }

    private static IResult Topic(string id, string? notice, FactsToConfirm facts, DeskView view) =>
        facts.All(view.Today).Where(fact => fact.Topic.Id == id).ToList() is [_, ..] found
            ? new RazorComponentResult<FactsPage>(new { Facts = found, Notice = NoticeOf(notice) })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static IResult Form(string id, string fact, string kind, FactDesk desk, CurrentTopics topics, DeskView view) =>
        RevisionKinds.Written.TryGetValue(kind, out var wanted) && desk.Find(id, fact) is { } timeline
            && !(wanted is RevisionKind.Confirm && timeline.On(view.Today).Written is FactStatus.Historic)
            ? Page(topics.Library[id], timeline, wanted, RevisionDraft.Of(wanted, timeline, view.Today), [], view)
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReviseAsync(
        string id, string fact, string kind, FactDesk desk, CurrentTopics topics, DeskView view, HttpRequest request, CancellationToken cancellationToken)
    {
        var draft = RevisionDraft.Read(await request.ReadFormAsync(cancellationToken), kind);
        var outcome = await desk.ReviseAsync(id, fact, draft, view.OfficerId, cancellationToken);
        return outcome.Result switch
        {
            RevisionResult.Done => TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=saved")),
            RevisionResult.Changed => TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=someoneElse")),
            RevisionResult.Faulty when RevisionKinds.Written.TryGetValue(kind, out var wanted) =>
                Page(topics.Library[id], desk.Find(id, fact)!, wanted, draft, outcome.Faults, view),
            RevisionResult.Faulty or RevisionResult.NotFound => DeskPages.Notice(StatusCodes.Status404NotFound),
        };
    }

    private static async Task<IResult> WithdrawAsync(
        string id, string fact, long revision, FactDesk desk, DeskView view, CancellationToken cancellationToken)
    {
        var outcome = await desk.WithdrawAsync(id, fact, revision, view.OfficerId, cancellationToken);
        return outcome.Result is RevisionResult.NotFound
            ? DeskPages.Notice(StatusCodes.Status404NotFound)
            : TypedResults.Redirect(view.Link($"{PathOf(id)}?notice={(outcome.Result is RevisionResult.Done ? "withdrawn" : "someoneElse")}"));
    }

    private static IResult Page(
        Topic topic, FactTimeline timeline, RevisionKind kind, RevisionDraft draft, IReadOnlyList<DraftFault> faults, DeskView view) => new RazorComponentResult<RevisePage>(new
        {
            Topic = topic,
            Timeline = timeline,
            Kind = kind,
            Draft = draft,
            Faults = faults.ToLookup(fault => fault.Field, fault => view[fault.Words, fault.Filling]),
        })
        { StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

    private static string? NoticeOf(string? notice) => notice switch
    {
        "saved" => "topics.saved",
        "withdrawn" => "topics.withdrawn",
        "someoneElse" => "desk.someoneElse",
        _ => null,
    };
}
