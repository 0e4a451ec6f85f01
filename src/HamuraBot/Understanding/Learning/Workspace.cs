using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>The buffers of one thread, so that a message costs little more memory than its meaning.</summary>
internal sealed class Workspace(Glossary glossary, Model model, int actStride)
{
    public FeatureReader Reader { get; } = new(glossary);

    public List<ulong> Keys { get; } = new(1024);

    public List<int> Ids { get; } = new(1024);

    public SparseVector Vector { get; } = new();

    public Evidence Evidence { get; } = model.NewEvidence();

    public float[] Room { get; } = new float[Math.Max(model.Rows, actStride)];

    public double[] Probabilities { get; } = new double[model.Subjects.Length];
}
