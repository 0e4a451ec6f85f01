using System.Diagnostics;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>Which intent a text has: a topic for each, and its samples.</summary>
internal static class IntentYardstick
{
    public static Table Measure(string title, IntentData data)
    {
        var (ours, plain, seconds) = Score(data);
        return new Table($"{title}: {data.Train.Count} texts to learn from, {data.Test.Count} to be asked")
            .Row("accuracy", (double)ours / data.Test.Count, (double)plain / data.Test.Count, title is "banking77" ? "p .527 nlp.js; t .915" : "")
            .Row("training, s", seconds, format: "0.0");
    }

    /// <summary>Every text has one intent and gets one, so that micro-F1 is the share of right ones.</summary>
    public static Table MeasureTogether(string title, IReadOnlyList<(string Name, IntentData Data)> corpora)
    {
        var table = new Table($"{title}: micro-F1");
        var (allOurs, allPlain) = (0, 0);
        foreach (var (name, data) in corpora)
        {
            var (ours, plain, _) = Score(data);
            table.Row($"{name} ({data.Train.Count} / {data.Test.Count})", (double)ours / data.Test.Count, (double)plain / data.Test.Count);
            (allOurs, allPlain) = (allOurs + ours, allPlain + plain);
        }

        var all = corpora.Sum(corpus => corpus.Data.Test.Count);
        return table.Row("overall", (double)allOurs / all, (double)allPlain / all, title is "sigdial2017" ? "p .931 nlp.js, .92 Watson; t .935" : "");
    }

    public static Knowledge Knowledge(IEnumerable<Labelled> samples) => new(
        [.. samples.GroupBy(sample => sample.Label).Select(intent =>
            new TopicText(intent.Key, [], [], [.. intent.Select(sample => sample.Text)], [], []))],
        [], [], []);

    private static (int Ours, int Plain, double Seconds) Score(IntentData data)
    {
        var clock = Stopwatch.StartNew();
        var judge = new TrainedJudge(Knowledge(data.Train));
        var seconds = clock.Elapsed.TotalSeconds;
        var plain = new PlainBm25([.. data.Train.Select(sample => sample.Text)]);
        return (
            data.Test.Count(asked => judge.Judge(Normalizer.Fold(asked.Text)).Best!.Topics[0] == asked.Label),
            data.Test.Count(asked => plain.Scores(asked.Text) is var scores && data.Train[Array.IndexOf(scores, scores.Max())].Label == asked.Label),
            seconds);
    }
}
