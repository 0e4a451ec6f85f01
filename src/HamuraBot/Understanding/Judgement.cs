namespace HamuraBot.Understanding;

/// <summary>What one sentence is about: how surely it is the desk's, and the probability of each subject that is.</summary>
internal sealed class Judgement(Subject[] subjects, double inScope, Intent? act, double[] probabilities)
{
    public double InScope => inScope;

    /// <summary>What the visitor wants to do, where it is more than to know.</summary>
    public Intent? Act => act;

    /// <summary>Of the desk's own subjects: foreign ones have none.</summary>
    public double[] Probabilities => probabilities;

    /// <summary>The likeliest subject, or -1 where the content is empty.</summary>
    public int Best => IndexOfBest(_ => true);

    /// <summary>The likeliest topic and its share among the topics; an act itself may take most of the probability.</summary>
    public (int Topic, double Share) NamedTopic()
    {
        var best = IndexOfBest(subject => subject.Kind is SubjectKind.Topic);
        var sum = 0d;
        for (var i = 0; i < subjects.Length; i++)
            sum += subjects[i].Kind is SubjectKind.Topic ? probabilities[i] : 0;
        return sum > 0 ? (best, probabilities[best] / sum) : (-1, 0);
    }

    public static Judgement From(Subject[] subjects, double inScope, Intent? act, double[] all)
    {
        var own = new double[subjects.Length];
        var sum = 0d;
        for (var i = 0; i < own.Length; i++)
            sum += own[i] = subjects[i].Kind is SubjectKind.Foreign ? 0 : all[i];
        for (var i = 0; i < own.Length && sum > 0; i++)
            own[i] /= sum;
        return new Judgement(subjects, inScope, act, own);
    }

    /// <summary>The likeliest topics, best first.</summary>
    public string[] LikelyTopics(int most, double least) =>
    [
        .. Enumerable.Range(0, subjects.Length)
            .Where(i => subjects[i].Kind is SubjectKind.Topic && probabilities[i] >= least)
            .OrderByDescending(i => probabilities[i])
            .Take(most)
            .Select(i => subjects[i].Id),
    ];

    private int IndexOfBest(Func<Subject, bool> counts)
    {
        var best = -1;
        for (var i = 0; i < subjects.Length; i++)
        {
            if (counts(subjects[i]) && (best < 0 || probabilities[i] > probabilities[best]))
                best = i;
        }

        return best;
    }
}
