using HamuraBot.Officers;
using HamuraBot.Content;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Reports;
using HamuraBot.Topics.Chat;
using HamuraBot.Topics.Desk;
using HamuraBot.Topics.Estimate;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

public static class TopicServices
{
    /// <summary>What the desk can be asked about, and the understanding that has learnt it.</summary>
    public static IServiceCollection AddTopics(this IServiceCollection services) => services
        .AddHoldings<TopicHoldings>()
        .AddSingleton(provider =>
            TopicLibrary.Load(provider.GetRequiredService<ContentFolder>(), provider.GetRequiredService<DialogLibrary>()))
        .AddSingleton(provider => provider.GetRequiredService<TopicLibrary>().Names())
        .AddSingleton(provider =>
            TopicKnowledge.Of(provider.GetRequiredService<DialogLibrary>(), provider.GetRequiredService<TopicLibrary>()))
        .AddSingleton(provider => new LearntUnderstanding(provider.GetRequiredService<Knowledge>()))
        .AddSingleton<CurrentTopics>()
        .AddSingleton<AnswerText>()
        .AddSingleton<ShortAnswer>()
        .AddSingleton<UnclearParts>()
        .AddSingleton<AnswerCard>()
        .AddSingleton<IIntentSource, FocusSource>()
        .AddSingleton(provider => TopicDialog.OfButtons(provider.GetRequiredService<DialogLibrary>()))
        .AddRoute<TopicDialog>([Intent.Topic], [TopicDialog.MoreVerb])
        .AddRoute<MenuDialog>(Intent.Menu)
        .AddRoute<ApplyDialog>([Intent.Apply], [Form.OpenVerb])
        .AddSingleton<LastEstimate>().AddSingleton<IIntentSource>(provider => provider.GetRequiredService<LastEstimate>())
        .AddRoute<EstimateDialog>(Intent.Estimate);

    /// <summary>What officers put over the files, kept in the store.</summary>
    public static IServiceCollection AddTopicDesk(this IServiceCollection services) => services
        .AddSingleton<TopicRefresher>().AddHostedService(provider => provider.GetRequiredService<TopicRefresher>())
        .AddSingleton<FactDesk>().AddSingleton<TopicOptionsDesk>()
        .AddSingleton(provider => new AuditSubject("topic", (_, id) => Task.FromResult(provider.GetRequiredService<CurrentTopics>().Library.Find(id)?.Name)))
        .AddSingleton(provider => new AuditSubject("fact", (_, id) => Task.FromResult(provider.GetRequiredService<CurrentTopics>().Library.Find(id.Split('/')[0])?.Name)))
        .AddSingleton<FactsToConfirm>()
        .AddDeskSection(new(50, TopicDeskPages.Path, "topics.title", 'p'))
        .AddDeskArea(new(TopicDeskPages.Area, async sql =>
            string.Join('.', await FactRevisionTable.VersionAsync(sql), await AdditionTable.VersionAsync(sql))))
        .AddReportPart<EnquiryReport>("enquiries", 5, (report, period, cancellationToken) => report.ReadAsync(period, cancellationToken))
        .AddTodaySection<FactsToConfirm>("topics.toConfirm", 60, TopicDeskPages.Area, (facts, view, _) => Task.FromResult(facts.Today(view)));
}
