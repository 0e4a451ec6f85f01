namespace HamuraBot.Understanding.Learning;

/// <summary>What is asked about a subject, whatever the subject is: learnt from wordings that leave it out, alone and beside names.</summary>
internal sealed class AspectClassifier
{
    private const int NamesBeside = 2;

    private static readonly int Whole = Enum.GetValues<Aspect>().Length;

    private readonly IntentClassifier classifier;

    public AspectClassifier(Knowledge knowledge, Samples samples, Func<string, SparseVector> read)
    {
        var rows = new NamedSamples(knowledge, read, NamesBeside);
        foreach (var text in knowledge.Aspects)
        {
            var label = text.Aspect is { } aspect ? (int)aspect : Whole;
            foreach (var phrase in text.Ja.Concat(text.En))
                rows.Add(phrase, label);
            rows.AddBesideNames(text.Ja, text.En, label);
        }

        // "The other one" asks for nothing of its own.
        foreach (var text in knowledge.References.Where(text => text.Reference is not Reference.That))
        {
            foreach (var pointer in text.Ja.Concat(text.En))
                rows.Add(pointer, Whole);
        }

        foreach (var wording in knowledge.Wordings.Where(wording => wording.Aspect is not null || wording.IsWhole))
            rows.Add(wording.Text, wording.Aspect is { } aspect ? (int)aspect : Whole);
        foreach (var name in knowledge.Topics.SelectMany(topic => topic.Names))
            rows.Add(name, Whole);
        classifier = IntentClassifier.Train(rows.Vectors, rows.Labels, samples.Vocabulary.Size, Whole + 1, samples.Weights);
    }

    /// <summary>Room that <see cref="Of"/> needs.</summary>
    public int Stride => classifier.Stride;

    /// <returns>Null where it is asked about the whole, or no aspect is clear.</returns>
    public Aspect? Of(SparseVector text, Span<float> room)
    {
        classifier.Margins(text, room);
        var best = 0;
        for (var aspect = 1; aspect <= Whole; aspect++)
            best = room[aspect] > room[best] ? aspect : best;
        return best < Whole && room[best] > -0.6f ? (Aspect)best : null;
    }
}
