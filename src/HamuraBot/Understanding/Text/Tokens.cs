using System.Runtime.CompilerServices;
using HamuraBot.Understanding.Learning;

namespace HamuraBot.Understanding.Text;

/// <summary>The kinds of tokens; each is a block of its own in a vector.</summary>
public enum TokenKind : byte
{
    /// <summary>Kanji uni-, bi- and trigrams, kanji with the okurigana that follows, katakana words and trigrams, stems, numbers.</summary>
    Word,

    /// <summary>Two Latin words that stand side by side.</summary>
    Pair,

    /// <summary>Japanese 1–4-grams with hiragana; 3- and 4-grams of Latin words with their bounds: what survives a misspelling.</summary>
    Letters,

    /// <summary>2–4-grams of kana read as hiragana: kana written for kanji or for katakana.</summary>
    Kana,

    /// <summary>A glossary group, in whichever spelling or language.</summary>
    Concept,

    /// <summary>Kanji from end to end: a compound that is all of what stands there tells more than one that is found inside another.</summary>
    Run,

    /// <summary>Three Latin words in a row, once with the one between and once without it: then it does not matter.</summary>
    Skip,
}

/// <summary>What a word is made of: the search weighs each by <see cref="Weights.Forms"/>.</summary>
public enum WordForm : byte
{
    /// <summary>Latin words and numbers.</summary>
    Latin,
    Kanji,

    /// <summary>Two or three kanji; three Latin words with nothing left out.</summary>
    Compound,

    /// <summary>A kanji and the kana that follows.</summary>
    Okurigana,
    Katakana,
    KatakanaPart,
    Run,
    Concept,
}

/// <summary>A stretch of the folded text; for <see cref="TokenKind.Kana"/> of its kana.</summary>
public readonly record struct Token(TokenKind Kind, int Start, int Length, WordForm Form = WordForm.Latin)
{
    public const int Kinds = 7;

    public ReadOnlySpan<char> Of(Folded folded) => (Kind is TokenKind.Kana ? folded.Kana : folded.Text).AsSpan(Start, Length);
}

/// <summary>Cuts a folded text by script. Hiragana is grammar: it is no word, only letters.</summary>
public static class Tokens
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Collect(Folded folded, List<Token> tokens)
    {
        var text = folded.Text;
        var (previousWord, secondLast) = (-1, -1);
        for (var start = 0; start < text.Length;)
        {
            var script = Scripts.Of(text[start]);
            var end = start + 1;
            while (end < text.Length && Continues(script, text, end))
                end++;
            if (script is Script.Kanji)
                AddKanji(text, start, end, tokens);
            else if (script is Script.Katakana)
                AddKatakana(start, end, tokens);
            else if (script.IsWord())
                AddLatin(text, start, end, ref previousWord, ref secondLast, tokens);
            start = end;
        }

        AddRuns(text, TokenKind.Letters, 1, tokens);
        AddRuns(folded.Kana, TokenKind.Kana, 2, tokens);
    }

    private static bool Continues(Script script, string text, int at)
    {
        var here = Scripts.Of(text[at]);
        return here == script && script is not Script.Other
            || script.IsWord() && (here.IsWord() || text[at] is '.' or '%' && Scripts.Of(text[at - 1]) is Script.Digit);
    }

    private static void AddKanji(string text, int start, int end, List<Token> tokens)
    {
        for (var at = start; at < end; at++)
        {
            for (var length = 1; length <= 3 && at + length <= end; length++)
                tokens.Add(new Token(TokenKind.Word, at, length, length > 1 ? WordForm.Compound : WordForm.Kanji));
        }

        tokens.Add(new Token(TokenKind.Run, start, end - start, WordForm.Run));
        if (end < text.Length && Scripts.Of(text[end]) is Script.Hiragana)
            tokens.Add(new Token(TokenKind.Word, end - 1, 2, WordForm.Okurigana));
    }

    private static void AddKatakana(int start, int end, List<Token> tokens)
    {
        tokens.Add(new Token(TokenKind.Word, start, end - start, WordForm.Katakana));
        if (end - start > 3)
            AddGrams(TokenKind.Word, WordForm.KatakanaPart, start, end, 3, 3, tokens);
    }

    private static void AddLatin(string text, int start, int end, ref int previous, ref int secondLast, List<Token> tokens)
    {
        var word = text.AsSpan(start, end - start);
        tokens.Add(new Token(TokenKind.Word, start, Stem(word)));
        var isNeighbour = previous >= 0 && IsOneSpace(text, previous, start);
        if (isNeighbour)
            tokens.Add(new Token(TokenKind.Pair, previous, end - previous));
        if (isNeighbour && secondLast >= 0)
        {
            tokens.Add(new Token(TokenKind.Skip, secondLast, end - secondLast));
            tokens.Add(new Token(TokenKind.Skip, secondLast, end - secondLast, WordForm.Compound));
        }

        (secondLast, previous) = (isNeighbour ? previous : -1, start);
        if (Scripts.Of(word[0]) is Script.Latin && word.Length >= 3)
        {
            var bounded = (start > 0 ? start - 1 : start, end < text.Length ? end + 1 : end);
            AddGrams(TokenKind.Letters, WordForm.Latin, bounded.Item1, bounded.Item2, 3, 4, tokens);
        }
    }

    /// <summary>Japanese runs; where only kana counts, runs of kana.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRuns(string text, TokenKind kind, int shortest, List<Token> tokens)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && Belongs(Scripts.Of(text[end]), kind))
                end++;
            for (var at = start; at < end; at++)
            {
                for (var length = shortest; length <= 4 && at + length <= end; length++)
                {
                    if (length > 1 || Scripts.Of(text[at]) is not Script.Hiragana)
                        tokens.Add(new Token(kind, at, length));
                }
            }

            start = Math.Max(start, end);
        }
    }

    private static bool Belongs(Script script, TokenKind kind) => kind is TokenKind.Kana ? script.IsKana() : script.IsJapanese();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGrams(TokenKind kind, WordForm form, int start, int end, int shortest, int longest, List<Token> tokens)
    {
        for (var at = start; at < end; at++)
        {
            for (var length = shortest; length <= longest && at + length <= end; length++)
                tokens.Add(new Token(kind, at, length, form));
        }
    }

    private static bool IsOneSpace(string text, int previous, int start)
    {
        var space = text.AsSpan(previous, start - previous).IndexOf(' ');
        return space >= 0 && previous + space == start - 1;
    }

    /// <summary>The length without the endings of plural, past and progress: companies and company, train and training.</summary>
    private static int Stem(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || Scripts.Of(word[0]) is not Script.Latin)
            return word.Length;
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending) && word.Length - ending.Length >= 3 && !(ending is "s" && word.EndsWith("ss")))
                return word.Length - ending.Length;
        }

        return word.Length;
    }

    private static readonly string[] Endings = ["ings", "ies", "ing", "ied", "ers", "es", "ed", "er", "s", "y", "e"];
}
