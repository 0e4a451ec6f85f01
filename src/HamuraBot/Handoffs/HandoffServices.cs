using HamuraBot.Dialogs;
using HamuraBot.Timers;
using HamuraBot.Understanding;

namespace HamuraBot.Handoffs;

public static class HandoffServices
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services)
    {
        services.AddOptions<HandoffOptions>().BindConfiguration("Handoffs").ValidateDataAnnotations()
            .Validate(handoffs => handoffs.GiveBackMinutes > handoffs.WarnMinutes, "Handoffs__GiveBackMinutes must be above Handoffs__WarnMinutes.")
            .ValidateOnStart();
        services.AddSingleton<OpenHandoffs>().AddSingleton<HandoffReply>().AddSingleton<HandoffMails>();
        services.AddSingleton<HandoffTurns>().AddSingleton<HandoffDesk>().AddSingleton<HandoffDetails>().AddSingleton<HandoffTimers>();
        services.AddSingleton<ConversationNotes>().AddSingleton<SavedReplies>().AddSingleton<OfficerFiles>().AddSingleton<HandoffSelfService>();
        services.AddSingleton(provider => provider.GetRequiredService<HandoffSelfService>().Kind);
        services.AddSingleton(provider => new MisunderstandingAddition(provider.GetRequiredService<HandoffTurns>().OfferAsync));
        services.AddSingleton(new Listener(HandoffWords.HearAsync));
        services.AddRoute<HandoffDialog>(Intent.Human).AddRoute<HandoffNoteDialog>().AddRoute<HandoffEmailDialog>();
        return services
            .AddTimer<HandoffTimers>(HandoffTimers.Promise, (timers, transaction, timer) => timers.TakeMessageAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Attention, (timers, transaction, timer) => timers.WatchAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Position, (timers, transaction, timer) => timers.TellPositionAsync(transaction, timer.Subject));
    }
}
