using System.Runtime.CompilerServices;
using HamuraBot.Dialogs;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Topics;

/// <summary>Finds what the desk itself is asked for by a word that only the list of unknown things has: "parking".</summary>
internal static class SilentItem
{
    private const int ShortestJapanese = 2, ShortestLatin = 5;

    /// <summary>Words that tell nothing of what is unknown.</summary>
    private static readonly HashSet<string> Common = ["which", "whether", "there", "where", "their", "these", "about", "would", "could"];

    /// <summary>What a topic's list has in words that the topic itself has not, found once a topic.</summary>
    private static readonly ConditionalWeakTable<Topic, Items> ItemsOfTopics = [];

    private sealed class Items(Topic topic)
    {
        private readonly HashSet<string> known = [.. topic.Names().Concat(topic.Facts.SelectMany(fact => (string[])[fact.Say.Ja, fact.Say.En])).SelectMany(Words)];
        private readonly Dictionary<Language, List<(string Item, HashSet<string> Words)>> items = [];

        public List<(string Item, HashSet<string> Words)> In(Language language)
        {
            lock (items)
                return items.TryGetValue(language, out var found) ? found
                    : items[language] = [.. topic.NotInSource.In(language).Select(item => (item, Words(item).Except(known).ToHashSet()))];
        }
    }

    public static string? Find(Topic topic, string question, Language language)
    {
        // Elsewhere such a word stands in questions about anything.
        if (topic.Kind is not TopicKind.Contact) return null;
        var asked = Words(question);
        return ItemsOfTopics.GetValue(topic, static about => new(about)).In(language).Find(item => item.Words.Overlaps(asked)).Item;
    }

    /// <summary>Kanji and katakana from end to end, and Latin words.</summary>
    private static HashSet<string> Words(string text)
    {
        var (folded, words) = (Normalizer.Fold(text).Text, new HashSet<string>());
        for (var start = 0; start < folded.Length;)
        {
            var script = Scripts.Of(folded[start]);
            var end = start + 1;
            while (end < folded.Length && Scripts.Of(folded[end]) == script) end++;
            var isWord = script is Script.Kanji or Script.Katakana ? end - start >= ShortestJapanese : script is Script.Latin && end - start >= ShortestLatin;
            if (isWord && !Common.Contains(folded[start..end])) words.Add(folded[start..end]);
            start = end;
        }
        return words;
    }
}
