using System.Security.Claims;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
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
        registrations.MapGet("/", ListAsync).AsReading(SeminarDesk.Subject, "id")
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
        await desk.RecordExportAsync(seminar, found.Count, http.User.ActingOfficer(), cancellationToken);
        return RegistrationExport.Make(found, clock.TodayInTokyo()).In(format);
    }

    private static async Task<Results<Ok<RegistrationView>, ValidationProblem, ProblemHttpResult>> RegisterAsync(
        Guid id, AttendeeBody body, SeminarDesk desk, Store store, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var most = (await store.ReadAsync(sql => SeminarTable.FindAsync(sql, new(id)), cancellationToken))?.Plan.MostSeats ?? SeminarBody.LargestMostSeats;
        var faults = body.Check(most, out var attendee);
        if (faults.Any) return faults.Problem(view);
        var result = await desk.RegisterAsync(new(id), attendee!, body.Attended is true, user.ActingOfficer(), cancellationToken);
        return result.Registration is { } made
            ? TypedResults.Ok(RegistrationView.Of(made, null))
            : DeskProblems.Conflict(view, $"seminars.notices.{RegistrationPages.NoticeOf(result.Outcome, body.Attended is true)}");
    }

    private static async Task<Results<Ok<RegistrationView>, NotFound, ValidationProblem>> NoteAsync(
        Guid id, string number, RegistrationNoteBody body, SeminarDesk desk, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var note = body.Note?.Trim() is { Length: > 0 } written ? written : null;
        if (note?.Length > RegistrationNoteBody.Longest)
            return FieldFaults.Of("note", "seminars.faults.text", ("bound", Formats.Number(RegistrationNoteBody.Longest))).Problem(view);
        return await desk.NoteAsync(new(id), new(number), note, user.ActingOfficer(), cancellationToken) is { } noted
            ? TypedResults.Ok(RegistrationView.Of(noted, null))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<RegistrationView>, ValidationProblem, ProblemHttpResult>> CancelAsync(
        Guid id, string number, ReasonBody? body, SeminarDesk desk, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!ReasonBody.IsShort(body?.Reason)) return ReasonBody.TooLong(view);
        var result = await desk.CancelAsync(new(id), new(number), body?.Reason?.Trim() ?? "", user.ActingOfficer(), cancellationToken);
        return result is { Outcome: RegistrationOutcome.Cancelled, Registration: { } cancelled }
            ? TypedResults.Ok(RegistrationView.Of(cancelled, null))
            : DeskProblems.Conflict(view, "seminars.notices.tooLate");
    }

    private static Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> CheckInAsync(
        Guid id, string number, CheckInBody? body, SeminarDesk desk, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken) => AnswerAsync(
        view, desk.CheckInAsync(sql => SeminarDesk.FindArrivalAsync(sql, new(id), body?.Person ?? number), body?.Attended is not false, user.ActingOfficer(), cancellationToken));

    private static Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> CheckInByCodeAsync(
        Guid id, CodeBody body, SeminarDesk desk, DeskView view, ClaimsPrincipal user, CancellationToken cancellationToken) => AnswerAsync(
        view, desk.CheckInAsync(sql => SeminarDesk.FindArrivalByCodeAsync(sql, new(id), body.Code ?? ""), true, user.ActingOfficer(), cancellationToken));

    private static async Task<Results<Ok<RegistrationView>, NotFound, ProblemHttpResult>> AnswerAsync(DeskView view, Task<(Registration? Found, bool Done)> checkIn)
    {
        var (found, done) = await checkIn;
        if (found is null) return TypedResults.NotFound();
        return done ? TypedResults.Ok(RegistrationView.Of(found, null)) : DeskProblems.Conflict(view, "seminars.notices.noSeat");
    }
}
