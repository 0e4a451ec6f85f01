using HamuraBot.Understanding.Text;

namespace HamuraBot.Understanding.Learning;

/// <summary>The whole content, read once: every name and sample text as a vector with the subject it belongs to.</summary>
internal sealed class Samples
{
    /// <summary>In characters.</summary>
    private const int ShortestFact = 8;

    /// <summary>A desk has tens of topics. Where there are hundreds, their texts would cost every message time, and are searched only.</summary>
    private const int MostTopicsTold = 200;

    public Samples(TargetClass[] subjects, FeatureReader reader, Weights weights)
    {
        Weights = weights;
        Subjects = subjects;
        var areFactsTold = subjects.Count(subject => subject.Kind is TargetKind.Topic) <= MostTopicsTold;
        var (keys, texts, voices) = (new List<ulong[]>(), new List<ulong[]>(), new List<string>());
        foreach (var (subject, index) in subjects.Select((subject, index) => (subject, index)))
        {
            foreach (var text in subject.Names)
                Take(text, index, isName: true);
            foreach (var text in subject.Samples)
                Take(text, index, isName: false);
            foreach (var wording in subject.Written)
                Take(wording.Text, index, isName: false, wording.Voice);
            string[] facts = !areFactsTold ? [] : [.. subject.Texts.SelectMany(text => Sentences.Split(text)).Select(sentence => sentence.Text).Where(text => text.Length >= ShortestFact)];
            foreach (var text in facts)
            {
                Take(text, index, isName: false);
                IsFact[^1] = true;
            }

            texts.Add(KeysOf(Fold(string.Join('\n', subject.Texts)), reader));
        }

        Vocabulary = new Vocabulary(keys, SubjectOf, texts, weights);
        Vectors = [.. keys.Select(Vectorise)];
        Texts = [.. texts.Select(Vectorise)];

        void Take(string text, int subject, bool isName, string? voice = null)
        {
            if (voice is not null && !voices.Contains(voice))
                voices.Add(voice);
            VoiceOf.Add(voice is null ? null : voices.IndexOf(voice));
            keys.Add(KeysOf(Fold(text), reader));
            SubjectOf.Add(subject);
            IsName.Add(isName);
            IsFact.Add(false);
        }

        Folded Fold(string text)
        {
            var folded = Normalizer.Fold(text);
            Read.Add(folded);
            return folded;
        }
    }

    public Weights Weights { get; }

    public TargetClass[] Subjects { get; }

    public Vocabulary Vocabulary { get; }

    public IReadOnlyList<SparseVector> Vectors { get; }

    public List<int> SubjectOf { get; } = [];

    public List<bool> IsName { get; } = [];

    /// <summary>Whether it is a sentence of the subject's facts: it is told like a question, and counts as none.</summary>
    public List<bool> IsFact { get; } = [];

    /// <summary>By whom it was written, where that is known.</summary>
    public List<int?> VoiceOf { get; } = [];

    /// <summary>What the facts of each subject say.</summary>
    public IReadOnlyList<SparseVector> Texts { get; }

    /// <summary>Every text of the content, folded.</summary>
    public List<Folded> Read { get; } = [];

    /// <summary>A text that is none of the samples.</summary>
    public SparseVector VectorOf(string text, FeatureReader reader) => Vectorise(KeysOf(Normalizer.Fold(text), reader));

    /// <summary>In how many of these rows each feature stands.</summary>
    public int[] SeenIn(IEnumerable<int> rows)
    {
        var seen = new int[Vocabulary.Size];
        foreach (var row in rows)
        {
            foreach (var id in Vectors[row].Ids.AsSpan(0, Vectors[row].Count))
                seen[id]++;
        }

        foreach (var text in Texts)
        {
            foreach (var id in text.Ids.AsSpan(0, text.Count))
                seen[id]++;
        }

        return seen;
    }

    private static ulong[] KeysOf(Folded text, FeatureReader reader)
    {
        var keys = new List<ulong>(text.Text.Length * 8);
        reader.Read(text, keys);
        return [.. keys];
    }

    private SparseVector Vectorise(ulong[] keys)
    {
        var vector = new SparseVector();
        Vocabulary.Vectorise(keys, [], vector);
        return vector;
    }
}
