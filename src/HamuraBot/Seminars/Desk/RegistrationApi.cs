using System.Security.Claims;
using HamuraBot.Data;
using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Seminars.Desk;

/// <summary>The registrations of a seminar, as JSON and as a table.</summary>
public static class RegistrationApi
{
    public static void MapRegistrationApi(this RouteGroupBuilder seminars)
    {
        var registrations = seminars.MapGroup("/{id:guid}/registrations");
        registrations.MapGet("/", ListAsync)
            .Produces<List<RegistrationView>>(StatusCodes.Status200OK, "application/json", Export.CsvType, Export.XlsxType)
            .Produces(StatusCodes.Status404NotFound);
        registrations.MapPost("/", RegisterAsync);
        registrations.MapPatch("/{number}", NoteAsync);
        registrations.MapPost("/{number}/cancel", CancelAsync);
        registrations.MapPost("/{number}/check-in", CheckInAsync);
        seminars.MapPost("/{id:guid}/check-in", CheckInByCodeAsync);
    }

    private static async Task<IResult> ListAsync(
        Guid id, Store store, SeminarDesk desk, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var seminar = new SeminarId(id);
        var found = await store.ReadAsync(
            async sql => await SeminarTable.FindAsync(sql, seminar) is null ? null : await RegistrationTable.OfSeminarAsync(sql, seminar),
            cancellationToken);
        if (found is null) return TypedResults.NotFound();
        if (Export.Wanted(http.Request) is not { } format) return TypedResults.Ok(RegistrationView.Of(found));
        await desk.RecordExportAsync(seminar, http.User.ActingOfficer(), cancellationToken);
        return RegistrationExport.Make(found, clock.TodayInTokyo()).In(format);
    }

    private static async Task<Results<Ok<RegistrationView>, ValidationProblem, ProblemHttpResult>> RegisterAsync(
        Guid id, AttendeeBody body, SeminarDesk desk, Store store, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var most = (await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken))?.Plan.MostSeats ?? SeminarBody.LargestMostSeats;
        var faults = body.Check(most, out var attendee);
        if (faults.Count > 0) return TypedResults.ValidationProblem(faults);
        var result = await desk.RegisterAsync(new(id), attendee!, body.Attended is true, user.ActingOfficer(), cancellationToken);
        return result.Registration is { } made
            ? TypedResults.Ok(RegistrationView.Of(made, null))
            : TypedResults.Problem($"Nobody can be signed up: {result.Outcome.Code()}.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<RegistrationView>, NotFound, ValidationProblem>> NoteAsync(
        Guid id, string number, RegistrationNoteBody body, SeminarDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var note = body.Note?.Trim() is { Length: > 0 } written ? written : null;
        if (note?.Length > RegistrationNoteBody.Longest)
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["note"] = [$"At most {RegistrationNoteBody.Longest} characters."] });
        return await desk.NoteAsync(new(id), new(number), note, user.ActingOfficer(), cancellationToken) is { } noted
            ? TypedResults.Ok(RegistrationView.Of(noted, null))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<RegistrationView>, ValidationProblem, ProblemHttpResult>> CancelAsync(
        Guid id, string number, ReasonBody? body, SeminarDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!ReasonBody.IsShort(body?.Reason)) return ReasonBody.TooLong();
        var result = await desk.CancelAsync(new(id), new(number), body?.Reason?.Trim() ?? "", user.ActingOfficer(), cancellationToken);
        return result is { Outcome: RegistrationOutcome.Cancelled, Registration: { } cancelled }
            ? TypedResults.Ok(RegistrationView.Of(cancelled, null))
            : TypedResults.Problem($"{number} cannot be cancelled any more.", statusCode: StatusCodes.Status409Conflict);
    }

    private static Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> CheckInAsync(
        Guid id, string number, CheckInBody? body, SeminarDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        AnswerAsync(desk.CheckInAsync(sql => SeminarDesk.FindAsync(sql, new(id), new(number)), body?.Attended is not false, user.ActingOfficer(), cancellationToken));

    private static Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> CheckInByCodeAsync(
        Guid id, CodeBody body, SeminarDesk desk, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        AnswerAsync(desk.CheckInAsync(sql => RegistrationTable.FindByCodeAsync(sql, new(id), body.Code ?? ""), true, user.ActingOfficer(), cancellationToken));

    private static async Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> AnswerAsync(Task<(Registration? Found, bool Done)> checkIn)
    {
        var (found, done) = await checkIn;
        if (found is null) return TypedResults.NotFound();
        return done
            ? TypedResults.Ok(RegistrationView.Of(found, null))
            : TypedResults.Problem($"{found.Number} has no seat: it is {found.Status.Code()}.", statusCode: StatusCodes.Status409Conflict);
    }
}
