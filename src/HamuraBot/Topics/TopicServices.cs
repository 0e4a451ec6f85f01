using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

public static class TopicServices
{
    /// <summary>What the desk can be asked about, and the understanding that has learnt it.</summary>
    public static IServiceCollection AddTopics(this IServiceCollection services) => services
        .AddSingleton(provider =>
            TopicLibrary.Load(provider.GetRequiredService<DialogDirectory>(), provider.GetRequiredService<DialogLibrary>()))
        .AddSingleton(provider => provider.GetRequiredService<TopicLibrary>().Names())
        .AddSingleton(provider =>
            TopicKnowledge.Of(provider.GetRequiredService<DialogLibrary>(), provider.GetRequiredService<TopicLibrary>()))
        .AddSingleton(provider => TopicKnowledge.Detector(provider.GetRequiredService<Knowledge>()))
        .AddSingleton(provider => new LearntUnderstanding(new LanguageUnderstanding(provider.GetRequiredService<Knowledge>())))
        .AddSingleton<AnswerText>()
        .AddSingleton<AnswerCard>()
        .AddRoute<TopicDialog>(Intent.Topic)
        .AddRoute<MenuDialog>(Intent.Menu)
        .AddRoute<ApplyDialog>(Intent.Apply)
        .AddRoute<EstimateDialog>(Intent.Estimate);
}
