using HamuraBot.Dialogs;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Topics;

/// <summary>Finds what a question asks for by a word that only the list of unknown things has: "parking".</summary>
internal static class SilentItem
{
    /// <summary>Shorter words stand in questions about anything; what the desk's own page is asked is narrower.</summary>
    private const int ShortestJapanese = 3, ShortestLatin = 6, ShortestOfDesk = 2;

    /// <summary>Words that tell nothing of what is unknown.</summary>
    private static readonly HashSet<string> Common = ["which", "whether", "there", "where", "their", "these", "about", "would", "could"];

    public static string? Find(Topic topic, string question, Language language)
    {
        var asked = Words(question);
        if (asked.Count is 0) return null;
        HashSet<string> known = [.. topic.Names().Concat(topic.Facts.SelectMany(fact => (string[])[fact.Say.Ja, fact.Say.En])).SelectMany(Words)];
        for (var i = 0; i < topic.NotInSource.In(language).Count; i++)
        {
            var item = topic.NotInSource.In(language)[i];
            if (Words(item).Any(word => asked.Contains(word) && !known.Contains(word) && IsTelling(word, topic))) return item;
        }
        return null;
    }

    private static bool IsTelling(string word, Topic topic) => Scripts.Of(word[0]) is Script.Latin
        ? word.Length >= ShortestLatin : word.Length >= (topic.Kind is TopicKind.Contact ? ShortestOfDesk : ShortestJapanese);

    /// <summary>Kanji and katakana from end to end, and Latin words.</summary>
    private static HashSet<string> Words(string text)
    {
        var (folded, words) = (Normalizer.Fold(text).Text, new HashSet<string>());
        for (var start = 0; start < folded.Length;)
        {
            var script = Scripts.Of(folded[start]);
            var end = start + 1;
            while (end < folded.Length && Scripts.Of(folded[end]) == script) end++;
            var isWord = script is Script.Kanji or Script.Katakana ? end - start >= ShortestOfDesk : script is Script.Latin;
            if (isWord && !Common.Contains(folded[start..end])) words.Add(folded[start..end]);
            start = end;
        }
        return words;
    }
}
