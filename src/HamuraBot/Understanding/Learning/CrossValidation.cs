namespace HamuraBot.Understanding.Learning;

/// <summary>Evidence about a sample from a model that has not seen it, and whether it has seen others of the subject.</summary>
internal readonly record struct HeldOut(Evidence Evidence, int Subject, bool IsKindKnown, bool IsVoice);

/// <summary>Evidence about samples from models that have not seen them.</summary>
internal static class CrossValidation
{
    /// <summary>How many folds to hold out at start: each takes as long as the learning itself.</summary>
    public static int RoundsFor(Samples samples)
    {
        var foreign = samples.SubjectOf.Count(subject => samples.Subjects[subject].Kind is TargetKind.Foreign);
        var (folds, enough) = (samples.Weights.Folds, samples.Weights.EnoughHeldOut);
        var fewest = foreign > 0 ? Math.Min(foreign, samples.SubjectOf.Count - foreign) : samples.SubjectOf.Count;
        return Math.Clamp((int)Math.Ceiling((double)enough * folds / Math.Max(1, fewest)), 1, folds);
    }

    /// <param name="samples">The content.</param>
    /// <param name="rounds">
    /// How many of the <see cref="Weights.Folds"/> folds are held out in turn; a measurement takes them all.
    /// </param>
    public static IReadOnlyList<HeldOut> HoldOut(Samples samples, int rounds)
    {
        var folds = Folds(samples);
        var held = new List<HeldOut>();
        for (var round = 0; round < rounds; round++)
        {
            var model = new Model(samples, [.. Rows(folds, fold => fold != round)]);
            var room = new float[model.Rows];
            foreach (var row in Rows(folds, fold => fold == round))
            {
                var subject = samples.SubjectOf[row];
                var sample = new HeldOut(model.NewEvidence(), subject, !IsHeldOutWhole(samples, subject), samples.VoiceOf[row] is not null);
                model.Weigh(samples.Vectors[row], sample.Evidence, room);
                held.Add(sample);
            }
        }

        return held;
    }

    private static IEnumerable<int> Rows(int[] folds, Func<int, bool> taken) => Enumerable.Range(0, folds.Length).Where(row => taken(folds[row]));

    /// <summary>Neighbouring samples go to different folds; every second foreign matter is held out whole, and so is every voice: the next visitor is another one.</summary>
    private static int[] Folds(Samples samples)
    {
        var folds = new int[samples.Vectors.Count];
        for (var row = 0; row < folds.Length; row++)
        {
            var subject = samples.SubjectOf[row];
            folds[row] = (samples.VoiceOf[row] ?? (IsHeldOutWhole(samples, subject) ? subject / 2 : row)) % samples.Weights.Folds;
        }

        return folds;
    }

    private static bool IsHeldOutWhole(Samples samples, int subject) =>
        samples.Subjects[subject].Kind is TargetKind.Foreign && subject % 2 is 0;
}
