using System.Text.Json;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary><c>train</c>, <c>val</c>, <c>test</c> and <c>oos_*</c>, each a list of text and intent.</summary>
internal sealed record ScopeData(
    IReadOnlyList<Labelled> Train, IReadOnlyList<Labelled> Foreign, IReadOnlyList<Labelled> Calibration,
    IReadOnlyList<Labelled> Test, IReadOnlyList<Labelled> ForeignTest)
{
    public static ScopeData Read(JsonElement root)
    {
        return new ScopeData(Part("train"), Part("oos_train"), Part("val"), Part("test"), Part("oos_test"));

        Labelled[] Part(string name) =>
            [.. root.GetProperty(name).EnumerateArray().Select(row => new Labelled(row[0].GetString()!, row[1].GetString()!))];
    }
}

/// <summary>Which intent a text has, and whether it has any of them at all.</summary>
internal static class ScopeYardstick
{
    private const double FalseRejection = 0.05;

    /// <summary>Foreign texts to a matter.</summary>
    private const int Matter = 10;

    public static Table Measure(string title, ScopeData data)
    {
        var judge = new TrainedJudge(IntentYardstick.Knowledge(data.Train) with
        {
            Foreign = [.. data.Foreign.Chunk(Matter).Select(matter => new ForeignText([], [.. matter.Select(text => text.Text)]))],
        });
        var plain = new PlainBm25([.. data.Train.Select(sample => sample.Text)]);
        Judgement Judge(Labelled asked) => judge.Judge(Normalizer.Fold(asked.Text));
        var ours = Figures(
            data, asked => Judge(asked) is var judged && judged.Best!.Topics[0] == asked.Label, asked => Judge(asked).InScope);
        var theirs = Figures(
            data, asked => plain.Scores(asked.Text) is var scores && data.Train[Array.IndexOf(scores, scores.Max())].Label == asked.Label,
            asked => plain.Scores(asked.Text).Max());
        var known = title.StartsWith("clinc150", StringComparison.Ordinal);
        var full = known && title.EndsWith("full", StringComparison.Ordinal);
        return new Table($"{title}: {data.Train.Count} texts to learn from, {data.Test.Count} to be asked, {data.ForeignTest.Count} out of scope")
            .Row("in-scope accuracy", ours.Accuracy, theirs.Accuracy, full ? "p .910 SVM, .915 Rasa, .917 Dialogflow, .854 nlp.js; t .930" : "")
            .Row("out-of-scope AUROC", ours.Auroc, theirs.Auroc, full ? "p .749 nlp.js; t .965" : "")
            .Row("out-of-scope recall at 5 % of val rejected", ours.Recall, theirs.Recall, full ? "t .84" : "")
            .Row("in-scope test texts then rejected", ours.Rejected, theirs.Rejected)
            .Row("out-of-scope recall at 5 % of test rejected", ours.RecallOnTest, theirs.RecallOnTest);
    }

    private static (double Accuracy, double Auroc, double Recall, double Rejected, double RecallOnTest) Figures(
        ScopeData data, Func<Labelled, bool> isRight, Func<Labelled, double> inScope)
    {
        double[] calibration = [.. data.Calibration.Select(inScope).Order()];
        double[] own = [.. data.Test.Select(inScope).Order()];
        double[] foreign = [.. data.ForeignTest.Select(inScope)];
        var threshold = calibration[(int)(FalseRejection * calibration.Length)];
        return (
            (double)data.Test.Count(isRight) / data.Test.Count,
            foreign.Average(score => own.Average(other => other > score ? 1 : other == score ? 0.5 : 0)),
            (double)foreign.Count(score => score < threshold) / foreign.Length,
            (double)own.Count(score => score < threshold) / own.Length,
            (double)foreign.Count(score => score < own[(int)(FalseRejection * own.Length)]) / foreign.Length);
    }
}
