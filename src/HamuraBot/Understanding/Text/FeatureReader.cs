using System.Runtime.CompilerServices;

namespace HamuraBot.Understanding.Text;

/// <summary>Turns a folded text into the keys of its tokens and concepts. Not for two threads at once.</summary>
internal sealed class FeatureReader(Glossary glossary)
{
    private readonly List<Token> tokens = new(512);
    private readonly List<int> groups = new(16);

    /// <summary>Adds one key a token; the lowest bits of a key hold its <see cref="TokenKind"/> and its <see cref="WordForm"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(Folded folded, List<ulong> keys)
    {
        tokens.Clear();
        groups.Clear();
        Tokens.Collect(folded, tokens);
        glossary.Collect(folded.Kana, groups);
        foreach (var token in tokens)
            keys.Add(Key(token.Kind, token.Form, token.Of(folded)));
        foreach (var group in groups)
            keys.Add(Key(TokenKind.Concept, WordForm.Concept, [(char)group]));
    }

    public static TokenKind KindOf(ulong key) => (TokenKind)(key & 7);

    public static WordForm FormOf(ulong key) => (WordForm)(key >> 3 & 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(TokenKind kind, WordForm form, ReadOnlySpan<char> text)
    {
        var marks = (ulong)kind | (ulong)form << 3;
        var hash = 14695981039346656037UL ^ marks;
        if (kind is TokenKind.Skip && form is not WordForm.Compound)
        {
            foreach (var c in text[..text.IndexOf(' ')])
                hash = (hash ^ c) * 1099511628211UL;
            text = text[text.LastIndexOf(' ')..];
        }

        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 29;
        hash *= 0xbf58476d1ce4e5b9UL;
        hash ^= hash >> 32;
        return hash & ~63UL | marks;
    }
}
