using HamuraBot.Desk;
using HamuraBot.OfficeHours;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings.Office;

/// <param name="Opens">As 08:30.</param>
/// <param name="Closes">As 17:15.</param>
public sealed record DayHours(string? Opens, string? Closes);

/// <param name="Days">By <c>monday</c> … <c>sunday</c>; a day that is left out is closed.</param>
/// <param name="LastReception">As 17:00.</param>
public sealed record WeekBody(IReadOnlyDictionary<string, DayHours>? Days, string? LastReception);

/// <param name="Phone">As it is dialled in Japan, or with +81.</param>
public sealed record ContactBody(string? Phone, string? AddressJa, string? AddressEn);

/// <param name="Id">For undoing it.</param>
/// <param name="UndoneAt">Null as long as it stands.</param>
public sealed record SettingView<T>(string Id, T Value, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt);

/// <summary>What holds now, and what was set, the latest first.</summary>
public sealed record SettingsView<T>(T Now, IReadOnlyList<SettingView<T>> History);

/// <summary>The ordinary week and how the desk is reached, as JSON: read as strictly as the pages read them.</summary>
public static class OfficeApi
{
    private const int History = 50;

    public static void MapOfficeApi(this RouteGroupBuilder api)
    {
        api.MapGet("/week", async (OfficeSettings office, CancellationToken cancellationToken) =>
            TypedResults.Ok(await ViewAsync(office, OfficeSettingKind.Week, BodyOf(office.Week), setting => BodyOf(setting.Week()), cancellationToken))).AsNoReading();
        api.MapGet("/contact", async (OfficeSettings office, CancellationToken cancellationToken) =>
            TypedResults.Ok(await ViewAsync(office, OfficeSettingKind.Contact, BodyOf(office.Contact), setting => BodyOf(setting.Contact()), cancellationToken))).AsNoReading();
        api.MapPut("/week", SetWeekAsync).RequireAuthorization(DeskServices.Managers);
        api.MapPut("/contact", SetContactAsync).RequireAuthorization(DeskServices.Managers);
        api.MapDelete("/week/{id}", UndoAsync).RequireAuthorization(DeskServices.Managers);
        api.MapDelete("/contact/{id}", UndoAsync).RequireAuthorization(DeskServices.Managers);
    }

    private static async Task<Results<NoContent, ValidationProblem>> SetWeekAsync(WeekBody body, OfficeSettings office, DeskView view, CancellationToken cancellationToken)
    {
        var typed = new Dictionary<string, string> { ["lastReception"] = body.LastReception ?? "" };
        foreach (var (day, hours) in body.Days ?? new Dictionary<string, DayHours>())
            (typed[$"{day}.opens"], typed[$"{day}.closes"]) = (hours.Opens ?? "", hours.Closes ?? "");
        var week = OfficeForm.Week(new(typed), view, out var faults);
        if (week is not null && !office.OpensWith(week)) faults[OfficeForm.FieldOf(DayOfWeek.Monday, "opens")] = view["settings.neverOpen"];
        if (body.Days?.Keys.FirstOrDefault(name => !OfficeWeek.InOrder.Any(day => NameOf(day) == name)) is { } unknown) faults[$"days.{unknown}"] = view["settings.wrongDays"];
        if (week is null || faults.Count > 0) return Refused(faults);
        await office.SetAsync(week, view.OfficerId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ValidationProblem>> SetContactAsync(ContactBody body, OfficeSettings office, DeskView view, CancellationToken cancellationToken)
    {
        var typed = new Dictionary<string, string> { ["phone"] = body.Phone ?? "", ["addressJa"] = body.AddressJa?.Trim() ?? "", ["addressEn"] = body.AddressEn?.Trim() ?? "" };
        if (OfficeForm.Contact(new(typed), view, out var faults) is not { } contact) return Refused(faults);
        await office.SetAsync(contact, view.OfficerId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> UndoAsync(string id, OfficeSettings office, DeskView view, CancellationToken cancellationToken) =>
        await office.UndoAsync(id, view.OfficerId, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<SettingsView<T>> ViewAsync<T>(OfficeSettings office, OfficeSettingKind kind, T now, Func<OfficeSetting, T> value, CancellationToken cancellationToken) =>
        new(now, [.. (await office.ListAsync(kind, History, cancellationToken)).Select(setting => new SettingView<T>(
            setting.Id, value(setting), setting.By, Tokyo.Time(setting.At), setting.UndoneBy, setting.UndoneAt is { } undone ? Tokyo.Time(undone) : null))]);

    private static WeekBody BodyOf(OfficeWeek week) => new(
        OfficeWeek.InOrder.Where(week.Days.ContainsKey).ToDictionary(NameOf, day => new DayHours(OfficeSetting.Text(week.Days[day].Opens), OfficeSetting.Text(week.Days[day].Closes))),
        OfficeSetting.Text(week.LastReception));

    private static ContactBody BodyOf(ContactDetails contact) => new(contact.Phone, contact.AddressJa, contact.AddressEn);

    private static string NameOf(DayOfWeek day) => day.ToString().ToLowerInvariant();

    private static ValidationProblem Refused(Dictionary<string, string> faults) => TypedResults.ValidationProblem(faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }));
}
