namespace HamuraBot.Understanding.Learning;

/// <summary>Evidence about a sample from a model that has not seen it.</summary>
/// <param name="IsKindKnown">Whether it has seen others of the subject.</param>
/// <param name="IsNew">It has seen only as many of the subject as somebody writes who begins one.</param>
internal readonly record struct HeldOut(Evidence Evidence, int Subject, bool IsKindKnown, bool IsVoice, bool IsNew = false);

/// <summary>Evidence about samples from models that have not seen them.</summary>
internal static class CrossValidation
{
    /// <summary>Of a subject that is held out as if it were new, as many as it is begun with and as many as are asked of it.</summary>
    private const int FewToBegin = 2, MoreToBegin = 6, AskedOfNew = 30;

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
            Weigh(samples, [.. Rows(folds, fold => fold != round)], [.. Rows(folds, fold => fold == round)], isNew: false, held);
        return held;
    }

    /// <summary>
    /// Topics in turn as if an officer had just begun them, with a few questions, and strangers ask about them and about all else: that a
    /// topic is new must not speak for it.
    /// </summary>
    public static IReadOnlyList<HeldOut> HoldOutNew(Samples samples)
    {
        var folds = Folds(samples);
        var held = new List<HeldOut>();
        for (var round = 0; round < samples.Weights.Folds; round++)
        {
            var (kept, asked) = (new List<int>(), new List<int>());
            foreach (var rows in Enumerable.Range(0, samples.SubjectOf.Count).GroupBy(row => samples.SubjectOf[row]))
            {
                if (samples.Subjects[rows.Key].Kind is not TargetKind.Topic || rows.Key % samples.Weights.Folds != round)
                {
                    kept.AddRange(rows.Where(row => folds[row] != round));
                    asked.AddRange(rows.Where(row => folds[row] == round));
                    continue;
                }

                int[] begun = Spread([.. rows.Where(row => !samples.IsName[row] && !samples.IsFact[row] && samples.VoiceOf[row] is null)], rows.Key / samples.Weights.Folds % 2 is 0 ? FewToBegin : MoreToBegin);
                kept.AddRange(rows.Where(row => samples.IsName[row] || samples.IsFact[row] || begun.Contains(row)));
                asked.AddRange(Spread([.. rows.Where(row => !samples.IsName[row] && !samples.IsFact[row] && !begun.Contains(row)).OrderBy(row => samples.VoiceOf[row] is null)], AskedOfNew));
            }

            Weigh(samples, [.. kept], asked, isNew: true, held);
        }

        return held;
    }

    private static void Weigh(Samples samples, int[] learnt, IReadOnlyList<int> asked, bool isNew, List<HeldOut> held)
    {
        var model = new Model(samples, learnt);
        var room = new float[model.Rows];
        var seen = samples.SeenIn(learnt);
        foreach (var row in asked)
        {
            var subject = samples.SubjectOf[row];
            var sample = new HeldOut(model.NewEvidence(), subject, !IsHeldOutWhole(samples, subject), samples.VoiceOf[row] is not null, isNew);
            model.Weigh(samples.Vocabulary.Known(samples.Vectors[row], seen), sample.Evidence, room);
            held.Add(sample);
        }
    }

    /// <summary>As many as wanted, as far from each other as there are.</summary>
    private static int[] Spread(int[] rows, int most) =>
        rows.Length <= most ? rows : [.. Enumerable.Range(0, most).Select(i => rows[i * rows.Length / most])];

    private const int Never = -1;

    private static IEnumerable<int> Rows(int[] folds, Func<int, bool> taken) => Enumerable.Range(0, folds.Length).Where(row => taken(folds[row]));

    /// <summary>Neighbouring samples go to different folds; every second foreign matter is held out whole, and so is every voice: the next visitor is another one.</summary>
    private static int[] Folds(Samples samples)
    {
        var folds = new int[samples.Vectors.Count];
        for (var row = 0; row < folds.Length; row++)
        {
            var subject = samples.SubjectOf[row];
            folds[row] = samples.IsFact[row] ? Never : (samples.VoiceOf[row] ?? (IsHeldOutWhole(samples, subject) ? subject / 2 : row)) % samples.Weights.Folds;
        }

        return folds;
    }

    private static bool IsHeldOutWhole(Samples samples, int subject) =>
        samples.Subjects[subject].Kind is TargetKind.Foreign && subject % 2 is 0;
}
