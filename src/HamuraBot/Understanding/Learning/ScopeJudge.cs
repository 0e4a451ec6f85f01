namespace HamuraBot.Understanding.Learning;

/// <summary>
/// Is it the desk's matter at all? A logistic rejector fitted on held-out samples, the foreign ones among them; half of the foreign
/// matters were held out whole, so that it meets matters of a kind that the content does not name.
/// </summary>
internal sealed class ScopeJudge(IReadOnlyList<double> fitted, double doubtful)
{
    private const int Signs = 14;

    /// <summary>What a stranger wrote tells more about strangers than what the desk has thought of.</summary>
    private const double VoiceCounts = 3;

    /// <summary>Most of what is asked is about subjects that are well known.</summary>
    private const double NewCounts = 0.4;

    private readonly double[] weights = [.. fitted];

    /// <summary>Below this the text is not the desk's: <see cref="Weights.FalseRejection"/> of the desk's own held-out samples lie here.</summary>
    public double Doubtful => doubtful;

    public static (double[] Weights, double Doubtful) Fit(TargetClass[] subjects, IReadOnlyList<HeldOut> heldOut, Fusion fusion, double falseRejection)
    {
        var probabilities = new double[subjects.Length];
        var signs = heldOut.Select(sample => SignsOf(sample.Evidence)).ToArray();
        var own = heldOut.Select(sample => subjects[sample.Subject].Kind is not TargetKind.Foreign).ToArray();
        // Both sides weigh alike, however many samples each has.
        var ownShare = own.Count(isOwn => isOwn) / Math.Max(1d, own.Length);
        var weights = Newton.Minimise(new double[Signs], ridge: 0.5, rounds: heldOut.Count > 0 ? 10 : 0, (now, gradient, curvature) =>
        {
            for (var sample = 0; sample < signs.Length; sample++)
            {
                var probability = Logistic(now, signs[sample]);
                var weight = (own[sample] ? 0.5 / ownShare : 0.5 / (1 - ownShare)) * (heldOut[sample].IsVoice ? VoiceCounts : 1) * (heldOut[sample].IsNew ? NewCounts : 1);
                for (var i = 0; i < Signs; i++)
                {
                    gradient[i] += weight * (probability - (own[sample] ? 1 : 0)) * signs[sample][i];
                    for (var j = 0; j < Signs; j++)
                        curvature[i, j] += weight * probability * (1 - probability) * signs[sample][i] * signs[sample][j];
                }
            }
        });
        var scores = signs.Where((_, i) => own[i]).Select(sign => Logistic(weights, sign)).Order().ToArray();
        return (weights, Quantile(scores, falseRejection));

        double[] SignsOf(Evidence evidence)
        {
            var filled = new double[Signs];
            fusion.Probabilities(subjects, evidence, probabilities);
            Fill(subjects, evidence, probabilities, filled);
            return filled;
        }
    }

    public double Probability(TargetClass[] subjects, Evidence evidence, ReadOnlySpan<double> probabilities)
    {
        Span<double> signs = stackalloc double[Signs];
        Fill(subjects, evidence, probabilities, signs);
        return Logistic(weights, signs);
    }

    private static double Quantile(double[] sorted, double share) => sorted.Length is 0 ? 0.5 : sorted[(int)(share * (sorted.Length - 1))];

    private static void Fill(TargetClass[] subjects, Evidence evidence, ReadOnlySpan<double> probabilities, Span<double> signs)
    {
        float own = -2, second = -2, foreign = -2, ownCosine = 0, foreignCosine = 0, ownShare = 0, foreignShare = 0;
        for (var subject = 0; subject < subjects.Length; subject++)
        {
            var (margin, cosine, share) = (evidence.Margins[subject], evidence.Cosines[subject], evidence.Shares[subject]);
            if (subjects[subject].Kind is TargetKind.Foreign)
            {
                foreign = Math.Max(foreign, margin);
                foreignCosine = Math.Max(foreignCosine, cosine);
                foreignShare = Math.Max(foreignShare, share);
            }
            else
            {
                second = Math.Max(second, Math.Min(own, margin));
                own = Math.Max(own, margin);
                ownCosine = Math.Max(ownCosine, cosine);
                ownShare = Math.Max(ownShare, share);
            }
        }

        double strange = 0, likeliest = 0;
        for (var subject = 0; subject < subjects.Length; subject++)
        {
            if (subjects[subject].Kind is TargetKind.Foreign)
                strange += probabilities[subject];
            else
                likeliest = Math.Max(likeliest, probabilities[subject]);
        }

        signs[0] = 1;
        signs[1] = own;
        signs[2] = own - second;
        signs[3] = foreign;
        signs[4] = ownCosine;
        signs[5] = foreignCosine;
        signs[6] = ownShare;
        signs[7] = foreignShare;
        signs[8] = evidence.UnseenShare;
        signs[9] = evidence.Coverage;
        signs[10] = evidence.ForeignMargin;
        signs[11] = Math.Clamp(Math.Log((1 - strange + 0.01) / (strange + 0.01)), -4, 4);
        signs[12] = likeliest;
        signs[13] = Math.Clamp(Math.Log(likeliest + 0.01), -4, 0);
    }

    private static double Logistic(ReadOnlySpan<double> weights, ReadOnlySpan<double> signs)
    {
        var sum = 0d;
        for (var i = 0; i < signs.Length; i++)
            sum += weights[i] * signs[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
