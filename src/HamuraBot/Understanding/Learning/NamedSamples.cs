using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>Phrasings of what is not a subject, beside names of subjects: so that the names themselves come to say nothing.</summary>
internal sealed class NamedSamples(Knowledge knowledge, Func<string, SparseVector> read, int namesBeside)
{
    private readonly string[] japanese = [.. knowledge.Topics.SelectMany(topic => topic.Names).Where(IsJapanese)];
    private readonly string[] english = [.. knowledge.Topics.SelectMany(topic => topic.Names).Where(name => !IsJapanese(name) && name.Contains(' ', StringComparison.Ordinal))];
    private int taken;

    public List<SparseVector> Vectors { get; } = [];

    public List<int> Labels { get; } = [];

    public void Add(SparseVector vector, int label)
    {
        Vectors.Add(vector);
        Labels.Add(label);
    }

    public void Add(string phrase, int label) => Add(read(phrase), label);

    public void AddBesideNames(IReadOnlyList<string> ja, IReadOnlyList<string> en, int label)
    {
        foreach (var phrase in ja)
            Beside(japanese, phrase, label, (name, said) => $"{name} {said}");
        foreach (var phrase in en)
            Beside(english, phrase, label, (name, said) => $"{said} {name}");
    }

    private void Beside(string[] names, string phrase, int label, Func<string, string, string> join)
    {
        for (var turn = 0; turn < namesBeside && names.Length > 0; turn++)
            Add(join(names[taken++ * 7 % names.Length], phrase), label);
    }

    private static bool IsJapanese(string text) => text.Any(c => Scripts.Of(c).IsJapanese());
}
