using System.Security.Claims;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Seminars.Invitations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Seminars.Desk;

/// <summary>The desk's seminars as JSON, within the desk's own group of routes.</summary>
public static class SeminarApi
{
    public static void MapSeminarApi(this RouteGroupBuilder desk)
    {
        var seminars = desk.MapGroup("/seminars");
        seminars.MapGet("/", ListAsync).AsNoReading();
        seminars.MapPost("/", PlanAsync);
        seminars.MapGet("/wishes", RequestersAsync).AsReading("request");
        seminars.MapGet("/{id:guid}", FindAsync).AsNoReading();
        seminars.MapPut("/{id:guid}", ChangeAsync);
        seminars.MapPost("/{id:guid}/cancel", CallOffAsync);
        seminars.MapPost("/{id:guid}/reinstate", ReinstateAsync);
        seminars.MapPost("/{id:guid}/invitations", InviteAsync);
        seminars.MapRegistrationApi();
    }

    public static async Task<SeminarView?> ViewAsync(SeminarId id, Store store, CancellationToken cancellationToken) => await store.ReadAsync(async sql =>
        await SeminarTable.FindAsync(sql, id) is { } seminar
            ? SeminarView.Of(seminar, await RegistrationTable.OfSeminarAsync(sql, id), await SeminarInvitations.OfSeminarAsync(sql, id))
            : null, cancellationToken);

    private static async Task<Ok<List<SeminarView>>> ListAsync(Store store, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ReadAsync(async sql =>
        {
            var all = await SeminarTable.AllAsync(sql, clock.GetUtcNow());
            var waiting = await RegistrationTable.WaitingAsync(sql);
            return all.ConvertAll(seminar => SeminarView.Of(seminar, waiting.GetValueOrDefault(seminar.Id)));
        }, cancellationToken));

    private static async Task<Results<Created<SeminarView>, ValidationProblem>> PlanAsync(
        NewSeminarBody body, SeminarDesk desk, Store store, DeskView view, HttpContext http, CancellationToken cancellationToken)
    {
        var faults = body.Check(out var plan);
        if (faults.Any) return faults.Problem(view);
        var (made, unknown) = await desk.PlanAsync(plan, body.Invite ?? [], http.User.ActingOfficer(), cancellationToken);
        if (made is null) return Unknown("invite", unknown).Problem(view);
        return TypedResults.Created($"{http.Request.Path}/{made.Id}", await ViewAsync(made.Id, store, cancellationToken));
    }

    private static async Task<Ok<List<SeminarRequesterView>>> RequestersAsync(SeminarInvitations invitations, Store store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ReadAsync(async sql =>
        {
            var answered = await SeminarInvitations.AnsweredAsync(sql);
            return (await invitations.RequestersAsync(sql)).Select(requester => SeminarRequesterView.Of(requester, answered.Contains(requester.Request))).ToList();
        }, cancellationToken));

    private static async Task<Results<Ok<SeminarView>, NotFound>> FindAsync(Guid id, Store store, CancellationToken cancellationToken) =>
        await ViewAsync(new(id), store, cancellationToken) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();

    private static async Task<Results<Ok<SeminarView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeAsync(
        Guid id, SeminarBody body, SeminarDesk desk, Store store, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var faults = body.Check(out var plan);
        if (faults.Any) return faults.Problem(view);
        return await desk.ChangeAsync(new(id), plan, user.ActingOfficer(), cancellationToken) switch
        {
            PlanningOutcome.Done => TypedResults.Ok(await ViewAsync(new(id), store, cancellationToken)),
            PlanningOutcome.NotFound => TypedResults.NotFound(),
            PlanningOutcome.Cancelled => DeskProblems.Conflict(view, "seminars.notices.calledOffBefore"),
            PlanningOutcome.TooFewSeats => TooFewSeats.Problem(view),
        };
    }

    private static async Task<Results<Ok<SeminarView>, NotFound, ValidationProblem, ProblemHttpResult>> CallOffAsync(
        Guid id, CallOffBody? body, SeminarDesk desk, Store store, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!ReasonBody.IsShort(body?.Reason) || !ReasonBody.IsShort(body?.ReasonEn)) return ReasonBody.TooLong(view);
        return await desk.CallOffAsync(new(id), body?.Reason?.Trim() ?? "", body?.ReasonEn?.Trim(), user.ActingOfficer(), cancellationToken) switch
        {
            PlanningOutcome.Done => TypedResults.Ok(await ViewAsync(new(id), store, cancellationToken)),
            PlanningOutcome.NotFound => TypedResults.NotFound(),
            PlanningOutcome.Cancelled or PlanningOutcome.TooFewSeats => DeskProblems.Conflict(view, "seminars.notices.calledOffBefore"),
        };
    }

    /// <summary>Within ten minutes, before anybody is told.</summary>
    private static async Task<Results<Ok<SeminarView>, NotFound, ProblemHttpResult>> ReinstateAsync(
        Guid id, SeminarDesk desk, Store store, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await desk.ReinstateAsync(new(id), user.ActingOfficer(), cancellationToken) switch
        {
            PlanningOutcome.Done => TypedResults.Ok(await ViewAsync(new(id), store, cancellationToken)),
            PlanningOutcome.NotFound => TypedResults.NotFound(),
            PlanningOutcome.Cancelled or PlanningOutcome.TooFewSeats => DeskProblems.Conflict(view, "seminars.notices.tooLate"),
        };

    private static async Task<Results<Ok<SeminarView>, NotFound, ValidationProblem>> InviteAsync(
        Guid id, InviteBody body, SeminarDesk desk, Store store, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await desk.InviteAsync(new(id), body.Requests ?? [], user.ActingOfficer(), cancellationToken) switch
        {
            null => TypedResults.NotFound(),
            { Seminar: null, Unknown: var unknown } => Unknown("requests", unknown).Problem(view),
            _ => TypedResults.Ok(await ViewAsync(new(id), store, cancellationToken)),
        };

    /// <summary>More seats are given than the new capacity has.</summary>
    public static FieldFaults TooFewSeats => FieldFaults.Of("capacity", "seminars.faults.taken");

    /// <param name="requests">Those whose senders cannot be invited.</param>
    public static FieldFaults Unknown(string field, IEnumerable<string> requests) =>
        FieldFaults.Of(field, "seminars.faults.invite", ("requests", string.Join(", ", requests)));
}
