using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Topics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Gaps.Desk;

/// <param name="Step">Its number: <c>DELETE gaps/decisions/{step}</c> undoes it.</param>
public sealed record GapStepView(long Step, string Decision, string? Topic, int Questions, string? By, DateTimeOffset At)
{
    public static GapStepView Of(GapStep step) =>
        new(step.Number, step.Decision.ToString().ToLowerInvariant(), step.Topic, step.Questions.Count, step.Officer, step.At);
}

public sealed record AttachBody(string? Topic, IReadOnlyList<string>? Phrasings);

/// <summary>The desk's gaps as JSON, within the desk's own group of routes.</summary>
public static class GapApi
{
    public static void MapGapApi(this RouteGroupBuilder desk)
    {
        var gaps = desk.MapGroup("/gaps");
        gaps.MapGet("/", ListAsync).AsReading(GapDesk.Subject);
        gaps.MapGet("/decisions", DecisionsAsync).AsReading(GapDesk.Subject);
        gaps.MapDelete("/decisions/{step:long}", UndoAsync);
        gaps.MapPost("/{id:guid}/attach", AttachAsync);
        gaps.MapPost("/{id:guid}/topic", WriteAsync);
        gaps.MapPost("/{id:guid}/dismiss", DismissAsync);
    }

    private static async Task<Ok<List<GapView>>> ListAsync(GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        TypedResults.Ok((await desk.ReadAsync(cancellationToken)).Open.Select(gap => GapView.Of(gap, view.Now)).ToList());

    private static async Task<Ok<List<GapStepView>>> DecisionsAsync(GapDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok((await desk.ReadAsync(cancellationToken)).Steps.Select(GapStepView.Of).ToList());

    private static async Task<IResult> AttachAsync(Guid id, AttachBody body, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        Answer(await desk.AttachAsync(id, body.Topic, body.Phrasings ?? [], view.OfficerId, cancellationToken), view);

    private static async Task<IResult> WriteAsync(Guid id, TopicDraft draft, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        Answer(await desk.WriteAsync(id, draft, view.OfficerId, cancellationToken), view);

    private static async Task<IResult> DismissAsync(Guid id, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        Answer(await desk.DismissAsync(id, view.OfficerId, cancellationToken), view);

    private static async Task<IResult> UndoAsync(long step, GapDesk desk, DeskView view, CancellationToken cancellationToken) =>
        (await desk.UndoAsync(step, view.OfficerId, cancellationToken)).Result is GapResult.Done ? TypedResults.NoContent() : TypedResults.NotFound();

    private static IResult Answer(GapOutcome outcome, DeskView view) => outcome.Result switch
    {
        GapResult.Done => TypedResults.Created($"{DeskPaths.Api}/gaps/decisions/{outcome.Step}", new { step = outcome.Step }),
        GapResult.NotFound => TypedResults.NotFound(),
        GapResult.Changed => DeskProblems.Conflict(view, "desk.someoneElse"),
        GapResult.Faulty => TypedResults.ValidationProblem(outcome.Faults.GroupBy(fault => fault.Field)
            .ToDictionary(field => field.Key, field => field.Select(fault => view[fault.Words, fault.Filling]).ToArray()), title: view["desk.invalid"]),
    };
}
