using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Topics;
using HamuraBot.Topics.Desk;
using HamuraBot.Website;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Gaps.Desk;

/// <summary>The desk's pages of what was not answered well: the list, one gap, and the form for a new topic.</summary>
public static class GapPages
{
    public const string Path = "/desk/gaps";

    /// <summary>The event that tells open pages of news.</summary>
    public const string Area = "gaps";

    public static void MapGapPages(this RouteGroupBuilder desk)
    {
        var gaps = desk.MapGroup("/gaps");
        gaps.MapGet("", ListAsync);
        gaps.MapGet("/{id:guid}", GapAsync).AsReading(GapDesk.Subject, "id");
        gaps.MapGet("/{id:guid}/topic", TopicFormAsync);
        gaps.MapPost("/{id:guid}/attach", AttachAsync);
        gaps.MapPost("/{id:guid}/topic", WriteAsync);
        gaps.MapPost("/{id:guid}/dismiss", DismissAsync);
        gaps.MapPost("/decisions/{step:long}/undo", UndoAsync);
    }

    private static async Task<IResult> ListAsync(string? notice, GapDesk desk, DeskView view, CancellationToken cancellationToken)
    {
        var list = await desk.ReadAsync(cancellationToken);
        return view.IsPart
            ? new RazorComponentResult<GapTable>(new { Gaps = list.Open })
            : new RazorComponentResult<GapListPage>(new { List = list, Notice = NoticeOf(notice) });
    }

    private static async Task<IResult> GapAsync(Guid id, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } gap
            ? Page(gap, gap.Nearest, GapView.ExamplesOf(gap), [], view)
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> TopicFormAsync(Guid id, GapDesk desk, DeskView view, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } gap) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var examples = GapView.ExamplesOf(gap);
        return Page(gap, new()
        {
            QuestionsJa = gap.Language is Language.Ja ? examples : [],
            QuestionsEn = gap.Language is Language.En ? examples : [],
            Fact = new() { AsOf = view.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
        }, [], view);
    }

    private static async Task<IResult> AttachAsync(
        Guid id, GapDesk desk, DeskView view, HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        string[] phrasings = form["phrasings"].ToString().Split('\n');
        var outcome = await desk.AttachAsync(id, form["topic"], phrasings, view.OfficerId, cancellationToken);
        return outcome.Result is GapResult.Faulty && await desk.FindAsync(id, cancellationToken) is { } gap
            ? Page(gap, form["topic"], phrasings, outcome.Faults, view)
            : After(outcome, "attached", view);
    }

    private static async Task<IResult> WriteAsync(Guid id, GapDesk desk, DeskView view, HttpRequest request, CancellationToken cancellationToken)
    {
        var draft = TopicDraft.Read(await request.ReadFormAsync(cancellationToken));
        var outcome = await desk.WriteAsync(id, draft, view.OfficerId, cancellationToken);
        return outcome.Result is GapResult.Faulty && await desk.FindAsync(id, cancellationToken) is { } gap
            ? Page(gap, draft, outcome.Faults, view)
            : After(outcome, "written", view);
    }

    private static async Task<IResult> DismissAsync(Guid id, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        After(await desk.DismissAsync(id, view.OfficerId, cancellationToken), "dismissed", view);

    private static async Task<IResult> UndoAsync(long step, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        After(await desk.UndoAsync(step, view.OfficerId, cancellationToken), "undone", view);

    private static IResult After(GapOutcome outcome, string done, DeskView view) => outcome.Result is GapResult.NotFound
        ? DeskPages.Notice(StatusCodes.Status404NotFound)
        : TypedResults.Redirect(view.Link($"{Path}?notice={(outcome.Result is GapResult.Done ? done : "someoneElse")}"));

    private static IResult Page(Gap gap, string? topic, IReadOnlyList<string> phrasings, IReadOnlyList<DraftFault> faults, DeskView view) =>
        new RazorComponentResult<GapPage>(
            new { Gap = gap, Topic = topic, Phrasings = string.Join('\n', phrasings), Faults = Sentences(faults, view) })
        { StatusCode = StatusOf(faults) };

    private static IResult Page(Gap gap, TopicDraft draft, IReadOnlyList<DraftFault> faults, DeskView view) =>
        new RazorComponentResult<GapTopicPage>(new { Gap = gap, Draft = draft, Faults = Sentences(faults, view) })
        { StatusCode = StatusOf(faults) };

    private static ILookup<string, string> Sentences(IReadOnlyList<DraftFault> faults, DeskView view) =>
        faults.ToLookup(fault => fault.Field, fault => view[fault.Words, fault.Filling]);

    private static int StatusOf(IReadOnlyList<DraftFault> faults) => faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static string? NoticeOf(string? notice) => notice switch
    {
        "attached" or "written" or "dismissed" or "undone" => $"gaps.{notice}",
        "someoneElse" => "desk.someoneElse",
        _ => null,
    };
}
