using System.Text.RegularExpressions;

namespace HamuraBot.Content;

/// <summary>
/// A sentence of the bot with named {placeholders}: some are the same everywhere (the desk's name, its phone), the others are filled by the
/// turn. What is put in is never read as a placeholder itself.
/// </summary>
public sealed partial class Phrase(Words words, IReadOnlyDictionary<string, Words> names, IReadOnlyList<string> placeholders)
{
    /// <summary>What stands between the placeholders and what is in them, by turns.</summary>
    private readonly string[] ja = Placeholders().Split(words.Ja), en = Placeholders().Split(words.En);

    public string In(Language language, params (string Placeholder, string Text)[] filling)
    {
        if (filling.Length != placeholders.Count)
            throw new ArgumentException($"The phrase needs {placeholders.Count} placeholder(s) filled: {string.Join(", ", placeholders)}.");
        var parts = language is Language.Ja ? ja : en;
        if (parts is [var whole]) return whole;
        var said = (string[])parts.Clone();
        for (var i = 1; i < said.Length; i += 2)
            said[i] = names.TryGetValue(said[i], out var name) ? name.In(language) : Array.Find(filling, one => one.Placeholder == parts[i]).Text ?? throw new ArgumentException($"Nothing is given for {parts[i]}.");
        return string.Concat(said);
    }

    /// <summary>Fills the common placeholders and leaves any other as it stands.</summary>
    public static Words FillNames(Words words, IReadOnlyDictionary<string, Words> names) =>
        new(FillNames(words.Ja, names, Language.Ja), FillNames(words.En, names, Language.En));

    public static string FillNames(string text, IReadOnlyDictionary<string, Words> names, Language language) => text.Contains('{', StringComparison.Ordinal)
        ? Placeholders().Replace(text, found => names.TryGetValue(found.Groups[1].Value, out var name) ? name.In(language) : found.Value)
        : text;

    public static IEnumerable<string> PlaceholdersOf(string text) => Placeholders().Matches(text).Select(found => found.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();
}
