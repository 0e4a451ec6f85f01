using HamuraBot.Appointments.Desk;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;
using HamuraBot.Reports;
using HamuraBot.Timers;

namespace HamuraBot.Appointments;

public static class AppointmentServices
{
    public static IServiceCollection AddAppointments(this IServiceCollection services) => services
        .AddHoldings<AppointmentHoldings>()
        .AddSingleton<AppointmentCalendar>().AddSingleton<AppointmentMails>().AddSingleton<AppointmentChanges>().AddSingleton<AppointmentReminders>()
        .AddSingleton<OfficerAppointments>().AddSingleton<AppointmentSelfService>().AddSingleton<CalendarFeeds>().AddSingleton<AppointmentsToday>()
        .AddSingleton(provider => provider.GetRequiredService<AppointmentSelfService>().Kind)
        .AddRoute<AppointmentDialog>([], [AppointmentDialog.Verb])
        .AddSingleton<IOwnButton>(provider => provider.GetRequiredService<AppointmentDialog>())
        .AddDeskSection(new(25, AppointmentPages.Start, "appointments.menu", 'a'))
        .AddReportPart<AppointmentReport>("appointments", 15, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken))
        .AddTimer<AppointmentReminders>(AppointmentChanges.Reminder, (reminders, transaction, timer) => reminders.RemindAsync(transaction, timer.Subject))
        .AddDeskArea(new(AppointmentPages.Area, AppointmentTable.VersionAsync))
        .AddTodaySection<AppointmentsToday>("appointments.owed", 32, AppointmentPages.Area, (today, view, cancellationToken) => today.OwedAsync(view, cancellationToken))
        .AddTodaySection<AppointmentsToday>("appointments.today", 41, AppointmentPages.Area, (today, view, cancellationToken) => today.TodayAsync(view, cancellationToken));

    /// <summary>The officers' own calendars, for programs that cannot sign in.</summary>
    public static void MapCalendarFeeds(this IEndpointRouteBuilder app) => app.MapGet("/calendars/{secret}.ics", (HttpContext http, string secret, CalendarFeeds feeds) => feeds.ReadAsync(http, secret))
        .WithPolicy(ResponsePolicy.Data);
}
