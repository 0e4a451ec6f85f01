using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>
/// Chooses the <see cref="Weights"/> for a content by cross-validation: one weight after the other is lowered and raised, and stays there
/// if the held-out samples are told better. A gain that is no more than chance is not chased.
/// </summary>
public static class WeightChoice
{
    private const double Lower = 0.7, Higher = 1.4;

    /// <summary>The share of the loss that a change must save.</summary>
    private const double LeastGain = 0.01;

    /// <summary>The folds that are held out while choosing; a measurement holds out all.</summary>
    private const int RoundsToChoose = 2;

    private static readonly (string Name, Func<Weights, double, Weights> Scaled)[] Choices =
    [
        ("words", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Word, by) }),
        ("pairs", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Pair, by) }),
        ("letters", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Letters, by) }),
        ("kana", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Kana, by) }),
        ("concepts", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Concept, by) }),
        ("runs", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Run, by) }),
        ("skips", (weights, by) => weights with { Blocks = Scale(weights.Blocks, TokenKind.Skip, by) }),
        ("rarity among subjects", (weights, by) => weights with { SubjectIdf = (float)(weights.SubjectIdf * by) }),
        ("power of rarity", (weights, by) => weights with { IdfPower = (float)Math.Round(weights.IdfPower * by, 3) }),
        ("cost of own samples", (weights, by) => weights with { CostOwn = (float)(weights.CostOwn * by) }),
        ("cost of other samples", (weights, by) => weights with { CostOther = (float)(weights.CostOther * by) }),
        ("names in the search", (weights, by) => weights with { Fields = Scale(weights.Fields, 0, by) }),
        ("questions in the search", (weights, by) => weights with { Fields = Scale(weights.Fields, 1, by) }),
        ("facts in the search", (weights, by) => weights with { Fields = Scale(weights.Fields, 2, by) }),
        ("repeated words", (weights, by) => weights with { Bm25K = (float)(weights.Bm25K * by) }),
        ("long fields", (weights, by) => weights with { Bm25B = (float)Math.Min(1, weights.Bm25B * by) }),
    ];

    /// <param name="knowledge">The content, and the weights to begin with; what is fitted is fitted anew.</param>
    /// <param name="report">Is told every trial.</param>
    public static Weights Choose(Knowledge knowledge, Action<string> report)
    {
        var chosen = knowledge.Weights;
        var least = LossOf(chosen);
        report(FormattableString.Invariant($"as it is: loss {least:F4}"));
        foreach (var (name, scaled) in Choices)
        {
            foreach (var by in (double[])[Lower, Higher])
            {
                var tried = scaled(chosen, by);
                var loss = LossOf(tried);
                var isBetter = loss < least * (1 - LeastGain);
                report(FormattableString.Invariant($"{name} × {by}: loss {loss:F4}{(isBetter ? ", taken" : "")}"));
                if (isBetter)
                    (chosen, least) = (tried, loss);
            }
        }

        var content = ValidationRun.Of(knowledge with { Weights = chosen }, chosen.Folds);
        chosen = content.ChooseConfidence(chosen, report);
        return chosen with { Measured = content.Measure(chosen), Fitted = content.Fitted };

        double LossOf(Weights weights) => ValidationRun.Of(knowledge with { Weights = weights }, RoundsToChoose).Loss;
    }

    /// <summary>Keeps the weights and fits anew what is fitted to the content.</summary>
    public static Weights Fit(Knowledge knowledge)
    {
        var content = ValidationRun.Of(knowledge, knowledge.Weights.Folds);
        return knowledge.Weights with { Measured = content.Measure(knowledge.Weights), Fitted = content.Fitted };
    }

    /// <summary>How the content does with the weights it has.</summary>
    public static Measured Measure(Knowledge knowledge) => ValidationRun.Of(knowledge, knowledge.Weights.Folds).Measure(knowledge.Weights);

    private static float[] Scale(IReadOnlyList<float> weights, TokenKind kind, double by) => Scale(weights, (int)kind, by);

    private static float[] Scale(IReadOnlyList<float> weights, int place, double by) =>
        [.. weights.Select((weight, i) => i == place ? (float)Math.Round(weight * by, 3) : weight)];
}

/// <summary>What the weights were chosen by: shares of the desk's held-out samples, and how well foreign ones are told from them.</summary>
public sealed record Measured(double FirstRight, double AmongThree, double ScopeAuroc, double AnsweredRight, double AnsweredWrong, double ForeignAnswered);
