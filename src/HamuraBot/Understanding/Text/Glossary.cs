using System.Runtime.CompilerServices;

namespace HamuraBot.Understanding.Text;

/// <summary>Finds the desk's synonyms and spellings, in both languages, in a folded text. A spelling in kana is found in katakana too.</summary>
internal sealed class Glossary
{
    /// <summary>Shorter kana would be found inside other words: かし in 昔話 written むかしばなし.</summary>
    private const int ShortestKana = 3;

    private readonly Node root = new();

    public Glossary(IReadOnlyList<IReadOnlyList<string>> groups)
    {
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var spelling in groups[group])
            {
                var kana = Normalizer.Fold(spelling).Kana.Trim();
                if (kana.Length >= ShortestKana || kana.Length > 1 && !Scripts.Of(kana[0]).IsKana())
                    Add(kana, group);
            }
        }
    }

    /// <summary>The groups found; at each place the longest spelling counts, and a group may be found inside another's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Collect(string kana, List<int> groups)
    {
        for (var start = 0; start < kana.Length; start++)
        {
            var isLatin = Scripts.Of(kana[start]).IsWord();
            if (isLatin && start > 0 && Scripts.Of(kana[start - 1]).IsWord())
                continue;
            var node = root;
            IReadOnlyList<int> longest = [];
            for (var at = start; at < kana.Length && node.Next.TryGetValue(kana[at], out node!); at++)
            {
                if (node.Groups.Count > 0 && (!Scripts.Of(kana[at]).IsWord() || EndsWord(kana, at + 1)))
                    longest = node.Groups;
            }

            groups.AddRange(longest);
        }
    }

    private static bool EndsWord(string text, int at)
    {
        for (var plural = 0; plural <= 2 && at + plural <= text.Length; plural++)
        {
            if (at + plural == text.Length || !Scripts.Of(text[at + plural]).IsWord())
                return true;
            if (text[at + plural] is not ('e' or 's'))
                return false;
        }

        return false;
    }

    private void Add(string spelling, int group)
    {
        var node = root;
        foreach (var c in spelling)
        {
            if (!node.Next.TryGetValue(c, out var next))
                node.Next[c] = next = new Node();
            node = next;
        }

        if (!node.Groups.Contains(group))
            node.Groups.Add(group);
    }

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public List<int> Groups { get; } = [];
    }
}
