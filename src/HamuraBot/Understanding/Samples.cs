namespace HamuraBot.Understanding;

/// <summary>The whole content, read once: every name and sample text as a vector with the subject it belongs to.</summary>
internal sealed class Samples
{
    public Samples(Subject[] subjects, TextReader reader)
    {
        Subjects = subjects;
        var (keys, texts) = (new List<ulong[]>(), new List<ulong[]>());
        foreach (var (subject, index) in subjects.Select((subject, index) => (subject, index)))
        {
            foreach (var text in subject.Names)
                Take(text, keys, index, isName: true);
            foreach (var text in subject.Samples)
                Take(text, keys, index, isName: false);
            texts.Add(Read(string.Join('\n', subject.Texts)));
        }

        Vocabulary = new Vocabulary(keys, texts);
        Vectors = [.. keys.Select(Vectorise)];
        Texts = [.. texts.Select(Vectorise)];

        void Take(string text, List<ulong[]> into, int subject, bool isName)
        {
            into.Add(Read(text));
            SubjectOf.Add(subject);
            IsName.Add(isName);
        }

        ulong[] Read(string text) => KeysOf(text, reader);
    }

    public Subject[] Subjects { get; }

    public Vocabulary Vocabulary { get; }

    public IReadOnlyList<SparseVector> Vectors { get; }

    public List<int> SubjectOf { get; } = [];

    public List<bool> IsName { get; } = [];

    /// <summary>What the facts of each subject say.</summary>
    public IReadOnlyList<SparseVector> Texts { get; }

    /// <summary>Reads a text that is none of the samples.</summary>
    public SparseVector Read(string text, TextReader reader) => Vectorise(KeysOf(text, reader));

    private static ulong[] KeysOf(string text, TextReader reader)
    {
        var keys = new List<ulong>();
        reader.Read(Normalizer.Fold(text), keys);
        return [.. keys];
    }

    private SparseVector Vectorise(ulong[] keys)
    {
        var vector = new SparseVector();
        Vocabulary.Vectorise([.. keys], [], vector);
        return vector;
    }
}
