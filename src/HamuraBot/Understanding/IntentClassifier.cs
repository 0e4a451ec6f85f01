using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HamuraBot.Understanding;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IntentClassifier Train(IReadOnlyList<SparseVector> rows, IReadOnlyList<int> labels, int features, int classes)
    {
        var machine = new IntentClassifier(features, classes);
        var stride = machine.stride;
        var duals = new float[rows.Count * stride];
        var steps = new float[stride];
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(1);
        var (softOwn, softOther) = (new Vector<float>(0.5f / Weights.CostOwn), new Vector<float>(0.5f / Weights.CostOther));
        var lanes = new float[Vector<float>.Count];
        for (var pass = 0; pass < Weights.Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var vector = rows[row];
                machine.Margins(vector, steps);
                var square = new Vector<float>(SquareOf(vector));
                for (var at = 0; at < stride; at += Vector<float>.Count)
                {
                    var isOwn = false;
                    if (labels[row] >= at && labels[row] < at + Vector<float>.Count)
                    {
                        Array.Clear(lanes);
                        lanes[labels[row] - at] = 1;
                        isOwn = true;
                    }

                    var own = isOwn ? Vector.GreaterThan(new Vector<float>(lanes), Vector<float>.Zero) : Vector<int>.Zero;
                    var sign = Vector.ConditionalSelect(own, Vector<float>.One, -Vector<float>.One);
                    var soft = Vector.ConditionalSelect(own, softOwn, softOther);
                    var dual = new Vector<float>(duals, row * stride + at);
                    var gradient = sign * new Vector<float>(steps, at) - Vector<float>.One + soft * dual;
                    var next = Vector.Max(dual - gradient / (square + soft), Vector<float>.Zero);
                    next.CopyTo(duals, row * stride + at);
                    ((next - dual) * sign).CopyTo(steps, at);
                }

                machine.Step(vector, steps);
            }
        }

        return machine;
    }

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(SparseVector vector, ReadOnlySpan<float> steps)
    {
        var all = MemoryMarshal.Cast<float, Vector<float>>(steps[..stride]);
        for (var i = 0; i <= vector.Count; i++)
        {
            // The last feature is the bias, always 1.
            var value = new Vector<float>(i < vector.Count ? vector.Values[i] : 1);
            var start = i < vector.Count ? vector.Ids[i] * stride : weights.Length - stride;
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(start, stride));
            for (var at = 0; at < all.Length; at++)
                row[at] += value * all[at];
        }
    }

    private static float SquareOf(SparseVector vector)
    {
        var sum = 1f;
        foreach (var value in vector.Values.AsSpan(0, vector.Count))
            sum += value * value;
        return sum;
    }
}
