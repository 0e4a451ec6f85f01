using System.Text.Json;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>A question with its answers, and how others have asked it.</summary>
internal sealed record FaqThread(string Question, IReadOnlyList<string> Answers, IReadOnlyList<string> Rephrasings);

/// <summary><c>root.qapair</c>: a list of <c>question</c>, <c>answer</c> and <c>rephr</c>; "*" is no rephrasing.</summary>
internal sealed record Threads(IReadOnlyList<FaqThread> All)
{
    public static Threads Read(JsonElement root) => new(
        [.. root.GetProperty("qapair").EnumerateArray().Select(thread => new FaqThread(
            thread.GetProperty("question").GetString()!,
            Texts(thread.GetProperty("answer")),
            [.. Texts(thread.GetProperty("rephr")).Where(text => text is not "*")]))]);

    /// <summary>A list; one alone is written without one.</summary>
    private static string[] Texts(JsonElement texts) =>
        texts.ValueKind is JsonValueKind.Array ? [.. texts.EnumerateArray().Select(text => text.GetString()).OfType<string>()] : [texts.GetString()!];
}

/// <summary>Finding the answers of the thread that a rephrasing belongs to; learnt from the other four fifths of the rephrasings.</summary>
internal static class ThreadYardstick
{
    private const int Folds = 5;

    public static Table Measure(string title, Threads threads)
    {
        int[] threadOf = [.. threads.All.SelectMany((thread, i) => thread.Answers.Select(_ => i))];
        var (ours, plain) = (new Ranking(), new Ranking());
        for (var fold = 0; fold < Folds; fold++)
        {
            var known = threads.All.Select(thread => thread with { Rephrasings = [.. thread.Rephrasings.Where((_, i) => i % Folds != fold)] }).ToArray();
            var judge = new TrainedJudge(new Knowledge(
                [.. known.Select((thread, i) => new TopicText($"{i}", [thread.Question], [], thread.Rephrasings, [], thread.Answers))], [], [], []));
            var search = new PlainBm25([.. known.SelectMany(thread => thread.Answers.Select(answer =>
                string.Join('\n', [thread.Question, answer, .. thread.Rephrasings])))]);
            for (var thread = 0; thread < threads.All.Count; thread++)
            {
                var relevant = Enumerable.Repeat(1, threads.All[thread].Answers.Count).ToArray();
                foreach (var asked in threads.All[thread].Rephrasings.Where((_, i) => i % Folds == fold))
                {
                    var judged = judge.Judge(Normalizer.Fold(asked));
                    var mine = thread;
                    double[] scores = new double[threadOf.Length];
                    for (var answer = 0; answer < scores.Length; answer++)
                        scores[answer] = judged.Probabilities[threadOf[answer]];
                    ours.Add(scores, answer => threadOf[answer] == mine ? 1 : 0, relevant);
                    plain.Add(search.Scores(asked), answer => threadOf[answer] == mine ? 1 : 0, relevant);
                }
            }
        }

        return new Table($"{title}: {threads.All.Count} threads, {threadOf.Length} answers, {threads.All.Sum(thread => thread.Rephrasings.Count)} rephrasings, {Folds} folds")
            .Row("P@5", ours.Precision5, plain.Precision5, "p .78 TSUBAKI+BERT; t .80")
            .Row("MAP", ours.Map, plain.Map, "p .90; t .95")
            .Row("MRR", ours.Mrr, plain.Mrr, "p .94; t .95");
    }
}
