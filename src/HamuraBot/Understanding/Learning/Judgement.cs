namespace HamuraBot.Understanding.Learning;

/// <summary>What one sentence is about: how surely it is the desk's, and the probability of each subject that is.</summary>
internal sealed record Judgement
{
    private readonly TargetClass[] subjects;
    private readonly double[] probabilities;
    private readonly int best;

    private Judgement(TargetClass[] subjects, double inScope, Intent? act, double[] probabilities, ForeignKind foreign)
    {
        (this.subjects, this.probabilities, InScope, Act, Foreign) = (subjects, probabilities, inScope, act, foreign);
        best = IndexOfBest(_ => true);
    }

    public double InScope { get; }

    /// <summary>What the visitor wants to do, where it is more than to know.</summary>
    public Intent? Act { get; }

    /// <summary>What is asked about it, where it is not the whole.</summary>
    public Aspect? Aspect { get; init; }

    /// <summary>Whose it most likely is, should it not be the desk's.</summary>
    public ForeignKind Foreign { get; init; }

    /// <summary>The probability of all matters together that are not the desk's.</summary>
    public double Strange { get; private init; }

    /// <summary>Of the desk's own subjects; foreign ones have none.</summary>
    public ReadOnlySpan<double> Probabilities => probabilities;

    /// <summary>The likeliest subject; null where the content is empty.</summary>
    public TargetClass? Best => best >= 0 ? subjects[best] : null;

    /// <summary>The probability that it is the desk's and about the likeliest subject.</summary>
    public double Confidence => best >= 0 ? InScope * probabilities[best] : 0;

    public static Judgement From(TargetClass[] subjects, double inScope, Intent? act, ReadOnlySpan<double> all)
    {
        var own = new double[subjects.Length];
        var sum = 0d;
        Span<double> kinds = stackalloc double[Kinds];
        kinds.Clear();
        for (var i = 0; i < own.Length; i++)
        {
            var isForeign = subjects[i].Kind is TargetKind.Foreign;
            sum += own[i] = isForeign ? 0 : all[i];
            kinds[(int)subjects[i].Foreign] += isForeign ? all[i] : 0;
        }

        for (var i = 0; i < own.Length && sum > 0; i++)
            own[i] /= sum;
        var strange = 0d;
        foreach (var kind in kinds)
            strange += kind;
        return new Judgement(subjects, inScope, act, own, Likeliest(kinds)) { Strange = strange };
    }

    private const double OtherCounts = 0.5;

    private static readonly int Kinds = Enum.GetValues<ForeignKind>().Length;

    private static ForeignKind Likeliest(Span<double> kinds)
    {
        // Matters of no kind are so many that they would hide whose it is.
        kinds[(int)ForeignKind.Other] *= OtherCounts;
        var likeliest = 0;
        for (var kind = 1; kind < kinds.Length; kind++)
            likeliest = kinds[kind] > kinds[likeliest] ? kind : likeliest;
        return (ForeignKind)likeliest;
    }

    public void AddTo(double[] sums, double weight, bool topicsOnly)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            if (!topicsOnly || subjects[i].Kind is TargetKind.Topic or TargetKind.Shared)
                sums[i] += weight * probabilities[i];
        }
    }

    public double Of(string topic)
    {
        for (var i = 0; i < subjects.Length; i++)
        {
            if (subjects[i].Kind is TargetKind.Topic && subjects[i].Topics[0] == topic)
                return probabilities[i];
        }

        return 0;
    }

    /// <summary>The same with topics left out that are not wanted.</summary>
    public Judgement Without(IReadOnlyCollection<string> rejected)
    {
        if (rejected.Count is 0)
            return this;
        var left = probabilities.ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            if (subjects[i].Kind is TargetKind.Topic && rejected.Contains(subjects[i].Topics[0]))
                left[i] = 0;
        }

        return From(subjects, InScope, Act, left) with { Aspect = Aspect, Foreign = Foreign, Strange = Strange };
    }

    /// <summary>What the words alone speak for.</summary>
    public Likelihoods Likelihoods(int length)
    {
        var references = new double[3];
        for (var i = 0; i < subjects.Length; i++)
            references[(int)subjects[i].Reference] += subjects[i].Kind is TargetKind.Reference ? probabilities[i] : 0;
        var topics = new List<Answer>(MostLikely + 1);
        for (var i = 0; i < subjects.Length; i++)
        {
            if (subjects[i].Kind is not TargetKind.Topic || topics.Count is MostLikely && probabilities[i] <= topics[^1].Confidence)
                continue;
            var place = topics.FindIndex(topic => topic.Confidence < probabilities[i]);
            topics.Insert(place < 0 ? topics.Count : place, new Answer(subjects[i].Topics[0], probabilities[i]));
            if (topics.Count > MostLikely)
                topics.RemoveAt(MostLikely);
        }

        return new Likelihoods(InScope, topics, references) { Length = length };
    }

    private const int MostLikely = 6;

    /// <summary>The likeliest topic and its share among the topics; an act itself may take most of the probability.</summary>
    public (string? Topic, double Share) NamedTopic()
    {
        var topic = IndexOfBest(subject => subject.Kind is TargetKind.Topic);
        var sum = 0d;
        for (var i = 0; i < subjects.Length; i++)
            sum += subjects[i].Kind is TargetKind.Topic ? probabilities[i] : 0;
        return sum > 0 ? (subjects[topic].Topics[0], probabilities[topic] / sum) : default;
    }

    /// <summary>The likeliest topics, best first; what several share is shared out among them.</summary>
    public string[] LikelyTopics(int most, double least)
    {
        var likely = new Dictionary<string, double>();
        for (var i = 0; i < subjects.Length; i++)
        {
            foreach (var topic in subjects[i].Topics)
                likely[topic] = likely.GetValueOrDefault(topic) + probabilities[i] / subjects[i].Topics.Count;
        }

        return [.. likely.Where(topic => topic.Value >= least).OrderByDescending(topic => topic.Value).Take(most).Select(topic => topic.Key)];
    }

    private int IndexOfBest(Func<TargetClass, bool> counts)
    {
        var found = -1;
        for (var i = 0; i < subjects.Length; i++)
        {
            if (counts(subjects[i]) && (found < 0 || probabilities[i] > probabilities[found]))
                found = i;
        }

        return found;
    }
}
