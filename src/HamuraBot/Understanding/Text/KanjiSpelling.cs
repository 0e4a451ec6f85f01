namespace HamuraBot.Understanding.Text;

/// <summary>
/// Mends one wrong character in a long compound of the desk: 専問家派遣, 企業誘到. Only where the content has never seen the wrong one
/// beside its neighbours, so that 空き家 does not become 空き地.
/// </summary>
internal sealed class KanjiSpelling
{
    private const int Shortest = 4;

    private readonly HashSet<int> pairs = [];

    /// <summary>By their first and by their second character: one of the two is right.</summary>
    private readonly Dictionary<char, List<(string Compound, int At)>> compounds = [];

    public KanjiSpelling(IEnumerable<Folded> texts, IEnumerable<Folded> names)
    {
        foreach (var text in texts)
        {
            var folded = text.Text;
            for (var i = 1; i < folded.Length; i++)
                pairs.Add(Pair(folded, i));
        }

        foreach (var name in names.Select(name => name.Text.Trim()).Distinct())
        {
            if (name.Length < Shortest || !name.All(c => Scripts.Of(c).IsJapanese()) || !name.Any(c => Scripts.Of(c) is Script.Kanji))
                continue;
            Add(name, 0);
            Add(name, 1);
        }
    }

    public Folded Mend(Folded folded)
    {
        var text = folded.Text;
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (Scripts.Of(text[i]) is not Script.Kanji || pairs.Contains(Pair(text, i)) || pairs.Contains(Pair(text, i + 1)))
                continue;
            if (Right(text, i) is { } right)
                text = string.Concat(text.AsSpan(0, i), [right], text.AsSpan(i + 1));
        }

        return ReferenceEquals(text, folded.Text) ? folded : Normalizer.Fold(text);
    }

    /// <summary>The character that the compound around <paramref name="wrong"/> has there.</summary>
    private char? Right(string text, int wrong)
    {
        for (var i = Math.Max(0, wrong - 8); i <= wrong + 1 && i < text.Length; i++)
        {
            if (i == wrong || !compounds.TryGetValue(text[i], out var found))
                continue;
            foreach (var (compound, at) in found)
            {
                if (IsBut(text, i - at, compound, wrong))
                    return compound[wrong - i + at];
            }
        }

        return null;
    }

    /// <summary>Whether the text at <paramref name="start"/> is the compound but for the one character.</summary>
    private static bool IsBut(string text, int start, string compound, int wrong)
    {
        if (start < 0 || wrong < start || wrong >= start + compound.Length || start + compound.Length > text.Length)
            return false;
        var before = wrong - start;
        return text.AsSpan(start, before).SequenceEqual(compound.AsSpan(0, before))
            && text.AsSpan(wrong + 1, compound.Length - before - 1).SequenceEqual(compound.AsSpan(before + 1));
    }

    private void Add(string compound, int at)
    {
        if (!compounds.TryGetValue(compound[at], out var found))
            compounds[compound[at]] = found = [];
        found.Add((compound, at));
    }

    private static int Pair(string text, int second) => text[second - 1] << 16 | text[second];
}
