using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.OwnMatters;
using HamuraBot.Reports;
using HamuraBot.Seminars.Chat;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;
using HamuraBot.Seminars.Mail;
using HamuraBot.Seminars.SelfService;
using HamuraBot.Seminars.Website;
using HamuraBot.Timers;
using HamuraBot.Understanding;

namespace HamuraBot.Seminars;

public static class SeminarServices
{
    private const string Area = "seminars";

    public static IServiceCollection AddSeminars(this IServiceCollection services) => services
        .AddSingleton<SeminarText>()
        .AddSingleton<RegistrationCalendar>()
        .AddSingleton<RegistrationMails>()
        .AddSingleton<SeminarRegistrations>()
        .AddSingleton<Parties>()
        .AddSingleton<ContactChange>()
        .AddSingleton<RegistrationMoves>()
        .AddSingleton<SeminarPlanning>()
        .AddTimer<SeminarPlanning>(SeminarPlanning.ReminderTimer, (planning, transaction, timer) =>
            planning.RemindAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddTimer<SeminarPlanning>(SeminarPlanning.LinkTimer, (planning, transaction, timer) =>
            planning.TellLinkAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddTimer<SeminarPlanning>(SeminarPlanning.ThanksTimer, (planning, transaction, timer) =>
            planning.ThankAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddTimer<SeminarRegistrations>(SeminarPlanning.PromotionTimer, (registrations, transaction, timer) =>
            registrations.PromoteAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddTimer<Parties>(Parties.LeftTimer, (_, transaction, timer) => Parties.ForgetLeftAsync(transaction, timer.Subject))
        .AddHoldings<SeminarHoldings>()
        .AddSingleton<PromotionNews>()
        .AddTimer<PromotionNews>(PromotionNews.Timer, (news, transaction, timer) => news.TellAsync(transaction, new(timer.Subject)))
        .AddSingleton<RegistrationSelfService>()
        .AddSingleton(provider => provider.GetRequiredService<RegistrationSelfService>().Kind)
        .AddSingleton<OwnPeople>()
        .AddSingleton<OwnContact>()
        .AddSingleton<SurveySelfService>()
        .AddSingleton<MoveSelfService>()
        .AddSingleton<OwnMaterials>()
        .AddSingleton<ParticipantSelfService>()
        .AddSingleton(provider => provider.GetRequiredService<ParticipantSelfService>().Kind)
        .AddSingleton<SeminarFeed>()
        .AddSingleton<SignUpForm>()
        .AddSingleton<SeminarDesk>()
        .AddSingleton<MaterialDesk>()
        .AddSingleton<SeminarInvitations>()
        .AddSingleton<InvitationSelfService>()
        .AddSingleton(provider => provider.GetRequiredService<InvitationSelfService>().Kind)
        .AddSeminarDialogs()
        .AddSeminarPages();

    private static IServiceCollection AddSeminarPages(this IServiceCollection services) => services
        .AddDeskSection(new(30, SeminarPaths.All, "seminars.title", 's'))
        .AddDeskArea(new(Area, SeminarTable.VersionAsync))
        .AddSingleton(new AuditSubject("seminar", async (sql, id) => Guid.TryParseExact(id, "D", out var known) ? (await SeminarTable.FindAsync(sql, new(known)))?.Plan.Title : null))
        .AddSingleton<SeminarHistory>()
        .AddSingleton(provider => provider.GetRequiredService<SeminarHistory>().History)
        .AddReportPart<SeminarReport>("seminars", 20, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken))
        .AddSingleton<SeminarsThisWeek>()
        .AddTodaySection<SeminarsThisWeek>("seminars.week", 40, Area, (week, view, cancellationToken) => week.ReadAsync(view, cancellationToken));

    private static IServiceCollection AddSeminarDialogs(this IServiceCollection services) => services
        .AddSingleton<MoveOffer>()
        .AddSingleton<SeminarCards>()
        .AddSingleton<RegistrationReply>()
        .AddSingleton<IOwnMatters, RegistrationMatters>()
        .AddSingleton<SeminarTitles>().AddHostedService<SeminarTitlesRefresher>()
        .AddSingleton<IIntentSource, SeminarTitleSource>()
        .AddSingleton<SeminarNeeds>()
        .AddSingleton<IIntentSource, NeedsSource>()
        .AddSingleton<IIntentSource, UndoSource>()
        .AddSingleton(provider => SeminarCommands.OfButtons(provider.GetRequiredService<DialogLibrary>()))
        .AddSingleton<IAfterAnswer, ComingSeminars>()
        .AddRoute<SeminarDialog>([Intent.Register], SeminarCommands.All)
        .AddRoute<SignUpDialog>()
        .AddRoute<SeatsDialog>()
        .AddRoute<CancellationDialog>();
}
