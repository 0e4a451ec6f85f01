namespace HamuraBot.Understanding;

/// <summary>Evidence about a sample from a model that has not seen it, and whether it has seen others of the subject.</summary>
internal readonly record struct HeldOut(Evidence Evidence, int Subject, bool IsKindKnown);

internal static class CrossValidation
{
    public static List<HeldOut> HoldOut(Samples samples)
    {
        var folds = Folds(samples);
        var held = new HeldOut[samples.Vectors.Count];
        Parallel.For(0, Weights.Folds, fold =>
        {
            var model = new Model(samples, [.. Rows(folds, row => folds[row] != fold)]);
            var room = new float[model.Rows];
            foreach (var row in Rows(folds, row => folds[row] == fold))
            {
                var subject = samples.SubjectOf[row];
                held[row] = new HeldOut(model.NewEvidence(), subject, !IsHeldOutWhole(samples, subject));
                model.Weigh(samples.Vectors[row], held[row].Evidence, room);
            }
        });
        return [.. held];
    }

    private static IEnumerable<int> Rows(int[] folds, Func<int, bool> taken) => Enumerable.Range(0, folds.Length).Where(taken);

    /// <summary>Neighbouring samples go to different folds; every second foreign matter is held out whole.</summary>
    private static int[] Folds(Samples samples)
    {
        var folds = new int[samples.Vectors.Count];
        for (var row = 0; row < folds.Length; row++)
        {
            var subject = samples.SubjectOf[row];
            folds[row] = (IsHeldOutWhole(samples, subject) ? subject / 2 : row) % Weights.Folds;
        }

        return folds;
    }

    private static bool IsHeldOutWhole(Samples samples, int subject) =>
        samples.Subjects[subject].Kind is SubjectKind.Foreign && subject % 2 is 0;
}
