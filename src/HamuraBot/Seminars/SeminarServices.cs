using HamuraBot.Timers;

namespace HamuraBot.Seminars;

public static class SeminarServices
{
    public static IServiceCollection AddSeminars(this IServiceCollection services) => services
        .AddSingleton<SeminarText>()
        .AddSingleton<RegistrationCalendar>()
        .AddSingleton<RegistrationMails>()
        .AddSingleton<SeminarRegistrations>()
        .AddSingleton<SeminarPlanning>()
        .AddTimer<SeminarPlanning>(SeminarPlanning.ReminderTimer, (planning, transaction, timer) => planning.RemindAsync(transaction, SeminarId.Parse(timer.Subject)))
        .AddTimer<SeminarPlanning>(SeminarPlanning.ThanksTimer, (planning, transaction, timer) => planning.ThankAsync(transaction, SeminarId.Parse(timer.Subject)));
}
