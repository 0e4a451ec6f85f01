using System.Diagnostics;
using HamuraBot.Understanding;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>How fast the whole understanding learns and answers with as many topics as there are entries, and what it takes to hold them.</summary>
internal static class Speed
{
    private const int Entries = 2000;
    private const int Rounds = 20;

    public static Table Measure(string title, Faq faq)
    {
        // Where there are fewer, further entries have the question of one and the answer of another.
        var topics = Enumerable.Range(0, Entries).Select(i => new TopicText(
            $"{i}", [], [faq.Entries[i % faq.Entries.Count].Question], [], [faq.Entries[(i + i / faq.Entries.Count) % faq.Entries.Count].Answer], [])).ToArray();
        var knowledge = new Knowledge(topics, [], [], []);
        Answer(new LanguageUnderstanding(knowledge), faq);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var understanding = new LanguageUnderstanding(knowledge);
        var training = clock.Elapsed.TotalSeconds;
        Answer(understanding, faq);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        double[] times = [.. Enumerable.Range(0, Rounds).SelectMany(_ => Answer(understanding, faq)).Order()];
        return new Table($"{title}: speed of the whole understanding, {Entries} entries, {times.Length} messages")
            .Row("training, s", training, published: "t < 2", format: "0.00")
            .Row("a message, ms: median", times[times.Length / 2], published: "t < 0.3")
            .Row("a message, ms: 99 %", times[times.Length * 99 / 100], published: "t < 2")
            .Row("memory, MB", memory / 1024.0 / 1024.0, published: "t < 150", format: "0.0");
    }

    private static List<double> Answer(LanguageUnderstanding understanding, Faq faq)
    {
        var times = new List<double>();
        foreach (var query in faq.Queries)
        {
            var start = Stopwatch.GetTimestamp();
            understanding.Understand(query.Text, Language.Ja);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }
}
