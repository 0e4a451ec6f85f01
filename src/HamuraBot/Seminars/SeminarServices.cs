using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Reports;
using HamuraBot.Seminars.Chat;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Seminars.Mail;
using HamuraBot.Seminars.SelfService;
using HamuraBot.Timers;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;

namespace HamuraBot.Seminars;

public static class SeminarServices
{
    private const string Topic = "seminars";

    public static IServiceCollection AddSeminars(this IServiceCollection services) => services
        .AddSingleton<SeminarText>()
        .AddSingleton<RegistrationCalendar>()
        .AddSingleton<RegistrationMails>()
        .AddSingleton<SeminarRegistrations>()
        .AddSingleton<SeminarPlanning>()
        .AddTimer<SeminarPlanning>(SeminarPlanning.ReminderTimer, (planning, transaction, timer) =>
            planning.RemindAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddTimer<SeminarPlanning>(SeminarPlanning.ThanksTimer, (planning, transaction, timer) =>
            planning.ThankAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddSingleton<RegistrationSelfService>()
        .AddSingleton(provider => provider.GetRequiredService<RegistrationSelfService>().Kind)
        .AddSingleton<SeminarDesk>()
        .AddSingleton<SeminarInvitations>()
        .AddSingleton<InvitationSelfService>()
        .AddSingleton(provider => provider.GetRequiredService<InvitationSelfService>().Kind)
        .AddSeminarDialogs()
        .AddSeminarPages();

    private static IServiceCollection AddSeminarPages(this IServiceCollection services) => services
        .AddDeskSection(new(30, SeminarPaths.All, "seminars.title", 's'))
        .AddDeskArea(new(Topic, SeminarTable.VersionAsync))
        .AddSingleton<SeminarHistory>()
        .AddSingleton(provider => provider.GetRequiredService<SeminarHistory>().History)
        .AddReportPart<SeminarReport>("seminars", 20, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken))
        .AddSingleton<SeminarsThisWeek>()
        .AddTodaySection<SeminarsThisWeek>("seminars.week", 40, Topic, (week, view, cancellationToken) => week.ReadAsync(view, cancellationToken));

    private static IServiceCollection AddSeminarDialogs(this IServiceCollection services) => services
        .AddSingleton<SeminarCards>()
        .AddSingleton<RegistrationReply>()
        .AddSingleton<SeminarWords>()
        .AddSingleton(provider => SeminarWords.OfButtons(provider.GetRequiredService<DialogLibrary>()))
        .AddSingleton(provider => new Listener(provider.GetRequiredService<SeminarWords>().HearAsync))
        .AddSingleton(provider => new TopicAddition(Topic, (turn, _) => provider.GetRequiredService<SeminarCards>().ComingAsync(turn)))
        .AddRoute<SeminarDialog>(Intent.Register)
        .AddRoute<SignUpDialog>()
        .AddRoute<SeatsDialog>()
        .AddRoute<CancellationDialog>();
}
