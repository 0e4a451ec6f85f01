using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Appointments.Desk;

/// <param name="Times">One to three, each with an offset: <c>2026-12-03T10:00:00+09:00</c>.</param>
/// <param name="Minutes">How long it takes: 30, 60, 90, 120 or 180.</param>
public sealed record OfferBody(IReadOnlyList<string>? Times, int? Minutes, string? Place);

/// <param name="Report">What came of it.</param>
public sealed record ReportBody(string? Report);

public sealed record AppointmentView
{
    public required string Id { get; init; }

    public required string Request { get; init; }

    /// <summary>Which of several sessions, from 1; 0 for a talk before they begin.</summary>
    public required int Session { get; init; }

    /// <summary>offered, agreed, wanted, held or cancelled.</summary>
    public required string Status { get; init; }

    public required ActingOfficer Officer { get; init; }

    public required string Place { get; init; }

    public required int Minutes { get; init; }

    public required IReadOnlyList<DateTimeOffset> Offered { get; init; }

    public required DateTimeOffset? StartsAt { get; init; }

    public required string? Wish { get; init; }

    public required string? Report { get; init; }

    public static AppointmentView Of(Appointment made) => new()
    {
        Id = made.Id,
        Request = made.Request,
        Session = made.Session,
        Status = made.Status.Code(),
        Officer = new(made.OfficerId, made.OfficerName),
        Place = made.Place,
        Minutes = made.Minutes,
        Offered = [.. made.Offered.Select(Tokyo.Time)],
        StartsAt = made.StartsAt is { } starts ? Tokyo.Time(starts) : null,
        Wish = made.Wish,
        Report = made.Report,
    };
}

/// <summary>The desk's appointments as JSON, within the desk's own group of routes.</summary>
public static class AppointmentApi
{
    public static void MapAppointmentApi(this RouteGroupBuilder desk)
    {
        desk.MapGet("/requests/{number}/appointments", ListAsync).AsReading("request", "number").Produces<AppointmentView[]>();
        desk.MapPost("/requests/{number}/appointments", OfferAsync).Produces<AppointmentView>().ProducesProblem(StatusCodes.Status409Conflict);
        desk.MapPost("/appointments/{id}/cancel", CancelAsync).Produces<AppointmentView>().ProducesProblem(StatusCodes.Status409Conflict);
        desk.MapPost("/appointments/{id}/report", ReportAsync).Produces<AppointmentView>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(string number, OfficerAppointments appointments, CancellationToken cancellationToken) =>
        await appointments.SubjectAsync(number, cancellationToken) is null ? TypedResults.NotFound()
            : TypedResults.Ok((await appointments.OfRequestAsync(number, cancellationToken)).Select(AppointmentView.Of));

    private static async Task<IResult> OfferAsync(string number, OfferBody body, OfficerAppointments appointments, DeskView view, HttpContext http, CancellationToken cancellationToken)
    {
        var times = new List<DateTimeOffset>();
        foreach (var written in body.Times ?? [])
        {
            if (!DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return DeskProblems.Unreadable("times", view);
            times.Add(time);
        }
        if (body.Minutes is not { } minutes || !OfferedTimes.Lengths.Contains(minutes)) return DeskProblems.Unreadable("minutes", view);
        if (FormInput.Cleaned(body.Place ?? "") is not { Length: > 0 and <= OfficerAppointments.LongestPlace } place) return DeskProblems.Unreadable("place", view);
        var result = await appointments.OfferAsync(number, new(times, minutes, place), http.User.ActingOfficer(), cancellationToken);
        return result switch
        {
            { Outcome: AppointmentOutcome.Done, Appointment: { } offered } => TypedResults.Ok(AppointmentView.Of(offered)),
            { Outcome: AppointmentOutcome.Absent } => TypedResults.NotFound(),
            { Fault: { } fault } => DeskProblems.Conflict(view, AppointmentPages.Key(fault)),
            _ => DeskProblems.Conflict(view, "appointments.tooLate"),
        };
    }

    private static async Task<IResult> CancelAsync(string id, OfficerAppointments appointments, DeskView view, HttpContext http, CancellationToken cancellationToken) =>
        Answer(await appointments.CancelAsync(id, http.User.ActingOfficer(), cancellationToken), view);

    private static async Task<IResult> ReportAsync(string id, ReportBody body, OfficerAppointments appointments, DeskView view, HttpContext http, CancellationToken cancellationToken) =>
        FormInput.Cleaned(body.Report ?? "") is { Length: > 0 and <= OfficerAppointments.LongestReport } report
            ? Answer(await appointments.ReportAsync(id, report, http.User.ActingOfficer(), cancellationToken), view)
            : DeskProblems.Unreadable("report", view);

    private static IResult Answer(AppointmentResult result, DeskView view) => result switch
    {
        { Outcome: AppointmentOutcome.Done, Appointment: { } made } => TypedResults.Ok(AppointmentView.Of(made)),
        { Outcome: AppointmentOutcome.Absent } => TypedResults.NotFound(),
        _ => DeskProblems.Conflict(view, "appointments.tooLate"),
    };
}
