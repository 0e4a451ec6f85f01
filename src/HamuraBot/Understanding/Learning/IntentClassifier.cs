using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HamuraBot.Understanding.Learning;

/// <summary>
/// One-vs-rest linear support vector machines with squared hinge loss, trained by dual coordinate descent. All classes are trained in one
/// pass: the weights of a feature lie side by side, so that a step of every class is a few vector instructions.
/// </summary>
internal sealed class IntentClassifier
{
    private readonly float[] weights;
    private readonly int stride;

    private IntentClassifier(int features, int classes)
    {
        Classes = classes;
        stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[(features + 1) * stride];
    }

    public int Classes { get; }

    /// <summary>Room that <see cref="Margins"/> needs; the classes' margins come first.</summary>
    public int Stride => stride;

    /// <param name="rows">The samples.</param>
    /// <param name="labels">A label for each; a class has the number of its label, further classes may come after.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="weights">The costs and how long to learn.</param>
    /// <param name="speaks">What a sample of a label says of a class; labels beyond the classes are of none.</param>
    /// <param name="kinds">How many labels there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IntentClassifier Train(
        IReadOnlyList<SparseVector> rows, IReadOnlyList<int> labels, int features, int classes, Weights weights, Func<int, int, TrainingLabel> speaks, int kinds)
    {
        var machine = new IntentClassifier(features, classes);
        var stride = machine.stride;
        var duals = new float[rows.Count * stride];
        var steps = new float[stride];
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(1);
        var (softOwn, softOther) = (new Vector<float>(0.5f / weights.CostOwn), new Vector<float>(0.5f / weights.CostOther));
        var (own, heard) = Lanes(machine, speaks, kinds);
        var moved = new int[stride / Vector<float>.Count];
        for (var pass = 0; pass < weights.Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var vector = rows[row];
                machine.Margins(vector, steps);
                var square = new Vector<float>(SquareOf(vector));
                var (label, moves) = (labels[row] * stride, 0);
                for (var at = 0; at < stride; at += Vector<float>.Count)
                {
                    var isOwn = Vector.GreaterThan(new Vector<float>(own, label + at), Vector<float>.Zero);
                    var sign = Vector.ConditionalSelect(isOwn, Vector<float>.One, -Vector<float>.One);
                    var soft = Vector.ConditionalSelect(isOwn, softOwn, softOther);
                    var dual = new Vector<float>(duals, row * stride + at);
                    var gradient = sign * new Vector<float>(steps, at) - Vector<float>.One + soft * dual;
                    var next = Vector.Max(dual - gradient / (square + soft), Vector<float>.Zero) * new Vector<float>(heard, label + at);
                    if (next == dual)
                        continue;
                    next.CopyTo(duals, row * stride + at);
                    ((next - dual) * sign).CopyTo(steps, at);
                    moved[moves++] = at;
                }

                if (moves > 0)
                    machine.Step(vector, steps, moved.AsSpan(0, moves));
            }
        }

        return machine;
    }

    /// <summary>Every label is a class, and a sample of one is a counterexample of the others.</summary>
    public static IntentClassifier Train(IReadOnlyList<SparseVector> rows, IReadOnlyList<int> labels, int features, int classes, Weights weights) =>
        Train(rows, labels, features, classes, weights, (label, other) => label == other ? TrainingLabel.Yes : TrainingLabel.No, classes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Margins(SparseVector vector, Span<float> margins)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(margins[..stride]);
        MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(weights.Length - stride, stride)).CopyTo(sums);
        for (var i = 0; i < vector.Count; i++)
        {
            var value = new Vector<float>(vector.Values[i]);
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(vector.Ids[i] * stride, stride));
            for (var at = 0; at < sums.Length; at++)
                sums[at] += value * row[at];
        }
    }

    /// <summary>Most samples soon lie on the right side of most borders: only the classes that are moved are touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(SparseVector vector, float[] steps, ReadOnlySpan<int> moved)
    {
        for (var i = 0; i <= vector.Count; i++)
        {
            // The last feature is the bias, always 1.
            var value = new Vector<float>(i < vector.Count ? vector.Values[i] : 1);
            var start = i < vector.Count ? vector.Ids[i] * stride : weights.Length - stride;
            foreach (var at in moved)
                (new Vector<float>(weights, start + at) + value * new Vector<float>(steps, at)).CopyTo(weights, start + at);
        }
    }

    /// <summary>For each label a row of ones and zeros over the classes: which it is of, which it says anything of.</summary>
    private static (float[] Own, float[] Heard) Lanes(IntentClassifier machine, Func<int, int, TrainingLabel> speaks, int kinds)
    {
        var (own, heard) = (new float[kinds * machine.stride], new float[kinds * machine.stride]);
        for (var label = 0; label < kinds; label++)
        {
            for (var other = 0; other < machine.Classes; other++)
            {
                own[label * machine.stride + other] = speaks(label, other) is TrainingLabel.Yes ? 1 : 0;
                heard[label * machine.stride + other] = speaks(label, other) is TrainingLabel.Nothing ? 0 : 1;
            }
        }

        return (own, heard);
    }

    private static float SquareOf(SparseVector vector)
    {
        var sum = 1f;
        foreach (var value in vector.Values.AsSpan(0, vector.Count))
            sum += value * value;
        return sum;
    }
}

/// <summary>What a sample says of a class: that it is one, that it is none, or neither.</summary>
internal enum TrainingLabel : byte
{
    Yes,
    No,
    Nothing,
}
