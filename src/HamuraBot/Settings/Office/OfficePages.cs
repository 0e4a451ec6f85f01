using HamuraBot.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings.Office;

/// <summary>The ordinary week, and how the desk is reached. Every officer sees them; managers change them.</summary>
public static class OfficePages
{
    public const string Contact = "/desk/settings/contact", Week = "/desk/settings/week";

    private const int History = 50;

    private static readonly string[] Notices = ["officeSaved", "hoursUndone", "formTooOld"];

    public static void MapOffice(this RouteGroupBuilder desk, RouteGroupBuilder managers)
    {
        desk.MapGet("/settings/contact", (OfficeSettings office, string? notice, CancellationToken cancellationToken) => ContactAsync(office, null, [], notice, cancellationToken));
        desk.MapGet("/settings/week", (OfficeSettings office, string? notice, CancellationToken cancellationToken) => WeekAsync(office, null, [], notice, cancellationToken));
        managers.MapPost("/settings/contact", SetContactAsync);
        managers.MapPost("/settings/week", SetWeekAsync);
        managers.MapPost("/settings/contact/{id}/undo", (string id, OfficeSettings office, DeskView view, CancellationToken cancellationToken) => UndoAsync(Contact, id, office, view, cancellationToken));
        managers.MapPost("/settings/week/{id}/undo", (string id, OfficeSettings office, DeskView view, CancellationToken cancellationToken) => UndoAsync(Week, id, office, view, cancellationToken));
        managers.MapGet("/settings/contact/{id}/undo", IResult (DeskView view) => TypedResults.Redirect(view.Link($"{Contact}?notice=formTooOld")));
        managers.MapGet("/settings/week/{id}/undo", IResult (DeskView view) => TypedResults.Redirect(view.Link($"{Week}?notice=formTooOld")));
    }

    private static async Task<IResult> SetContactAsync(HttpContext http, OfficeSettings office, DeskView view, CancellationToken cancellationToken)
    {
        var typed = await FormInput.ReadAsync(http);
        if (OfficeForm.Contact(typed, view, out var faults) is not { } contact) return await ContactAsync(office, typed, faults, null, cancellationToken);
        await office.SetAsync(contact, view.OfficerId, cancellationToken);
        return TypedResults.Redirect(view.Link($"{Contact}?notice=officeSaved"));
    }

    private static async Task<IResult> SetWeekAsync(HttpContext http, OfficeSettings office, DeskView view, CancellationToken cancellationToken)
    {
        var typed = await FormInput.ReadAsync(http);
        var week = OfficeForm.Week(typed, view, out var faults);
        if (week is not null && !office.OpensWith(week)) faults[OfficeForm.FieldOf(DayOfWeek.Monday, "opens")] = view["settings.neverOpen"];
        if (week is null || faults.Count > 0) return await WeekAsync(office, typed, faults, null, cancellationToken);
        await office.SetAsync(week, view.OfficerId, cancellationToken);
        return TypedResults.Redirect(view.Link($"{Week}?notice=officeSaved"));
    }

    private static async Task<IResult> UndoAsync(string page, string id, OfficeSettings office, DeskView view, CancellationToken cancellationToken) =>
        await office.UndoAsync(id, view.OfficerId, cancellationToken) ? TypedResults.Redirect(view.Link($"{page}?notice=hoursUndone")) : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> ContactAsync(OfficeSettings office, FormInput? typed, Dictionary<string, string> faults, string? notice, CancellationToken cancellationToken) =>
        new RazorComponentResult<ContactPage>(new
        {
            office.Contact,
            Entries = await office.ListAsync(OfficeSettingKind.Contact, History, cancellationToken),
            Typed = typed,
            Faults = faults,
            Notice = NoticeOf(notice),
        })
        { StatusCode = StatusOf(faults) };

    private static async Task<IResult> WeekAsync(OfficeSettings office, FormInput? typed, Dictionary<string, string> faults, string? notice, CancellationToken cancellationToken) =>
        new RazorComponentResult<WeekPage>(new
        {
            office.Week,
            Entries = await office.ListAsync(OfficeSettingKind.Week, History, cancellationToken),
            Typed = typed,
            Faults = faults,
            Notice = NoticeOf(notice),
        })
        { StatusCode = StatusOf(faults) };

    private static int StatusOf(Dictionary<string, string> faults) => faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static string? NoticeOf(string? notice) => Notices.Contains(notice) ? $"settings.{notice}" : null;
}
