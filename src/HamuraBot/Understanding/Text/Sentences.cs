namespace HamuraBot.Understanding.Text;

/// <summary>A clause of a message, and whether it asks or wishes for something.</summary>
internal readonly record struct Sentence(string Text, bool Asks);

internal static class Sentences
{
    /// <summary>Longer messages are read up to here: the question of a letter stands before its appendix.</summary>
    private const int Most = 40;

    private static readonly string[] AskingEnds =
    [
        "か", "かね", "かな", "の", "ください", "下さい", "たい", "たいです", "たいのですが", "たいんですが", "たいんですけど", "ほしい", "欲しい", "ほしいです", "ほしいのですが",
        "幸いです", "幸いに存じます", "お願いします", "お願いいたします", "お願い致します", "おしえて", "教えて", "でしょうか",
    ];

    private static readonly string[] AskingStarts =
    [
        "what", "who", "when", "where", "which", "why", "how", "can", "could", "do", "does", "did", "is", "are", "was", "were", "will", "would", "may", "should",
        "please", "tell", "i want", "i need", "i'd like", "i would like", "we want", "we need", "we'd like", "we would like", "any ", "have you", "let me know",
    ];

    private static readonly string[] AskingParts =
        ["could you", "can you", "would you", "tell me", "let me know", "i would like to know", "i'd like to know", "wonder", "whether", "please", "教えて", "ご教示", "知りたい", "でしょうか", "ますか", "ですか"];

    /// <summary>The sentences in order; what is said again says no more.</summary>
    public static List<Sentence> Split(string text)
    {
        var (sentences, said) = (new List<Sentence>(), new HashSet<string>());
        var start = 0;
        for (var at = 0; at <= text.Length && sentences.Count < Most; at++)
        {
            if (at < text.Length && !IsEnd(text, at))
                continue;
            var sentence = text.AsSpan(start, at - start).Trim();
            if (sentence.Length > 0 && said.Add(sentence.ToString()))
                sentences.Add(new Sentence(sentence.ToString(), Asks(sentence, at < text.Length ? text[at] : ' ')));
            start = at + 1;
        }

        return sentences;
    }

    /// <summary>Whether words ask or wish for something by their form.</summary>
    public static bool IsQuestion(string text) => Asks(text, ' ');

    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '。' or '！' or '？' or '!' or '?' or '\n' or '．' => true,
        '.' => at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]) && !(at >= 2 && text[at - 2] is ' ') && !IsTitle(text.AsSpan(0, at)),
        _ => false,
    };

    private static bool IsTitle(ReadOnlySpan<char> before) =>
        before.EndsWith("Mr") || before.EndsWith("Ms") || before.EndsWith("Mrs") || before.EndsWith("Dr") || before.EndsWith("Co") || before.EndsWith("Ltd");

    private static bool Asks(ReadOnlySpan<char> sentence, char end)
    {
        if (end is '?' or '？')
            return true;
        foreach (var ending in AskingEnds)
        {
            if (sentence.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        foreach (var start in AskingStarts)
        {
            if (sentence.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        foreach (var part in AskingParts)
        {
            if (sentence.Contains(part, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
