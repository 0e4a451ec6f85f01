using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.OfficeHours;
using HamuraBot.Topics;
using HamuraBot.Understanding;

namespace HamuraBot.Wiring;

/// <summary>Tells the saved replies what the topics say now, in the words in which a visitor would ask: an ended aid is not promised by an old text.</summary>
public static class SavedReplyTopics
{
    public static IServiceCollection AddSavedReplyTopics(this IServiceCollection services) => services.AddSingleton(provider =>
    {
        var (understanding, topics, clock) = (provider.GetRequiredService<LearntUnderstanding>(), provider.GetRequiredService<CurrentTopics>(), provider.GetRequiredService<TimeProvider>());
        return new SavedReplyFacts(text => understanding.Current.Understand(text, Language.Ja).Answers.Select(answer => topics.Library.Find(answer.Id))
            .Where(topic => topic?.Leading is { ValidTo: not null } && topic.StatusOn(clock.TodayInTokyo()) is FactStatus.Expired)
            .Select(topic => new EndedTopic(topic!.Name, topic.Leading.ValidTo!.Value)).FirstOrDefault());
    });
}
