using System.Text;

namespace HamuraBot.Understanding.Text;

/// <summary>
/// Adds to a word that the content has never seen the one that it nearly is: "vacent vacant". What was written stays. An ordinary word is
/// never read as another, and a misspelling that the content itself has is nobody's target.
/// </summary>
internal sealed class Spelling
{
    private const int ShortestMended = 5;
    private const int ShortestMendedTwice = 8;
    private const int Longest = 30;

    private readonly HashSet<string> words = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known;

    /// <summary>By first letter and length: a slip in the first letter is rare, and is not looked for.</summary>
    private readonly Dictionary<(char First, int Length), List<string>> alike = [];

    /// <param name="texts">All that the content says.</param>
    /// <param name="chosen">What the desk itself has spelt: names, glossary, facts.</param>
    public Spelling(IEnumerable<Folded> texts, IEnumerable<Folded> chosen)
    {
        HashSet<string> targets = [.. chosen.SelectMany(text => WordsOf(text.Text))];
        known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
        {
            var folded = text.Text;
            for (var at = 0; NextWord(folded, at, out var start, out var end); at = end)
            {
                var word = folded.AsSpan(start, end - start);
                if (known.Add(word) && word.Length is >= ShortestMended - 1 and <= Longest
                    && (targets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || OrdinaryWords.Contains(word)))
                    Bucket(folded[start], end - start).Add(folded[start..end]);
            }
        }
    }

    public Folded Mend(Folded folded)
    {
        StringBuilder? mended = null;
        var copied = 0;
        for (var at = 0; NextWord(folded.Text, at, out var start, out var end); at = end)
        {
            var word = folded.Text.AsSpan(start, end - start);
            if (word.Length is < ShortestMended or > Longest || known.Contains(word) || OrdinaryWords.Contains(word) || ClosestName(word) is not { } nearest)
                continue;
            mended = (mended ?? new StringBuilder()).Append(folded.Text, copied, end - copied).Append(' ').Append(nearest);
            copied = end;
        }

        return mended is null ? folded : Normalizer.Fold(mended.Append(folded.Text, copied, folded.Text.Length - copied).ToString());
    }

    private string? ClosestName(ReadOnlySpan<char> word)
    {
        var most = word.Length >= ShortestMendedTwice ? 2 : 1;
        var (nearest, least) = (default(string), most + 1);
        for (var length = word.Length - most; length <= word.Length + most; length++)
        {
            if (!alike.TryGetValue((word[0], length), out var candidates))
                continue;
            foreach (var candidate in candidates)
            {
                var slips = Slips(word, candidate, least);
                if (slips < least)
                    (nearest, least) = (candidate, slips);
            }
        }

        return nearest;
    }

    /// <summary>Letters added, left out, changed or swapped; counting ends at <paramref name="enough"/>.</summary>
    private static int Slips(ReadOnlySpan<char> word, ReadOnlySpan<char> candidate, int enough)
    {
        Span<int> before = stackalloc int[Longest + 4];
        Span<int> last = stackalloc int[Longest + 4];
        Span<int> now = stackalloc int[Longest + 4];
        for (var j = 0; j <= candidate.Length; j++)
            last[j] = j;
        for (var i = 1; i <= word.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= candidate.Length; j++)
            {
                var slips = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (word[i - 1] == candidate[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1])
                    slips = Math.Min(slips, before[j - 2] + 1);
                now[j] = slips;
                least = Math.Min(least, slips);
            }

            if (least >= enough)
                return enough;
            var oldest = before;
            before = last;
            last = now;
            now = oldest;
        }

        return last[candidate.Length];
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        for (var at = 0; NextWord(text, at, out var start, out var end); at = end)
            yield return text[start..end];
    }

    private List<string> Bucket(char first, int length)
    {
        if (!alike.TryGetValue((first, length), out var bucket))
            alike[(first, length)] = bucket = [];
        return bucket;
    }

    /// <summary>A run of Latin letters or of katakana.</summary>
    private static bool NextWord(string text, int at, out int start, out int end)
    {
        for (start = at; start < text.Length && Scripts.Of(text[start]) is not (Script.Latin or Script.Katakana); start++)
        {
        }

        end = start + 1;
        while (end < text.Length && Scripts.Of(text[end]) == Scripts.Of(text[start]))
            end++;
        return start < text.Length;
    }
}
