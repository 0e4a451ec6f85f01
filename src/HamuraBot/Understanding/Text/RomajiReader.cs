namespace HamuraBot.Understanding.Text;

/// <summary>Tells romaji sentences ("hojokin wa arimasu ka") from English ones, and reads them.</summary>
public static class RomajiReader
{
    /// <summary>Endings and small words that English does not have.</summary>
    private static readonly string[] Cues =
    [
        "です", "ます", "ますか", "ください", "したい", "たい", "ません", "ませんか", "ありますか", "おしえて", "おねがい", "おねがいします", "ほしい",
        "について", "どこ", "いつ", "いくら", "なに", "なん", "わたし", "こんにちは", "こんにちわ", "ありがとう", "ですか", "でしょうか", "する", "して", "でき",
    ];

    private static readonly string[] Particles = ["は", "わ", "を", "に", "が", "の", "か", "も", "で"];

    /// <summary>The word in hiragana, or null where it cannot be Japanese.</summary>
    public static string? KanaOf(string word) =>
        word.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzāīūēō") < 0 ? Romaji.ToKana(word) : null;

    /// <summary>The text in hiragana where it is romaji, else null.</summary>
    public static string? Read(string text)
    {
        var words = text.ToLowerInvariant().Split(
            [' ', '\n', '\t', ',', '.', '!', '?', '-', '　', '、', '。'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 || words.Length > 60)
            return null;
        var kana = new string[words.Length];
        int read = 0, cues = 0, particles = 0;
        for (var i = 0; i < words.Length; i++)
        {
            var syllables = KanaOf(words[i]);
            kana[i] = syllables ?? words[i];
            if (syllables is null)
                continue;
            read++;
            if (syllables is "わ")
                kana[i] = "は";
            if (Particles.Contains(syllables))
                particles++;
            else if (Array.Exists(Cues, cue => syllables.EndsWith(cue, StringComparison.Ordinal)) && words[i].Length > 2)
                cues++;
        }

        var isJapanese = read * 4 >= words.Length * 3 && (cues > 0 && (read > cues || words.Length is 1) || particles > 0 && read == words.Length && words.Length > 1)
            || cues > 0 && particles > 0 && read * 2 >= words.Length;
        return isJapanese ? string.Concat(kana.Select((word, i) => word == words[i] ? $" {word} " : word)) : null;
    }
}
