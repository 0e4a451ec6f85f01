namespace HamuraBot.Understanding.Rules;

/// <summary>The things that a message asks, in order: each answered, left without a subject, or not understood.</summary>
internal sealed class AskedParts
{
    private const int Most = 4;

    /// <summary>The confidence below which a subject is only mentioned, and the one of another beside which it is.</summary>
    private const double ByTheWay = 0.4, Clearly = 0.8;

    private readonly List<(string Words, Answer? Answer, Aspect? Aspect)> found = [];

    public static AskedParts None { get; } = new();

    public List<Unclear> Unclear { get; } = [];

    /// <summary>What is asked before any subject is named.</summary>
    public IReadOnlyList<LeftOut> LeftOut => [.. found.TakeWhile(part => part.Answer is null).Select(part => new LeftOut(part.Words, part.Aspect!.Value)).DistinctBy(part => part.Aspect)];

    public IReadOnlyList<string> Topics => [.. Answers().Select(answer => answer.Id).Distinct()];

    public void Add(string words, Answer answer) => found.Add((words, answer, answer.Aspect));

    /// <summary>What is asked of something that another part names.</summary>
    public void AddLeftOut(string words, Aspect aspect) => found.Add((words, null, aspect));

    public void AddRange(AskedParts more)
    {
        found.AddRange(more.found);
        Unclear.AddRange(more.Unclear);
    }

    /// <summary>What asks for no aspect of its own asks for the same as the rest: "how much are A and B?"</summary>
    public void Ask(Aspect aspect)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] is { Answer: { Aspect: null } answer } part)
                found[i] = part with { Answer = answer with { Aspect = aspect }, Aspect = aspect };
        }
    }

    /// <summary>What leaves its subject out is about what was named before it, or else about what is named next.</summary>
    public IReadOnlyList<Answer> Answers()
    {
        var surest = found.Max(part => part.Answer?.Confidence) ?? 0;
        // Beside what is named clearly, what is named by the way tells about it.
        var parts = found.Where(part => part.Answer is not { Confidence: < ByTheWay, Aspect: not Aspect.Difference } || surest < Clearly).ToList();
        if (parts.Find(part => part.Answer is not null).Answer is not { } named)
            return [];
        var answers = new List<Answer>();
        foreach (var (words, answer, aspect) in parts)
        {
            named = answer ?? named;
            answers.Add(named with { Aspect = aspect, Words = words });
        }

        // Whether there is such a thing is told with whatever else is told of it.
        return [.. answers.Where(told => told.Aspect is not Aspect.Exists || !answers.Exists(other => other.Id == told.Id && other.Aspect != told.Aspect))
            .DistinctBy(told => (told.Id, told.Aspect)).Take(Most)];
    }
}
