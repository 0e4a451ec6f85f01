using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Appointments.Desk;

/// <summary>The officers' pages about appointments: the week, and the one request whose times are arranged.</summary>
public static class AppointmentPages
{
    public const string Start = "/desk/appointments";

    /// <summary>What pages watch that show appointments.</summary>
    public const string Area = "appointments";

    private const int DaysOfWeek = 7;

    private static readonly string[] Notices = ["offered", "cancelled", "reported"];

    public static void MapAppointmentPages(this RouteGroupBuilder desk)
    {
        var appointments = desk.MapGroup("/appointments");
        appointments.MapGet("", WeekAsync);
        appointments.MapPost("/feed", RenewFeedAsync);
        appointments.MapGet("/feed", (DeskView view) => TypedResults.Redirect(view.Link(Start)));
        appointments.MapGet("/of/{request}", SeeAsync).AsReading("request", "request");
        appointments.MapPost("/of/{request}", PostAsync);
    }

    /// <summary>Those of a request.</summary>
    public static string Of(string request) => $"{Start}/of/{Uri.EscapeDataString(request)}";

    private static async Task<IResult> WeekAsync(
        string? from, string? who, Store store, AppointmentSubjects subjects, CalendarFeeds feeds, DeskView view, CancellationToken cancellationToken) =>
        await ReadWeekAsync(from, who, null, store, subjects, feeds, view, cancellationToken);

    /// <summary>The new link is shown this once: only its hash is kept.</summary>
    private static async Task<IResult> RenewFeedAsync(Store store, AppointmentSubjects subjects, CalendarFeeds feeds, DeskView view, CancellationToken cancellationToken) =>
        await ReadWeekAsync(null, null, await feeds.RenewAsync(view.OfficerId, cancellationToken), store, subjects, feeds, view, cancellationToken);

    private static async Task<IResult> ReadWeekAsync(
        string? from, string? who, string? link, Store store, AppointmentSubjects subjects, CalendarFeeds feeds, DeskView view, CancellationToken cancellationToken)
    {
        var day = DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed.Year is > 2000 and < 2200 ? typed : view.Today;
        var monday = day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
        var entries = await store.ReadAsync(async sql =>
        {
            var read = new List<(Appointment, AppointmentSubject)>();
            foreach (var found in await AppointmentTable.BetweenAsync(sql, Tokyo.At(monday, TimeOnly.MinValue), Tokyo.At(monday.AddDays(DaysOfWeek), TimeOnly.MinValue), who == "all" ? "" : view.OfficerId))
                if (await subjects.FindAsync(sql, found.Request) is { } subject) read.Add((found, subject));
            return read;
        }, cancellationToken);
        return new RazorComponentResult<WeekPage>(new { Monday = monday, Everybody = who == "all", Entries = entries, Link = link, HasFeed = await feeds.HasAsync(view.OfficerId, cancellationToken) });
    }

    private static async Task<IResult> SeeAsync(string request, string? notice, OfficerAppointments appointments, DeskView view, CancellationToken cancellationToken) =>
        await PageAsync(request, FormInput.Nothing, StatusCodes.Status200OK, Notices.Contains(notice) ? view[$"appointments.{notice}"] : null, null, appointments, cancellationToken);

    private static async Task<IResult> PostAsync(string request, HttpContext http, OfficerAppointments appointments, DeskView view, CancellationToken cancellationToken)
    {
        var (typed, officer) = (await FormInput.ReadAsync(http), view.Officer!.ActingOfficer());
        var (fault, notice) = typed["do"] switch
        {
            "cancel" => (Fault((await appointments.CancelAsync(typed["id"], officer, cancellationToken)).Outcome, view), "cancelled"),
            "report" => typed["report"].Length is 0 or > OfficerAppointments.LongestReport ? (view["appointments.reportMissing"], "")
                : (Fault((await appointments.ReportAsync(typed["id"], typed["report"], officer, cancellationToken)).Outcome, view), "reported"),
            _ => (await OfferAsync(request, typed, officer, appointments, view, cancellationToken), "offered"),
        };
        return fault is null ? TypedResults.Redirect(view.Link($"{Of(request)}?notice={notice}"))
            : await PageAsync(request, typed, StatusCodes.Status409Conflict, null, fault, appointments, cancellationToken);
    }

    private static async Task<string?> OfferAsync(
        string request, FormInput typed, ActingOfficer officer, OfficerAppointments appointments, DeskView view, CancellationToken cancellationToken)
    {
        var times = new List<DateTimeOffset>();
        for (var place = 1; place <= OfferedTimes.Most; place++)
        {
            if (typed.OrNull($"time{place}") is not { } written) continue;
            if (!DateTime.TryParseExact(written, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return view["appointments.unreadable"];
            times.Add(Tokyo.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)));
        }
        var minutes = (int)typed.Number("minutes");
        if (!OfferedTimes.Lengths.Contains(minutes) || typed["place"].Length is 0 or > OfficerAppointments.LongestPlace) return view["appointments.placeMissing"];
        var result = await appointments.OfferAsync(request, new(times, minutes, typed["place"]), officer, cancellationToken);
        return result.Fault is { } broken ? view[Key(broken)] : Fault(result.Outcome, view);
    }

    public static string Key(TimeFault fault) => fault switch
    {
        TimeFault.Count => "appointments.faultCount",
        TimeFault.Past => "appointments.faultPast",
        TimeFault.Grid => "appointments.faultGrid",
        TimeFault.Closed => "appointments.faultClosed",
        TimeFault.Taken => "appointments.faultTaken",
    };

    private static string? Fault(AppointmentOutcome outcome, DeskView view) => outcome switch
    {
        AppointmentOutcome.Done => null,
        AppointmentOutcome.Taken => view["appointments.faultTaken"],
        AppointmentOutcome.Absent or AppointmentOutcome.TooLate or AppointmentOutcome.NotOffered => view["appointments.tooLate"],
    };

    private static async Task<IResult> PageAsync(
        string request, FormInput typed, int status, string? notice, string? fault, OfficerAppointments appointments, CancellationToken cancellationToken) =>
        await appointments.SubjectAsync(request, cancellationToken) is { } subject
            ? new RazorComponentResult<AppointmentPage>(new { Subject = subject, All = await appointments.OfRequestAsync(request, cancellationToken), Typed = typed, Notice = notice, Fault = fault }) { StatusCode = status }
            : DeskPages.Notice(StatusCodes.Status404NotFound);
}
