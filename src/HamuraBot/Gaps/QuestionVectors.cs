using HamuraBot.Understanding.Text;

namespace HamuraBot.Gaps;

/// <summary>Questions as directions: the tokens that the understanding sees, the rare ones weighing most.</summary>
public sealed class QuestionVectors
{
    private readonly FeatureReader reader;
    private readonly Dictionary<ulong, int> found = [];
    private readonly int count;

    /// <param name="glossary">Synonyms count as the same.</param>
    /// <param name="corpus">Tells which tokens are rare.</param>
    public QuestionVectors(IReadOnlyList<IReadOnlyList<string>> glossary, IReadOnlyCollection<string> corpus)
    {
        (reader, count) = (new(new Glossary(glossary)), corpus.Count);
        foreach (var key in corpus.SelectMany(text => KeysOf(text).Distinct())) found[key] = found.GetValueOrDefault(key) + 1;
    }

    /// <summary>Of length one; empty for a text without tokens.</summary>
    public IReadOnlyDictionary<ulong, double> Of(string text) =>
        Unit(KeysOf(text).CountBy(key => key).Select(key => KeyValuePair.Create(key.Key, (1 + Math.Log(key.Value)) * Rarity(key.Key))));

    public static IReadOnlyDictionary<ulong, double> Mean(IEnumerable<IReadOnlyDictionary<ulong, double>> vectors) =>
        Unit(vectors.SelectMany(vector => vector).GroupBy(part => part.Key).Select(part => KeyValuePair.Create(part.Key, part.Sum(p => p.Value))));

    /// <summary>From 0, nothing in common, to 1.</summary>
    public static double Likeness(IReadOnlyDictionary<ulong, double> one, IReadOnlyDictionary<ulong, double> other)
    {
        var (few, many) = one.Count < other.Count ? (one, other) : (other, one);
        // In the order of the keys: sums of the same parts are then the same to the last bit.
        return few.OrderBy(part => part.Key).Sum(part => part.Value * many.GetValueOrDefault(part.Key));
    }

    private double Rarity(ulong key) => Math.Log((count + 1.0) / (found.GetValueOrDefault(key) + 0.5));

    private List<ulong> KeysOf(string text)
    {
        var keys = new List<ulong>();
        reader.Read(Normalizer.Fold(text), keys);
        return keys;
    }

    private static Dictionary<ulong, double> Unit(IEnumerable<KeyValuePair<ulong, double>> parts)
    {
        var all = parts.OrderBy(part => part.Key).ToList();
        var length = Math.Sqrt(all.Sum(part => part.Value * part.Value));
        return length > 0 ? all.ToDictionary(part => part.Key, part => part.Value / length) : [];
    }
}
