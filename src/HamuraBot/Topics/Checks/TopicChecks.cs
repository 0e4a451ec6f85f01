using HamuraBot.Content;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Topics.Checks;

/// <summary>What can only be seen with all topics at hand.</summary>
public static class TopicChecks
{
    /// <summary>What fits on a button of a phone.</summary>
    private const int LongestShortJa = 16, LongestShortEn = 28;

    public static void Run(IReadOnlyList<(YamlMap Map, Topic Topic)> topics, IEnumerable<string> forms, int leastQuestions)
    {
        string[] opens = [.. FormIds.Contract.Union(forms), Topic.Person];
        string[] ids = [.. topics.Select(t => t.Topic.Id)];
        foreach (var (map, topic) in topics)
        {
            foreach (var text in map.Texts("opens").Where(text => !opens.Contains(text.Value)))
                map.Fault(text.Line, $"opens the unknown '{text.Value}'", ClosestName.Remedy(text.Value, opens));
            foreach (var text in map.Texts("related").Where(text => !ids.Contains(text.Value)))
                map.Fault(text.Line, $"related to the unknown topic '{text.Value}'", ClosestName.Remedy(text.Value, ids));
            if (topic.Related.Contains(topic.Id)) map.Fault("related", "the topic is related to itself", "Take it out");
            if (topic.Short.Ja.Length > LongestShortJa)
                map.Fault("short", $"'short' (ja) has {topic.Short.Ja.Length} characters", $"Keep it within {LongestShortJa}");
            if (topic.Short.En.Length > LongestShortEn)
                map.Fault("short", $"'short' (en) has {topic.Short.En.Length} characters", $"Keep it within {LongestShortEn}");
        }
        foreach (var twice in topics.GroupBy(t => t.Topic.Id).Where(group => group.Count() > 1))
            twice.Last().Map.Fault("id", $"the id '{twice.Key}' is used twice",
                $"It is also in {twice.First().Map.File}: give one of them another id");
        CheckNames(topics);
        CheckQuestions(topics, leastQuestions);
    }

    /// <summary>A button says a topic's name, and what it says must mean one topic.</summary>
    private static void CheckNames(IReadOnlyList<(YamlMap Map, Topic Topic)> topics)
    {
        var taken = new Dictionary<string, string>();
        foreach (var (map, topic) in topics)
            foreach (var name in topic.Names().Select(Plain.Of).Where(name => name.Length > 0).Distinct())
                if (!taken.TryAdd(name, topic.Id) && taken[name] != topic.Id)
                    map.Fault("name", $"'{name}' also names the topic '{taken[name]}'", "Call one of them something else");
    }

    private static void CheckQuestions(IReadOnlyList<(YamlMap Map, Topic Topic)> topics, int least)
    {
        var asked = new Dictionary<string, (string Topic, string File, int Line)>();
        foreach (var (map, topic) in topics)
            foreach (var language in (string[])["ja", "en"])
            {
                var questions = map.MapOrNull("questions")?.Texts(language) ?? [];
                var different = questions.DistinctBy(question => Plain.Of(question.Value)).Count();
                if (different < least)
                    map.Fault("questions", $"only {different} different questions in '{language}'",
                        $"Write at least {least}, as different people would");
                foreach (var question in questions)
                    if (!asked.TryAdd(Plain.Of(question.Value), (topic.Id, map.File, question.Line))
                        && asked[Plain.Of(question.Value)] is var first && first.Topic != topic.Id)
                        map.Fault(question.Line, $"the question is also asked of '{first.Topic}'",
                            $"Keep it here or at {first.File}:{first.Line}");
            }
    }
}
