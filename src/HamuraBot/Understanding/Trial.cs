namespace HamuraBot.Understanding;

/// <summary>The samples of a content, each judged by a model that has not seen it.</summary>
internal sealed class Trial
{
    /// <summary>What an outcome is worth to a visitor. A wrong answer is worse than none; a choice among three is worth more than half an answer.</summary>
    private const double Right = 1, Suggested = 0.6, Wrong = -2, WronglySuggested = -0.7, NotUnderstood = -0.5, ForeignSuggested = -0.3;

    /// <summary>A change of a confidence must be worth this much a sample.</summary>
    private const double LeastGain = 0.003;

    private readonly (Subject Subject, Judgement Judgement)[] judged;
    private readonly double doubtful;

    private Trial((Subject, Judgement)[] judged, double doubtful, double loss) => (this.judged, this.doubtful, Loss) = (judged, doubtful, loss);

    /// <summary>Log loss: of the right subject among the desk's, and of whether it is the desk's at all.</summary>
    public double Loss { get; }

    private IEnumerable<(Subject Subject, Judgement Judgement)> Topics => judged.Where(sample => sample.Subject.Kind is SubjectKind.Topic);

    private IEnumerable<(Subject Subject, Judgement Judgement)> Foreign => judged.Where(sample => sample.Subject.Kind is SubjectKind.Foreign);

    public static Trial Of(Knowledge knowledge, int rounds)
    {
        var subjects = Subject.AllOf(knowledge);
        var samples = new Samples(subjects, new TextReader(new Glossary(knowledge.Glossary)), knowledge.Weights);
        var heldOut = CrossValidation.HoldOut(samples, rounds);
        var fusion = new Fusion(subjects, heldOut);
        var scope = new ScopeJudge(subjects, heldOut, knowledge.Weights.FalseRejection);
        var probabilities = new double[subjects.Length];
        var (loss, count, judged) = (0d, 0, new List<(Subject, Judgement)>());
        foreach (var sample in heldOut)
        {
            fusion.Probabilities(subjects, sample.Evidence, probabilities);
            var (subject, inScope) = (subjects[sample.Subject], scope.Probability(subjects, sample.Evidence));
            var isOwn = subject.Kind is not SubjectKind.Foreign;
            loss -= Math.Log(Math.Max(1e-6, isOwn ? inScope : 1 - inScope));
            loss -= isOwn ? Math.Log(Math.Max(1e-6, probabilities[sample.Subject])) : 0;
            count++;
            judged.Add((subject, Judgement.From(subjects, inScope, null, probabilities)));
        }

        return new Trial([.. judged], scope.Doubtful, loss / Math.Max(1, count));
    }

    public Weights ChooseConfidences(Weights weights, Action<string> report)
    {
        var (chosen, most) = (weights, Worth(weights));
        foreach (var clear in (double[])[0.25, 0.3, 0.35, 0.4, 0.45, 0.5])
        {
            foreach (var suggested in (double[])[0.02, 0.04, 0.08])
            {
                var tried = weights with { Clear = clear, Suggested = suggested };
                var worth = Worth(tried);
                report(FormattableString.Invariant($"answered from {clear}, suggested from {suggested}: worth {worth:F4}"));
                if (worth > most + LeastGain)
                    (chosen, most) = (tried, worth);
            }
        }

        return chosen;
    }

    public Measured Measure(Weights weights)
    {
        double[] own = [.. judged.Where(sample => sample.Subject.Kind is not SubjectKind.Foreign).Select(sample => sample.Judgement.InScope).Order()];
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
        judgement.InScope >= doubtful && judgement.Best is { Kind: SubjectKind.Topic } best && judgement.Confidence >= weights.Clear ? best.Topics[0] : null;

    private double Worth(Weights weights) => Topics.Concat(Foreign).Average(sample =>
    {
        var answer = Answer(sample.Judgement, weights);
        var likely = sample.Judgement.InScope >= doubtful && sample.Judgement.Best is not null ? sample.Judgement.LikelyTopics(3, weights.Suggested) : [];
        if (sample.Subject.Kind is SubjectKind.Foreign)
            return answer is not null ? Wrong : likely.Length > 0 ? ForeignSuggested : 0;
        var topic = sample.Subject.Topics[0];
        return answer is not null ? answer == topic ? Right : Wrong
            : likely.Contains(topic) ? Suggested
            : likely.Length > 0 ? WronglySuggested : NotUnderstood;
    });
}
