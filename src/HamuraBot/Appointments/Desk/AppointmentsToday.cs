using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;

namespace HamuraBot.Appointments.Desk;

/// <summary>What the desk's day has to do with appointments.</summary>
public sealed class AppointmentsToday(AppointmentSubjects subjects, Store store)
{
    /// <summary>Everybody's of today; the week is behind it.</summary>
    public async Task<TodayList> TodayAsync(DeskView view, CancellationToken cancellationToken) => new(await ReadAsync(
        sql => AppointmentTable.BetweenAsync(sql, Tokyo.At(view.Today, TimeOnly.MinValue), Tokyo.At(view.Today.AddDays(1), TimeOnly.MinValue), ""),
        (made, subject) => Item(made, subject, view, $"{made.Place}　{made.OfficerName}") with { Age = Formats.Clock(made.StartsAt!.Value) }, cancellationToken), AppointmentPages.Start);

    /// <summary>The officer's own: other times to offer, and reports to write.</summary>
    public async Task<TodayList> OwedAsync(DeskView view, CancellationToken cancellationToken) => new(await ReadAsync(
        sql => AppointmentTable.OwedAsync(sql, view.OfficerId, view.Now),
        (made, subject) => Item(made, subject, view, view[made.Status is AppointmentStatus.Wanted ? "appointments.wantsOthers" : "appointments.reportOwed"]) with
        {
            Age = view.Age(made.StartsAt ?? made.UpdatedAt),
            Action = new(AppointmentPages.Of(made.Request), view[made.Status is AppointmentStatus.Wanted ? "appointments.offerOthers" : "appointments.keepReport"], IsPost: false, IsMain: false),
        }, cancellationToken));

    private static TodayItem Item(Appointment made, AppointmentSubject subject, DeskView view, string detail) =>
        new(AppointmentPages.Of(made.Request), subject.Addressee.Length > 0 ? subject.Addressee : made.Request, $"{subject.Name.In(view.Language)}　{detail}");

    private Task<List<TodayItem>> ReadAsync(
        Func<StoreConnection, Task<List<Appointment>>> list, Func<Appointment, AppointmentSubject, TodayItem> item, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var items = new List<TodayItem>();
        foreach (var made in await list(sql))
            if (await subjects.FindAsync(sql, made.Request) is { } subject) items.Add(item(made, subject));
        return items;
    }, cancellationToken);
}
