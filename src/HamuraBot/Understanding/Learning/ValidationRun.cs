using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>The samples of a content, each judged by a model that has not seen it.</summary>
internal sealed class ValidationRun
{
    /// <summary>Of the desk's own questions at most this share may get a wrong answer, and of foreign ones any; half of those are of a kind unheard of.</summary>
    private const double MostWrong = 0.05, MostForeign = 0.11;

    private static readonly double[] Confidences = [0.28, 0.32, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

    private readonly (TargetClass Subject, Judgement Judgement)[] judged;

    private ValidationRun((TargetClass, Judgement)[] judged, Fitted fitted, double loss) => (this.judged, Fitted, Loss) = (judged, fitted, loss);

    /// <summary>What the held-out samples say.</summary>
    public Fitted Fitted { get; }

    /// <summary>Log loss: of the right subject among the desk's, and of whether it is the desk's at all.</summary>
    public double Loss { get; }

    private IEnumerable<(TargetClass Subject, Judgement Judgement)> Topics => judged.Where(sample => sample.Subject.Kind is TargetKind.Topic);

    private IEnumerable<(TargetClass Subject, Judgement Judgement)> Foreign => judged.Where(sample => sample.Subject.Kind is TargetKind.Foreign);

    public static ValidationRun Of(Knowledge knowledge, int rounds)
    {
        var subjects = TargetClass.AllOf(knowledge);
        var samples = new Samples(subjects, new FeatureReader(new Glossary(knowledge.Glossary)), knowledge.Weights);
        var heldOut = CrossValidation.HoldOut(samples, rounds);
        var fitted = Fitted.To(samples, [.. heldOut, .. CrossValidation.HoldOutNew(samples)]);
        var (fusion, scope) = (new Fusion(fitted.Fusion), new ScopeJudge(fitted.Scope, fitted.Doubtful));
        var probabilities = new double[subjects.Length];
        var (loss, count, judged) = (0d, 0, new List<(TargetClass, Judgement)>());
        foreach (var sample in heldOut)
        {
            fusion.Probabilities(subjects, sample.Evidence, probabilities);
            var (subject, inScope) = (subjects[sample.Subject], scope.Probability(subjects, sample.Evidence, probabilities));
            var isOwn = subject.Kind is not TargetKind.Foreign;
            loss -= Math.Log(Math.Max(1e-6, isOwn ? inScope : 1 - inScope));
            loss -= isOwn ? Math.Log(Math.Max(1e-6, probabilities[sample.Subject])) : 0;
            count++;
            judged.Add((subject, Judgement.From(subjects, inScope, null, probabilities)));
        }

        return new ValidationRun([.. judged], fitted, loss / Math.Max(1, count));
    }

    /// <summary>Answers as many as may be at once: the lowest confidence that keeps wrong answers within bounds.</summary>
    public Weights ChooseConfidence(Weights weights, Action<string> report)
    {
        foreach (var confidence in Confidences)
        {
            var tried = weights with { Clear = confidence };
            var measured = Measure(tried);
            report(FormattableString.Invariant($"answered from {confidence}: right {measured.AnsweredRight}, wrong {measured.AnsweredWrong}, foreign {measured.ForeignAnswered}"));
            if (measured.AnsweredWrong <= MostWrong && measured.ForeignAnswered <= MostForeign)
                return tried;
        }

        return weights with { Clear = Confidences[^1] };
    }

    public Measured Measure(Weights weights)
    {
        double[] own = [.. judged.Where(sample => sample.Subject.Kind is not TargetKind.Foreign).Select(sample => sample.Judgement.InScope).Order()];
        return new Measured(
            Share(Topics, sample => sample.Judgement.Best == sample.Subject),
            Share(Topics, sample => sample.Judgement.LikelyTopics(3, 0).Contains(sample.Subject.Topics[0])),
            Math.Round(Foreign.Select(sample => (double)(own.Length - Below(own, sample.Judgement.InScope)) / own.Length).DefaultIfEmpty().Average(), 4),
            Share(Topics, sample => Answer(sample.Judgement, weights) == sample.Subject.Topics[0]),
            Share(Topics, sample => Answer(sample.Judgement, weights) is { } answer && answer != sample.Subject.Topics[0]),
            Share(Foreign, sample => Answer(sample.Judgement, weights) is not null));
    }

    private static double Share<T>(IEnumerable<T> samples, Func<T, bool> holds) =>
        Math.Round(samples.Select(sample => holds(sample) ? 1.0 : 0).DefaultIfEmpty().Average(), 4);

    private static int Below(double[] sorted, double score)
    {
        var place = Array.BinarySearch(sorted, score);
        return place < 0 ? ~place : place;
    }

    private string? Answer(Judgement judgement, Weights weights) =>
        judgement.InScope >= Fitted.Doubtful && judgement.Best is { Kind: TargetKind.Topic } best && judgement.Confidence >= weights.Clear ? best.Topics[0] : null;
}
