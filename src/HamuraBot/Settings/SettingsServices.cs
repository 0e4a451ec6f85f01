using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Settings.Account;
using HamuraBot.Settings.Hours;
using HamuraBot.Settings.Mail;
using HamuraBot.Settings.Office;
using HamuraBot.Settings.Officers;
using HamuraBot.Settings.AuditLog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Settings;

public static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddDeskSection(new(90, DeskPaths.Settings, "settings.title", 'e'));
        services.AddSettingsPart(new(10, DeskPaths.Account, "settings.account"));
        services.AddSettingsPart(new(20, "/desk/settings/officers", "settings.officers") { ForManagers = true });
        services.AddSettingsPart(new(30, "/desk/settings/hours", "settings.hours"));
        services.AddSettingsPart(new(35, OfficePages.Week, "settings.week"));
        services.AddSettingsPart(new(37, OfficePages.Contact, "settings.contact"));
        services.AddSettingsPart(new(50, "/desk/settings/mail", "settings.mail"));
        services.AddSettingsPart(new(60, "/desk/settings/widget", "settings.widget"));
        services.AddSettingsPart(new(70, "/desk/settings/trail", "settings.audit") { ForManagers = true });
        services.AddTodaySection<MailState>("settings.troubledMails", 70, MailState.Area, (mails, view, cancellationToken) => mails.TodayAsync(view, cancellationToken));
        services.AddHoldings<SettingsHoldings>();
        services.AddSingleton<CalendarChanges>().AddSingleton<OfficeSettings>().AddHostedService<CalendarWatch>();
        return services.AddSingleton<MailState>().AddSingleton<AuditWords>().AddSingleton<AuditSubjects>().AddSingleton<AuditReader>().AddScoped<AccountReader>();
    }

    public static IServiceCollection AddSettingsPart(this IServiceCollection services, SettingsPart part) => services.AddSingleton(part);

    /// <param name="app">For what is open to officers who still have to set up a second factor.</param>
    /// <param name="desk">The group of all other pages.</param>
    public static void MapSettings(this WebApplication app, RouteGroupBuilder desk)
    {
        desk.MapGet("/settings", IResult () => new RazorComponentResult<SettingsPage>());
        app.MapOwnPages().MapAccount();
        var managers = desk.MapGroup("").RequireAuthorization(DeskServices.Managers);
        managers.MapOfficers();
        managers.MapAudit();
        desk.MapHours(managers);
        desk.MapOffice(managers);
        desk.MapMail();
        desk.MapWidget();
    }

    public static void MapSettingsApi(this RouteGroupBuilder api)
    {
        api.MapCalendarApi();
        api.MapOfficeApi();
        api.MapMailApi();
        api.MapAuditApi();
    }
}
