using HamuraBot.Conversations;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Timers;
using HamuraBot.Understanding;

namespace HamuraBot.Handoffs;

public static class HandoffServices
{
    /// <summary>What pages of the desk watch.</summary>
    private const string Area = "handoffs";

    public static IServiceCollection AddHandoffs(this IServiceCollection services)
    {
        services.AddOptions<HandoffOptions>().BindConfiguration("Handoffs").ValidateDataAnnotations()
            .Validate(handoffs => handoffs.GiveBackMinutes > handoffs.WarnMinutes, "Handoffs__GiveBackMinutes must be above Handoffs__WarnMinutes.")
            .ValidateOnStart();
        services.AddSingleton<Transcripts>().AddSingleton<OpenHandoffs>().AddSingleton<HandoffReply>().AddSingleton<HandoffMails>();
        services.AddSingleton<HandoffTurns>().AddSingleton<HandoffDesk>().AddSingleton<HandoffDetails>().AddSingleton<HandoffTimers>();
        services.AddSingleton<ConversationNotes>().AddSingleton<SavedReplies>().AddSingleton<ConversationReading>().AddScoped<Answering>();
        services.AddDeskSection(new(10, ConversationPages.Path, "conversations.title", 'c') { Badge = ($"{ConversationPages.Path}/waiting", Area) });
        services.AddDeskArea(new(Area, HandoffTable.StampAsync));
        services.AddSingleton(new Listener(HandoffWords.HearAsync));
        services.AddRoute<HandoffDialog>(Intent.Human).AddRoute<HandoffNoteDialog>().AddRoute<HandoffEmailDialog>();
        return services
            .AddTimer<HandoffTimers>(HandoffTimers.Promise, (timers, transaction, timer) => timers.TakeMessageAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Attention, (timers, transaction, timer) => timers.WatchAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Position, (timers, transaction, timer) => timers.TellPositionAsync(transaction, timer.Subject));
    }
}
