namespace HamuraBot.Understanding.Learning;

/// <summary>
/// Does the visitor want to do something about a topic (apply, register, have an estimate) or to know about it? Learnt from the
/// intents' phrasings, alone and beside names of topics, against the questions about topics: so the names themselves say nothing.
/// </summary>
internal sealed class ActionClassifier
{
    private static readonly Intent[] Kinds = [Intent.Apply, Intent.Register, Intent.Estimate];

    private readonly IntentClassifier classifier;

    public ActionClassifier(Knowledge knowledge, Samples samples, Func<string, SparseVector> read)
    {
        var rows = new NamedSamples(knowledge, read, samples.Weights.NamesBesideAct);
        for (var row = 0; row < samples.Vectors.Count; row++)
        {
            var act = Array.IndexOf(Kinds, samples.Subjects[samples.SubjectOf[row]].Intent);
            rows.Add(samples.Vectors[row], act >= 0 ? act : Kinds.Length);
        }

        foreach (var intent in knowledge.Intents.Where(intent => intent.Intent.IsAct()))
            rows.AddBesideNames(intent.Ja, intent.En, Array.IndexOf(Kinds, intent.Intent));
        classifier = IntentClassifier.Train(rows.Vectors, rows.Labels, samples.Vocabulary.Size, Kinds.Length + 1, samples.Weights);
    }

    /// <summary>Room that <see cref="Of"/> needs.</summary>
    public int Stride => classifier.Stride;

    public Intent? Of(SparseVector text, Span<float> room)
    {
        classifier.Margins(text, room);
        var best = room[..Kinds.Length].IndexOf(Math.Max(room[0], Math.Max(room[1], room[2])));
        return room[best] > 0 && room[best] > room[Kinds.Length] ? Kinds[best] : null;
    }
}

internal static class ActIntents
{
    public static bool IsAct(this Intent intent) => intent is Intent.Apply or Intent.Register or Intent.Estimate;
}
