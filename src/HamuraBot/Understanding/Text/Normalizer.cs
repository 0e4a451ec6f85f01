using System.Runtime.CompilerServices;
using System.Text;

namespace HamuraBot.Understanding.Text;

/// <summary>
/// A text made ready for matching; never shown to anyone. <see cref="Text"/> keeps the scripts apart; in <see cref="Kana"/> katakana
/// reads as hiragana and long vowel marks are gone. Both hold letters, digits and single spaces, with a space at either end.
/// </summary>
public sealed record Folded(string Text, string Kana)
{
    public bool IsEmpty => Text.Length <= 1;
}

public static class Normalizer
{
    public static Folded Fold(string text)
    {
        var folded = FoldWidthAndCase(text);
        return new Folded(folded, FoldKana(folded));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string FoldWidthAndCase(string text)
    {
        var source = Compatible(text);
        var folded = new StringBuilder(source.Length + 2).Append(' ');
        for (var i = 0; i < source.Length; i++)
        {
            var c = Spelling(char.ToLowerInvariant(source[i]));
            var last = folded[^1];
            var next = i + 1 < source.Length ? source[i + 1] : ' ';
            if (IsDash(c))
            {
                if (Scripts.Of(last) is Script.Katakana)
                    folded.Append('ー');
                else if (last is not ' ' && !Scripts.Of(last).IsKana())
                    folded.Append(' ');
            }
            else if (c is 'ヴ')
            {
                folded.Append(VSound(next));
                if (next is 'ァ' or 'ィ' or 'ェ' or 'ォ')
                    i++;
            }
            else if (c is ',' or '.' && char.IsAsciiDigit(last) && char.IsAsciiDigit(next))
            {
                if (c is '.')
                    folded.Append(c);
            }
            else if (c is '\'' && last is not ' ' || IsInvisible(c))
            {
                continue;
            }
            else if (c is '%' || Scripts.Of(c) is not Script.Other)
            {
                if (!IsDrawnOut(folded, c))
                    folded.Append(c);
            }
            else if (last is not ' ')
            {
                folded.Append(' ');
            }
        }

        if (folded[^1] is not ' ')
            folded.Append(' ');
        return folded.ToString();
    }

    private static string FoldKana(string folded) =>
        folded.AsSpan().ContainsAnyInRange('\u30a1', '\u30fe')
            ? string.Create(folded.Length - folded.AsSpan().Count('ー'), folded, static (kana, text) =>
            {
                var length = 0;
                foreach (var c in text)
                {
                    if (c is not 'ー')
                        kana[length++] = c is >= 'ァ' and <= 'ヶ' ? (char)(c - ('ァ' - 'ぁ')) : c;
                }
            })
            : folded;

    /// <summary>NFKC; a lone surrogate, which it would refuse, becomes a space, and what is no character at all is passed over.</summary>
    public static string Compatible(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return KeptText.Compatible(text);
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.Value is 0xfffd ? " " : rune.ToString());
        return KeptText.Compatible(whole.ToString());
    }

    private static char Spelling(char c) => c switch
    {
        '’' or '‘' or 'ʼ' => '\'',
        'ヶ' => 'ケ',
        'ヵ' => 'カ',
        _ => c,
    };

    private static char VSound(char next) => next switch
    {
        'ァ' => 'バ',
        'ィ' => 'ビ',
        'ェ' => 'ベ',
        'ォ' => 'ボ',
        _ => 'ブ',
    };

    private static bool IsDash(char c) => c is '-' or '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' or '━' or 'ー' or '~' or '〜' or '∼';

    private static bool IsInvisible(char c) => c is >= '\u200b' and <= '\u200f' or '\u2060' or '\ufeff' or >= '\ufe00' and <= '\ufe0f' or '\u00ad';

    /// <summary>The third of three equal letters: "plzzzz", "すごーいいいい".</summary>
    private static bool IsDrawnOut(StringBuilder folded, char c) =>
        folded.Length > 2 && folded[^1] == c && folded[^2] == c && Scripts.Of(c) is not (Script.Digit or Script.Kanji);
}
