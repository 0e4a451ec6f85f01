using System.Text.RegularExpressions;
using HamuraBot.Dialogs;

namespace HamuraBot.Content;

/// <summary>
/// A sentence of the bot with named {gaps}: some are the same everywhere (the desk's name, its phone), the others are filled by the
/// turn. What is put into a gap is never read as a gap itself.
/// </summary>
public sealed partial class Phrase(Words words, IReadOnlyDictionary<string, Words> names, IReadOnlyList<string> gaps)
{
    public string In(Language language, params (string Gap, string Text)[] filling)
    {
        if (filling.Length != gaps.Count)
            throw new ArgumentException($"The phrase needs {gaps.Count} gap(s) filled: {string.Join(", ", gaps)}.");
        return Gaps().Replace(words.In(language), gap => names.TryGetValue(gap.Groups[1].Value, out var name)
            ? name.In(language)
            : filling.Single(f => f.Gap == gap.Groups[1].Value).Text);
    }

    /// <summary>Fills the common gaps and leaves any other as it stands.</summary>
    public static Words FillNames(Words words, IReadOnlyDictionary<string, Words> names) =>
        new(FillNames(words, names, Language.Ja), FillNames(words, names, Language.En));

    private static string FillNames(Words words, IReadOnlyDictionary<string, Words> names, Language language) =>
        Gaps().Replace(words.In(language), gap => names.TryGetValue(gap.Groups[1].Value, out var name) ? name.In(language) : gap.Value);

    public static IEnumerable<string> GapsOf(string text) => Gaps().Matches(text).Select(gap => gap.Groups[1].Value);

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
