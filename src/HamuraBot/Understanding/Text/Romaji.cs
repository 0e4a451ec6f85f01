using System.Collections.Frozen;
using System.Text;

namespace HamuraBot.Understanding.Text;

/// <summary>Japanese typed in Latin letters, read back as hiragana.</summary>
public static class Romaji
{
    private static readonly FrozenDictionary<string, string> Syllables = Table().ToFrozenDictionary();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Syllables.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word in hiragana, or null where it cannot be Japanese.</summary>
    public static string? ToKana(ReadOnlySpan<char> word)
    {
        var kana = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var rest = word[i..];
            if (rest.Length > 1 && rest[0] == rest[1] && rest[0] is not ('n' or 'a' or 'i' or 'u' or 'e' or 'o'))
            {
                kana.Append('っ');
                i++;
            }
            else if (rest[0] is 'n' && (rest.Length is 1 || rest[1] is not ('a' or 'i' or 'u' or 'e' or 'o' or 'y')))
            {
                kana.Append('ん');
                i += rest.Length > 1 && rest[1] is 'n' && (rest.Length is 2 || rest[2] is not ('a' or 'i' or 'u' or 'e' or 'o')) ? 2 : 1;
            }
            else if (rest.Length > 2 && rest[..2] is "tc" && rest[2] is 'h')
            {
                kana.Append('っ');
                i++;
            }
            else if (SyllableAt(rest) is { Length: > 0 } found)
            {
                kana.Append(found.Kana);
                i += found.Length;
                // A katakana long vowel typed as a double one: "seminaa".
                if (i < word.Length && word[i] == word[i - 1] && word[i] is 'a' or 'e')
                    i++;
            }
            else
            {
                return null;
            }
        }

        return kana.ToString();
    }

    private static (string Kana, int Length) SyllableAt(ReadOnlySpan<char> rest)
    {
        for (var length = Math.Min(3, rest.Length); length > 0; length--)
        {
            if (Lookup.TryGetValue(rest[..length], out var kana))
                return (kana, length);
        }

        return default;
    }

    private static Dictionary<string, string> Table()
    {
        var table = new Dictionary<string, string>();
        Row("", "あいうえお");
        Row("k", "かきくけこ");
        Row("s", "さしすせそ");
        Row("t", "たちつてと");
        Row("n", "なにぬねの");
        Row("h", "はひふへほ");
        Row("m", "まみむめも");
        Row("r", "らりるれろ");
        Row("g", "がぎぐげご");
        Row("z", "ざじずぜぞ");
        Row("d", "だぢづでど");
        Row("b", "ばびぶべぼ");
        Row("p", "ぱぴぷぺぽ");
        foreach (var (head, kana) in new[]
                 {
                     ("ky", "き"), ("sy", "し"), ("sh", "し"), ("ty", "ち"), ("ch", "ち"), ("ny", "に"), ("hy", "ひ"), ("my", "み"), ("ry", "り"),
                     ("gy", "ぎ"), ("zy", "じ"), ("jy", "じ"), ("j", "じ"), ("by", "び"), ("py", "ぴ"),
                 })
        {
            table[head + "a"] = kana + "ゃ";
            table[head + "u"] = kana + "ゅ";
            table[head + "o"] = kana + "ょ";
        }

        foreach (var (latin, kana) in new[]
                 {
                     ("ya", "や"), ("yu", "ゆ"), ("yo", "よ"), ("wa", "わ"), ("wo", "を"), ("shi", "し"), ("chi", "ち"), ("tsu", "つ"), ("fu", "ふ"),
                     ("ji", "じ"), ("fa", "ふぁ"), ("fi", "ふぃ"), ("fe", "ふぇ"), ("fo", "ふぉ"), ("che", "ちぇ"), ("she", "しぇ"), ("je", "じぇ"),
                     ("thi", "てぃ"), ("dhi", "でぃ"), ("ō", "おう"), ("ū", "うう"), ("ā", "あ"), ("ē", "え"), ("ī", "いい"),
                 })
            table[latin] = kana;
        foreach (var (head, kana) in new[] { ("k", "こ"), ("s", "そ"), ("t", "と"), ("n", "の"), ("h", "ほ"), ("m", "も"), ("r", "ろ"), ("g", "ご"), ("d", "ど") })
            table[head + "ō"] = kana + "う";
        foreach (var (head, kana) in new[] { ("k", "く"), ("s", "す"), ("ts", "つ"), ("n", "ぬ"), ("f", "ふ"), ("m", "む"), ("r", "る"), ("g", "ぐ"), ("y", "ゆ") })
            table[head + "ū"] = kana + "う";
        foreach (var (head, kana) in new[] { ("ky", "き"), ("sh", "し"), ("ch", "ち"), ("ry", "り"), ("gy", "ぎ"), ("j", "じ") })
        {
            table[head + "ō"] = kana + "ょう";
            table[head + "ū"] = kana + "ゅう";
        }

        return table;

        void Row(string head, string kana)
        {
            for (var i = 0; i < 5; i++)
                table[head + "aiueo"[i]] = kana[i].ToString();
        }
    }
}
