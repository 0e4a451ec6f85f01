namespace HamuraBot.Understanding.Learning;

/// <summary>What is learnt from samples: three ways to weigh each subject for a text.</summary>
internal sealed class Model
{
    /// <summary>A machine a subject costs memory and time by subject and feature; so many have few samples each, and are searched as well.</summary>
    private const int MostMachines = 400;

    private readonly IntentClassifier? classifier;
    private readonly NearestNeighbours neighbours;
    private readonly TopicRetrieval retrieval;

    /// <param name="rows">The samples to learn from.</param>
    public Model(Samples samples, int[] rows)
    {
        Subjects = samples.Subjects;
        SparseVector[] vectors = [.. rows.Select(row => samples.Vectors[row])];
        int[] subjectOf = [.. rows.Select(row => samples.SubjectOf[row])];
        if (Subjects.Length <= MostMachines)
            classifier = IntentClassifier.Train(vectors, subjectOf, samples.Vocabulary.Size, Subjects.Length + 1, samples.Weights, Speaks);
        neighbours = new NearestNeighbours(vectors, subjectOf, samples.Vocabulary.Size);
        retrieval = new TopicRetrieval(samples, rows);
    }

    public TargetClass[] Subjects { get; }

    public Evidence NewEvidence() => new(Subjects.Length, classifier?.Stride ?? Subjects.Length + 1);

    /// <summary>Room that <see cref="Weigh"/> needs.</summary>
    public int Rows => neighbours.Rows;

    public void Weigh(SparseVector text, Evidence evidence, Span<float> room)
    {
        classifier?.Margins(text, evidence.Margins);
        neighbours.Cosines(text, room, evidence.Cosines);
        evidence.Coverage = retrieval.Shares(text, evidence.Shares);
        evidence.UnseenShare = text.UnseenShare;
    }

    /// <summary>
    /// "I want to sign up for a seminar" is about seminars, too: a wish to act is no counterexample of any topic. The class after the
    /// last subject gathers all that is foreign.
    /// </summary>
    private TrainingLabel Speaks(int sample, int subject)
    {
        if (sample == subject)
            return TrainingLabel.Yes;
        if (subject == Subjects.Length || sample == Subjects.Length)
            return sample < Subjects.Length && Subjects[sample].Kind is TargetKind.Foreign ? TrainingLabel.Yes : TrainingLabel.No;
        var (from, to) = (Subjects[sample], Subjects[subject]);
        var isAlsoAbout = to.Kind is TargetKind.Topic && (from.Intent.IsAct() || from.Kind is TargetKind.Shared && from.Topics.Contains(to.Topics[0]));
        return isAlsoAbout ? TrainingLabel.Nothing : TrainingLabel.No;
    }
}

/// <summary>What speaks for each subject. The arrays are reused from text to text.</summary>
internal sealed class Evidence(int subjects, int stride)
{
    public float[] Margins { get; } = new float[stride];

    public float[] Cosines { get; } = new float[subjects];

    public float[] Shares { get; } = new float[subjects];

    /// <summary>How surely it is foreign, whichever matter it may be.</summary>
    public float ForeignMargin => Margins[Cosines.Length];

    /// <summary>The share of the text's words that the desk's own content has.</summary>
    public float Coverage { get; set; }

    public float UnseenShare { get; set; }
}
