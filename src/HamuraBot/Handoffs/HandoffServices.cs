using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Dialogs.OwnMatters;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Reports;
using HamuraBot.Timers;
using HamuraBot.Understanding;

namespace HamuraBot.Handoffs;

public static class HandoffServices
{
    /// <summary>What the desk's pages watch.</summary>
    private const string Area = "handoffs";

    public static IServiceCollection AddHandoffs(this IServiceCollection services)
    {
        services.AddCheckedOptions<HandoffOptions>("Handoffs")
            .Validate(handoffs => handoffs.GiveBackMinutes > handoffs.WarnMinutes, "Handoffs__GiveBackMinutes must be above Handoffs__WarnMinutes.");
        services.AddHoldings<HandoffHoldings>();
        services.AddSingleton<OpenHandoffs>().AddSingleton<HandoffReply>().AddSingleton<HandoffMails>();
        services.AddSingleton<HandoffOffer>().AddSingleton<HandoffTurns>().AddSingleton<HandoffChat>().AddSingleton<HandoffDesk>().AddSingleton<HandoffDetails>().AddSingleton<HandoffTimers>();
        services.AddSingleton<MessageWithdrawal>().AddSingleton<Drafts>().AddSingleton<Inbox>().AddSingleton<ConversationNotes>().AddSingleton<SavedReplyRecords>().AddSingleton<OfficerFiles>().AddSingleton<HandoffSelfService>();
        services.AddSingleton(provider => provider.GetRequiredService<HandoffSelfService>().Kind);
        services.AddSingleton<VisitorWriting>().AddSingleton<HandoffReplies>().AddSingleton(provider => provider.GetRequiredService<HandoffReplies>().Kind);
        services.AddSingleton<ConversationReading>().AddScoped<ConversationAnswer>().AddScoped<Urgency>().AddSingleton<FollowUps>();
        services.AddSingleton<IOwnMatters, HandoffMatters>().AddSingleton<IIntentSource, RatingSource>().AddSingleton<IIntentSource, CallWords>();
        services.AddRoute<HandoffDialog>([Intent.Human], [HandoffReply.CancelVerb, HandoffReply.RateVerb, HandoffReply.BotVerb])
            .AddAddition(HandoffAdditionDialog.NoteForm, HandoffAdditionDialog.Note, chat => chat.LeaveNoteAsync)
            .AddAddition(HandoffAdditionDialog.PhoneForm, HandoffAdditionDialog.Phone, chat => chat.GivePhoneAsync)
            .AddAddition(HandoffAdditionDialog.EmailForm, HandoffAdditionDialog.Email, chat => chat.GiveEmailAsync);
        services.AddDeskSection(new(10, ConversationPages.Path, "conversations.title", 'c') { Badge = ($"{ConversationPages.Path}/waiting", Area) });
        services.AddSingleton(new SettingsPart(40, SavedReplyPages.Path, "replies.title"));
        services.AddDeskArea(new(Area, HandoffTable.StampAsync));
        services.AddSingleton<HandoffHistory>().AddSingleton(provider => provider.GetRequiredService<HandoffHistory>().History);
        services.AddReportPart<HandoffReport>("conversations", 30, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken));
        services.AddSingleton<HandoffsToday>()
            .AddTodaySection<HandoffsToday>("handoffs.answered", 35, Area, (today, view, cancellationToken) => today.AnsweredAsync(view, cancellationToken))
            .AddTodaySection<HandoffsToday>("handoffs.waiting", 15, Area, (today, view, cancellationToken) => today.WaitingAsync(view, cancellationToken))
            .AddTodaySection<HandoffsToday>("handoffs.mine", 10, Area, (today, view, cancellationToken) => today.MineAsync(view, cancellationToken))
            .AddTodaySection<HandoffsToday>("handoffs.attention", 25, Area, (today, view, cancellationToken) => today.AttentionAsync(view, cancellationToken));
        return services
            .AddTimer<HandoffTimers>(HandoffTimers.Promise, (timers, transaction, timer) => timers.TakeMessageAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Attention, (timers, transaction, timer) => timers.WatchAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Broken, (timers, transaction, timer) => timers.TellOfBrokenAsync(transaction, timer.Subject))
            .AddTimer<HandoffTimers>(HandoffTimers.Position, (timers, transaction, timer) => timers.TellPositionAsync(transaction, timer.Subject));
    }

    private static IServiceCollection AddAddition(this IServiceCollection services, RequiredForm form, RequiredField field, Func<HandoffChat, HandoffAddition> what) =>
        services.AddSingleton(provider =>
        {
            var (library, chat) = (provider.GetRequiredService<DialogLibrary>(), provider.GetRequiredService<HandoffChat>());
            return new Dialogs.Route(new HandoffAdditionDialog(form, field, what(chat), library, chat));
        });
}
