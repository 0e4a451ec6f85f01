using HamuraBot.Understanding.Text;

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
        var (vectors, labels) = (new List<SparseVector>(), new List<int>());
        for (var row = 0; row < samples.Vectors.Count; row++)
        {
            var subject = samples.Subjects[samples.SubjectOf[row]];
            var act = Array.IndexOf(Kinds, subject.Intent);
            vectors.Add(samples.Vectors[row]);
            labels.Add(act >= 0 ? act : Kinds.Length);
        }

        foreach (var intent in knowledge.Intents.Where(intent => intent.Intent.IsAct()))
        {
            AddBesideNames(intent.Intent, intent.Ja, topic => topic.Names.Where(IsJapanese), (name, phrase) => $"{name} {phrase}");
            AddBesideNames(intent.Intent, intent.En, topic => topic.Names.Where(name => !IsJapanese(name)), (name, phrase) => $"{phrase} {name}");
        }

        classifier = IntentClassifier.Train(vectors, labels, samples.Vocabulary.Size, Kinds.Length + 1, samples.Weights, (label, kind) => label == kind ? TrainingLabel.Yes : TrainingLabel.No);

        void AddBesideNames(Intent act, IReadOnlyList<string> phrases, Func<TopicText, IEnumerable<string>> namesOf, Func<string, string, string> join)
        {
            string[] names = [.. knowledge.Topics.SelectMany(namesOf)];
            for (var i = 0; i < phrases.Count && names.Length > 0; i++)
            {
                for (var turn = 0; turn < samples.Weights.NamesBesideAct; turn++)
                {
                    vectors.Add(read(join(names[(i * 7 + turn * 3) % names.Length], phrases[i])));
                    labels.Add(Array.IndexOf(Kinds, act));
                }
            }
        }
    }

    /// <summary>Room that <see cref="Of"/> needs.</summary>
    public int Stride => classifier.Stride;

    public Intent? Of(SparseVector text, Span<float> room)
    {
        classifier.Margins(text, room);
        var best = room[..Kinds.Length].IndexOf(Math.Max(room[0], Math.Max(room[1], room[2])));
        return room[best] > 0 && room[best] > room[Kinds.Length] ? Kinds[best] : null;
    }

    private static bool IsJapanese(string text) => text.Any(c => Scripts.Of(c).IsJapanese());
}

internal static class ActIntents
{
    public static bool IsAct(this Intent intent) => intent is Intent.Apply or Intent.Register or Intent.Estimate;
}
