namespace HamuraBot.Understanding.Learning;

/// <summary>What is learnt from samples: three ways to weigh each subject for a text.</summary>
internal sealed class Model
{
    /// <summary>A machine costs memory and time by feature: those with the most samples have one, the others have few samples each and are searched.</summary>
    private const int MostMachines = 400;

    private readonly IntentClassifier classifier;
    private readonly int[] machineOf;
    private readonly NearestNeighbours neighbours;
    private readonly TopicRetrieval retrieval;

    /// <param name="rows">The samples to learn from.</param>
    public Model(Samples samples, int[] rows)
    {
        Subjects = samples.Subjects;
        SparseVector[] vectors = [.. rows.Select(row => samples.Vectors[row])];
        int[] subjectOf = [.. rows.Select(row => samples.SubjectOf[row])];
        SamplesOf = new int[Subjects.Length];
        foreach (var row in rows)
            SamplesOf[samples.SubjectOf[row]] += samples.IsName[row] || samples.IsFact[row] ? 0 : 1;
        machineOf = new int[Subjects.Length];
        Array.Fill(machineOf, -1);
        int[] learnt = [.. Enumerable.Range(0, Subjects.Length).OrderByDescending(subject => SamplesOf[subject]).Take(MostMachines).Order()];
        for (var machine = 0; machine < learnt.Length; machine++)
            machineOf[learnt[machine]] = machine;
        // After the machines' own labels: the class that gathers all that is foreign, and what has no machine, ours and foreign.
        var (foreign, otherOwn, otherForeign) = (learnt.Length, learnt.Length + 1, learnt.Length + 2);
        int[] labels = [.. subjectOf.Select(subject => machineOf[subject] is >= 0 and var machine ? machine : IsForeign(subject) ? otherForeign : otherOwn)];
        classifier = IntentClassifier.Train(vectors, labels, samples.Vocabulary.Size, learnt.Length + 1, samples.Weights, Speaks, learnt.Length + 3);
        neighbours = new NearestNeighbours(vectors, subjectOf, samples.Vocabulary.Size);
        retrieval = new TopicRetrieval(samples, rows);

        // "I want to sign up for a seminar" is about seminars, too: a wish to act is no counterexample of any topic.
        TrainingLabel Speaks(int label, int machine)
        {
            if (label == machine)
                return TrainingLabel.Yes;
            if (machine == foreign || label >= foreign)
                return machine == foreign && (label == otherForeign || label < foreign && IsForeign(learnt[label])) ? TrainingLabel.Yes : TrainingLabel.No;
            var (from, to) = (Subjects[learnt[label]], Subjects[learnt[machine]]);
            var isAlsoAbout = to.Kind is TargetKind.Topic && (from.Intent.IsAct() || from.Kind is TargetKind.Shared && from.Topics.Contains(to.Topics[0]));
            return isAlsoAbout ? TrainingLabel.Nothing : TrainingLabel.No;
        }

        bool IsForeign(int subject) => Subjects[subject].Kind is TargetKind.Foreign;
    }

    public TargetClass[] Subjects { get; }

    /// <summary>How many samples each subject was learnt from.</summary>
    public int[] SamplesOf { get; }

    public Evidence NewEvidence() => new(Subjects.Length, SamplesOf, classifier.Stride);

    /// <summary>Room that <see cref="Weigh"/> needs.</summary>
    public int Rows => neighbours.Rows;

    public void Weigh(SparseVector text, Evidence evidence, Span<float> room)
    {
        classifier.Margins(text, evidence.Machines);
        for (var subject = 0; subject < machineOf.Length; subject++)
            evidence.Margins[subject] = machineOf[subject] is >= 0 and var machine ? evidence.Machines[machine] : NoMachine;
        evidence.ForeignMargin = evidence.Machines[classifier.Classes - 1];
        neighbours.Cosines(text, room, evidence.Cosines);
        evidence.Coverage = retrieval.Shares(text, evidence.Shares);
        evidence.UnseenShare = text.UnseenShare;
    }

    /// <summary>The margin of what is told by its words only.</summary>
    private const float NoMachine = -1;
}

/// <summary>What speaks for each subject. The arrays are reused from text to text.</summary>
internal sealed class Evidence(int subjects, int[] samplesOf, int stride)
{
    public float[] Machines { get; } = new float[stride];

    public float[] Margins { get; } = new float[subjects];

    public float[] Cosines { get; } = new float[subjects];

    public float[] Shares { get; } = new float[subjects];

    /// <summary>How many samples each subject was learnt from: few tell less.</summary>
    public int[] SamplesOf => samplesOf;

    /// <summary>How surely it is foreign, whichever matter it may be.</summary>
    public float ForeignMargin { get; set; }

    /// <summary>The share of the text's words that the desk's own content has.</summary>
    public float Coverage { get; set; }

    public float UnseenShare { get; set; }
}
