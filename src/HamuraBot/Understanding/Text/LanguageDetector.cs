using System.Text;

namespace HamuraBot.Understanding.Text;

/// <summary>The language a text shows; <see cref="None"/> where it shows none: digits, emoji, "OK".</summary>
public enum Spoken
{
    None,
    Ja,
    En,
    Zh,
    Ko,
}

/// <summary>
/// Hangul is Korean, kana is Japanese, Latin is English unless it is romaji; kanji alone are Japanese unless their forms say
/// Chinese. The characters the desk itself uses speak for Japanese.
/// </summary>
/// <param name="japaneseTexts">What the desk writes in Japanese.</param>
/// <param name="glossary">Words beside their other spellings; Latin letters that read as the kana beside them are romaji.</param>
public sealed class LanguageDetector(IEnumerable<string> japaneseTexts, IReadOnlyList<IReadOnlyList<string>> glossary)
{
    /// <summary>Words that mean the same to everyone who types them.</summary>
    private static readonly HashSet<string> OfNoLanguage = ["ok", "okay", "no", "yes", "hp", "pdf", "url", "sme", "mba", "pr", "it", "cnc", "a", "i"];

    /// <summary>So much hiragana is the grammar of a sentence, however many English words stand in it.</summary>
    private const int Grammar = 3;

    private static readonly string[] EnglishNames = ["english", "英語", "えいご", "いんぐりっしゅ", "eigo"];
    private static readonly string[] JapaneseNames = ["japanese", "日本語", "にほんご", "nihongo"];

    private readonly HashSet<char> ownKanji = [.. japaneseTexts.SelectMany(text => text).Where(c => Scripts.Of(c) is Script.Kanji)];

    private readonly HashSet<string> ownRomaji = new(glossary.SelectMany(RomajiOf), StringComparer.OrdinalIgnoreCase);

    public Spoken Detect(string text)
    {
        int kanji = 0, kana = 0, hiragana = 0, hangul = 0, latin = 0, latinWords = 0;
        var isQuoted = false;
        var inWord = false;
        foreach (var c in text.Compatible())
        {
            var script = Scripts.Of(c);
            isQuoted = c is '「' or '『' || isQuoted && c is not ('」' or '』');
            hiragana += script is Script.Hiragana && !isQuoted ? 1 : 0;
            kanji += script is Script.Kanji ? 1 : 0;
            kana += script.IsKana() && c is not 'ー' ? 1 : 0;
            hangul += script is Script.Hangul ? 1 : 0;
            latin += script is Script.Latin ? 1 : 0;
            latinWords += script is Script.Latin && !inWord ? 1 : 0;
            inWord = script is Script.Latin || inWord && c is '\'' or '’';
        }

        if (hangul > kana + kanji)
            return Spoken.Ko;
        // An English sentence may quote a Japanese name: "What does 利子補給 mean for my company?"
        var isChinese = kana is 0 && kanji > 0 && LooksChinese(text);
        if (kana + kanji > 0 && hiragana < Grammar && latinWords >= 4 && latin > 3 * (kana + kanji) && !isChinese)
            return Spoken.En;
        if (kana + kanji > 0)
            return isChinese ? Spoken.Zh : Spoken.Ja;
        return latin is 0 ? Spoken.None : OfLatin(text, latinWords);
    }

    /// <summary>The language that a wish to change it names.</summary>
    public static Language? AskedFor(Folded text) =>
        Array.Exists(EnglishNames, name => text.Kana.Contains(name, StringComparison.Ordinal)) ? Language.En
        : Array.Exists(JapaneseNames, name => text.Kana.Contains(name, StringComparison.Ordinal)) ? Language.Ja
        : null;

    private Spoken OfLatin(string text, int words)
    {
        if (RomajiReader.Read(text) is not null || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(ownRomaji.Contains))
            return Spoken.Ja;
        return words is 1 && OfNoLanguage.Contains(text.Trim(' ', '.', '!', '?', '。').ToLowerInvariant()) ? Spoken.None : Spoken.En;
    }

    private bool LooksChinese(string text)
    {
        var (forChinese, kanji) = (0d, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (Scripts.Of(c) is not Script.Kanji)
                continue;
            kanji++;
            forChinese += KanjiForms.ForChinese(c) + ChineseGrammar.In(text, at) - (ownKanji.Contains(c) ? 0.1 : 0);
        }

        // Japanese names of things are short; a longer text without any kana is rarely Japanese.
        return forChinese + 0.3 * Math.Max(0, kanji - 10) > 0;
    }

    private static IEnumerable<string> RomajiOf(IReadOnlyList<string> group)
    {
        HashSet<string> kana = [.. group.Select(spelling => Normalizer.Fold(spelling).Kana.Trim())];
        return group
            .Where(spelling => Scripts.Of(spelling[0]) is Script.Latin
                && RomajiReader.KanaOf(spelling.Replace(" ", "", StringComparison.Ordinal)) is { } read && kana.Contains(read))
            .SelectMany(spelling => spelling.Split(' '));
    }
}
