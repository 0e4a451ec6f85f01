using HamuraBot.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Seminars;

/// <summary>The desk's seminars as JSON, within the desk's own group of routes.</summary>
public static class SeminarApi
{
    private const int LongestReason = 200;

    public static void MapSeminarApi(this RouteGroupBuilder desk)
    {
        var seminars = desk.MapGroup("/seminars");
        seminars.MapGet("/", ListAsync);
        seminars.MapPost("/", PlanAsync);
        seminars.MapGet("/{id:guid}", FindAsync);
        seminars.MapPut("/{id:guid}", ChangeAsync);
        seminars.MapPost("/{id:guid}/cancel", CallOffAsync);
        seminars.MapGet("/{id:guid}/registrations", RegistrationsAsync)
            .Produces<List<RegistrationView>>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Produces(StatusCodes.Status404NotFound);
        seminars.MapPost("/{id:guid}/registrations/{number}/check-in", CheckInAsync);
    }

    private static async Task<Ok<List<SeminarView>>> ListAsync(Store store, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ReadAsync(async sql =>
        {
            var all = await SeminarTable.AllAsync(sql, clock.GetUtcNow());
            var waiting = await RegistrationTable.WaitingAsync(sql);
            return all.ConvertAll(seminar => SeminarView.Of(seminar, waiting.GetValueOrDefault(seminar.Id)));
        }, cancellationToken));

    private static async Task<Results<Created<SeminarView>, ValidationProblem>> PlanAsync(
        SeminarBody body, SeminarPlanning planning, Store store, HttpContext http, CancellationToken cancellationToken)
    {
        var faults = body.Check(out var plan);
        if (faults.Count > 0) return TypedResults.ValidationProblem(faults);
        var made = await store.WriteAsync(transaction => planning.PlanAsync(transaction, plan), cancellationToken);
        return TypedResults.Created($"{http.Request.Path}/{made.Id}", SeminarView.Of(made, 0));
    }

    private static async Task<Results<Ok<SeminarView>, NotFound>> FindAsync(Guid id, Store store, CancellationToken cancellationToken) =>
        await ViewAsync(new(id), store, cancellationToken) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();

    private static async Task<Results<Ok<SeminarView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeAsync(
        Guid id, SeminarBody body, SeminarPlanning planning, Store store, CancellationToken cancellationToken)
    {
        var faults = body.Check(out var plan);
        if (faults.Count > 0) return TypedResults.ValidationProblem(faults);
        return await store.WriteAsync(transaction => planning.ChangeAsync(transaction, new(id), plan), cancellationToken) switch
        {
            PlanningOutcome.Done => TypedResults.Ok(await ViewAsync(new(id), store, cancellationToken)),
            PlanningOutcome.NotFound => TypedResults.NotFound(),
            PlanningOutcome.Cancelled => CalledOffBefore(),
            PlanningOutcome.TooFewSeats => TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["capacity"] = ["More seats than this are given already."] }),
        };
    }

    private static async Task<Results<Ok<SeminarView>, NotFound, ValidationProblem, ProblemHttpResult>> CallOffAsync(
        Guid id, CallOffBody? body, SeminarPlanning planning, Store store, CancellationToken cancellationToken)
    {
        var reason = body?.Reason?.Trim() ?? "";
        if (reason.Length > LongestReason)
        {
            return TypedResults.ValidationProblem(
                new Dictionary<string, string[]> { ["reason"] = [$"At most {LongestReason} characters."] });
        }
        return await store.WriteAsync(transaction => planning.CallOffAsync(transaction, new(id), reason), cancellationToken) switch
        {
            PlanningOutcome.Done => TypedResults.Ok(await ViewAsync(new(id), store, cancellationToken)),
            PlanningOutcome.NotFound => TypedResults.NotFound(),
            PlanningOutcome.Cancelled or PlanningOutcome.TooFewSeats => CalledOffBefore(),
        };
    }

    private static async Task<IResult> RegistrationsAsync(Guid id, Store store, HttpRequest request, CancellationToken cancellationToken)
    {
        var seminar = new SeminarId(id);
        var found = await store.ReadAsync(
            async sql => await SeminarTable.FindAsync(sql, seminar) is null ? null : await RegistrationTable.OfSeminarAsync(sql, seminar),
            cancellationToken);
        if (found is null) return TypedResults.NotFound();
        var views = RegistrationView.Of(found);
        return request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase))
            ? TypedResults.File(RegistrationsCsv.Write(views), "text/csv; charset=utf-8", $"registrations-{id}.csv")
            : TypedResults.Ok(views);
    }

    private static async Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> CheckInAsync(
        Guid id, string number, CheckInBody? body, Store store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var registration = new RegistrationNumber(number);
        var (found, done) = await store.WriteAsync<(Registration? Found, bool Done)>(async transaction =>
        {
            if (await RegistrationTable.FindAsync(transaction.Sql, registration) is not { } before || before.Seminar.Value != id)
                return (null, false);
            // Coming in twice keeps the first time.
            DateTimeOffset? attendedAt = body?.Attended is false ? null : before.AttendedAt ?? clock.GetUtcNow();
            var done = await RegistrationTable.CheckInAsync(transaction.Sql, registration, attendedAt);
            return (await RegistrationTable.FindAsync(transaction.Sql, registration), done);
        }, cancellationToken);
        if (found is null) return TypedResults.NotFound();
        return done
            ? TypedResults.Ok(RegistrationView.Of(found, null))
            : TypedResults.Problem($"{number} has no seat: it is {found.Status.Mark()}.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<SeminarView?> ViewAsync(SeminarId id, Store store, CancellationToken cancellationToken) =>
        await store.ReadAsync(async sql =>
        {
            var waiting = await RegistrationTable.WaitingAsync(sql);
            return await SeminarTable.FindAsync(sql, id) is { } seminar ? SeminarView.Of(seminar, waiting.GetValueOrDefault(id)) : null;
        }, cancellationToken);

    private static ProblemHttpResult CalledOffBefore() =>
        TypedResults.Problem("The seminar has been called off.", statusCode: StatusCodes.Status409Conflict);
}
