using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings.Hours;

/// <param name="From">As 2026-12-28.</param>
/// <param name="To">The last day; the same as the first when not given.</param>
/// <param name="Closed">Or else <paramref name="Opens"/> and <paramref name="Closes"/> count.</param>
/// <param name="Opens">As 8:30.</param>
/// <param name="Closes">As 12:00.</param>
/// <param name="Note">Why, for colleagues.</param>
public sealed record CalendarBody(string? From, string? To, bool Closed, string? Opens, string? Closes, string? Note)
{
    /// <returns>What to enter, or what is wrong.</returns>
    public (DayChange? Change, CalendarOutcome Fault) Read()
    {
        if (Day(From) is not { } first || (string.IsNullOrWhiteSpace(To) ? first : Day(To)) is not { } last) return (null, CalendarOutcome.WrongDays);
        if (Closed) return (new(first, last, null), CalendarOutcome.Saved);
        return Time(Opens) is { } opens && Time(Closes) is { } closes
            ? (new(first, last, new(opens, closes)), CalendarOutcome.Saved)
            : (null, CalendarOutcome.WrongHours);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeOnly? Time(string? text) =>
        TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>When the desk is there. Every officer sees it; managers change it.</summary>
public static class HoursPages
{
    public const string Path = "/desk/settings/hours";
    private const int History = 100;
    private static readonly string[] Notices = ["hoursSaved", "hoursUndone", "formTooOld"];

    public static void MapHours(this RouteGroupBuilder desk, RouteGroupBuilder managers)
    {
        desk.MapGet("/settings/hours", (CalendarChanges changes, string? notice, CancellationToken cancellationToken) => PageAsync(
            changes, new(null, null, true, null, null, null), null, StatusCodes.Status200OK, cancellationToken,
            Notices.Contains(notice) ? $"settings.{notice}" : null));
        managers.MapPost("/settings/hours", AddAsync);
        managers.MapPost("/settings/hours/{id}/undo", async (string id, CalendarChanges changes, DeskView view, CancellationToken cancellationToken) =>
            await changes.UndoAsync(id, view.OfficerId, cancellationToken)
                ? TypedResults.Redirect(view.Link($"{Path}?notice=hoursUndone"))
                : DeskPages.Notice(StatusCodes.Status404NotFound) as IResult);
        managers.MapGet("/settings/hours/{id}/undo", (DeskView view) => TypedResults.Redirect(view.Link($"{Path}?notice=formTooOld")));
    }

    public static void MapCalendarApi(this RouteGroupBuilder api)
    {
        api.MapGet("/calendar", async (CalendarChanges changes, CancellationToken cancellationToken) =>
            TypedResults.Ok(await changes.ListAsync(History, cancellationToken))).AsNoReading();
        api.MapPost("/calendar", async Task<Results<NoContent, ValidationProblem>> (
            CalendarBody body, CalendarChanges changes, DeskView view, CancellationToken cancellationToken) =>
            await TryAddAsync(changes, body, view.OfficerId, cancellationToken) is var outcome and not CalendarOutcome.Saved
                ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { [FieldOf(outcome)] = [outcome.ToString()] })
                : TypedResults.NoContent()).RequireAuthorization(DeskServices.Managers);
        api.MapDelete("/calendar/{id}", async Task<Results<NoContent, NotFound>> (
            string id, CalendarChanges changes, DeskView view, CancellationToken cancellationToken) =>
            await changes.UndoAsync(id, view.OfficerId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound())
            .RequireAuthorization(DeskServices.Managers);
    }

    private static async Task<IResult> AddAsync(HttpContext http, CalendarChanges changes, DeskView view, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var typed = new CalendarBody(form["from"], form["to"], form["kind"] != "open", form["opens"], form["closes"], form["note"].ToString().Trim());
        return await TryAddAsync(changes, typed, view.OfficerId, cancellationToken) is var outcome and not CalendarOutcome.Saved
            ? await PageAsync(changes, typed, outcome, StatusCodes.Status400BadRequest, cancellationToken)
            : TypedResults.Redirect(view.Link($"{Path}?notice=hoursSaved"));
    }

    private static async Task<CalendarOutcome> TryAddAsync(CalendarChanges changes, CalendarBody typed, string by, CancellationToken cancellationToken) =>
        typed.Read() is ({ } change, _) ? await changes.AddAsync(change, typed.Note ?? "", by, cancellationToken) : typed.Read().Fault;

    private static string FieldOf(CalendarOutcome outcome) => outcome switch
    {
        CalendarOutcome.WrongHours => "opens",
        CalendarOutcome.NoteTooLong => "note",
        CalendarOutcome.WrongDays or CalendarOutcome.NeverOpen or CalendarOutcome.Saved => "from",
    };

    private static async Task<IResult> PageAsync(CalendarChanges changes, CalendarBody typed, CalendarOutcome? fault, int status,
        CancellationToken cancellationToken, string? notice = null) => new RazorComponentResult<HoursPage>(new
        {
            changes.Calendar,
            Entries = await changes.ListAsync(History, cancellationToken),
            Typed = typed,
            Fault = fault,
            Notice = notice,
        })
        { StatusCode = status };
}
