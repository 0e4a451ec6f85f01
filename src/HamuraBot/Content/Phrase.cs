using System.Text.RegularExpressions;

namespace HamuraBot.Content;

/// <summary>
/// A sentence of the bot with named {placeholders}: some are the same everywhere (the desk's name, its phone), the others are filled by the
/// turn. What is put in is never read as a placeholder itself.
/// </summary>
public sealed partial class Phrase(Words words, IReadOnlyDictionary<string, Words> names, IReadOnlyList<string> placeholders)
{
    public string In(Language language, params (string Placeholder, string Text)[] filling)
    {
        if (filling.Length != placeholders.Count)
            throw new ArgumentException($"The phrase needs {placeholders.Count} placeholder(s) filled: {string.Join(", ", placeholders)}.");
        return Placeholders().Replace(words.In(language), found => names.TryGetValue(found.Groups[1].Value, out var name)
            ? name.In(language)
            : filling.Single(f => f.Placeholder == found.Groups[1].Value).Text);
    }

    /// <summary>Fills the common placeholders and leaves any other as it stands.</summary>
    public static Words FillNames(Words words, IReadOnlyDictionary<string, Words> names) =>
        new(FillNames(words, names, Language.Ja), FillNames(words, names, Language.En));

    private static string FillNames(Words words, IReadOnlyDictionary<string, Words> names, Language language) =>
        Placeholders().Replace(words.In(language), found => names.TryGetValue(found.Groups[1].Value, out var name) ? name.In(language) : found.Value);

    public static IEnumerable<string> PlaceholdersOf(string text) => Placeholders().Matches(text).Select(found => found.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();
}
