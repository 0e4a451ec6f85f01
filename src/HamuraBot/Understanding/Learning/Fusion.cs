namespace HamuraBot.Understanding.Learning;

/// <summary>One probability a subject out of its margin, cosine and BM25 share: a conditional logit fitted on held-out samples.</summary>
internal sealed class Fusion(IReadOnlyList<double> fitted)
{
    private const int Parts = 13;

    /// <summary>So many samples are trusted half: a machine that has seen one or two knows little of a subject, its names and facts say more.</summary>
    private const double HalfTrusted = 15;

    /// <summary>A held-out sample of a subject with fewer tells nothing of how well a subject with all its samples is known, unless it was held out for that.</summary>
    private const int FewestToFit = 8;

    /// <summary>
    /// Where the fit starts and what it is drawn back to: margin, cosine and share of subjects with many samples, the same of those with
    /// few, the leanings to intents, to foreign matters and to what leaves its subject out, and the same as for few of topics, which
    /// have names and facts besides, with the leaning to them.
    /// </summary>
    private static readonly double[] Prior = [3, 3, 4, 2, 2, 12, 1, 0, 0, 2, 2, 12, 0];

    private readonly double[] weights = [.. fitted];

    public static double[] Fit(TargetClass[] subjects, IReadOnlyList<HeldOut> heldOut)
    {
        var (parts, probabilities) = (new double[Parts], new double[subjects.Length]);
        return Newton.Minimise(Prior, ridge: 1, rounds: heldOut.Count > 0 ? 10 : 0, (now, gradient, curvature) =>
        {
            foreach (var sample in heldOut.Where(sample => sample.IsKindKnown && (sample.IsNew || sample.Evidence.SamplesOf[sample.Subject] >= FewestToFit)))
                AddSlope(subjects, sample.Evidence, sample.Subject, now, gradient, curvature, probabilities, parts);
        });
    }

    public void Probabilities(TargetClass[] subjects, Evidence evidence, double[] probabilities) =>
        Softmax(subjects, evidence, weights, probabilities);

    private static void AddSlope(
        TargetClass[] subjects, Evidence evidence, int right, double[] now, double[] gradient, double[,] curvature, double[] probabilities, double[] parts)
    {
        Softmax(subjects, evidence, now, probabilities);
        Span<double> mean = stackalloc double[Parts];
        for (var subject = 0; subject < subjects.Length; subject++)
        {
            // Subjects without any chance add nothing that could be seen.
            if (probabilities[subject] < 1e-4 && subject != right)
                continue;
            Take(subjects, evidence, subject, parts);
            for (var i = 0; i < Parts; i++)
            {
                mean[i] += probabilities[subject] * parts[i];
                gradient[i] -= subject == right ? parts[i] : 0;
                for (var j = 0; j < Parts; j++)
                    curvature[i, j] += probabilities[subject] * parts[i] * parts[j];
            }
        }

        for (var i = 0; i < Parts; i++)
        {
            gradient[i] += mean[i];
            for (var j = 0; j < Parts; j++)
                curvature[i, j] -= mean[i] * mean[j];
        }
    }

    private static void Softmax(TargetClass[] subjects, Evidence evidence, double[] weights, double[] probabilities)
    {
        Span<double> parts = stackalloc double[Parts];
        var highest = double.NegativeInfinity;
        for (var subject = 0; subject < subjects.Length; subject++)
        {
            Take(subjects, evidence, subject, parts);
            var score = 0d;
            for (var i = 0; i < Parts; i++)
                score += weights[i] * parts[i];
            probabilities[subject] = score;
            highest = Math.Max(highest, score);
        }

        var sum = 0d;
        for (var subject = 0; subject < subjects.Length; subject++)
            sum += probabilities[subject] = Math.Exp(probabilities[subject] - highest);
        for (var subject = 0; subject < subjects.Length; subject++)
            probabilities[subject] /= sum;
    }

    private static void Take(TargetClass[] subjects, Evidence evidence, int subject, Span<double> parts)
    {
        var kind = subjects[subject].Kind;
        var trust = evidence.SamplesOf[subject] / (evidence.SamplesOf[subject] + HalfTrusted);
        var (few, fewOfTopic) = kind is TargetKind.Topic ? (0d, 1 - trust) : (1 - trust, 0d);
        parts[0] = evidence.Margins[subject] * trust;
        parts[1] = evidence.Cosines[subject] * trust;
        parts[2] = evidence.Shares[subject] * trust;
        parts[3] = evidence.Margins[subject] * few;
        parts[4] = evidence.Cosines[subject] * few;
        parts[5] = evidence.Shares[subject] * few;
        parts[6] = kind is TargetKind.Intent ? 1 : 0;
        parts[7] = kind is TargetKind.Foreign ? 1 : 0;
        parts[8] = kind is TargetKind.Reference ? 1 : 0;
        parts[9] = evidence.Margins[subject] * fewOfTopic;
        parts[10] = evidence.Cosines[subject] * fewOfTopic;
        parts[11] = evidence.Shares[subject] * fewOfTopic;
        parts[12] = fewOfTopic;
    }
}
