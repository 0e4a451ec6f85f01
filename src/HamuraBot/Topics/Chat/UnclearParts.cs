using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics.Chat;

/// <summary>What else was asked and is not understood: said in the visitor's words, with what can be done about it.</summary>
public sealed class UnclearParts(DialogLibrary library)
{
    /// <summary>In characters, of what is quoted.</summary>
    private const int Longest = 30;

    private readonly BriefPhrases phrases = library.Phrases.Brief;

    public string Of(IReadOnlyList<Unclear> parts, Language language) =>
        string.Concat(parts.GroupBy(part => part.Foreign is ForeignKind.CityHall).Select(alike => "\n\n" + (alike.Key ? phrases.NotOursPart : phrases.UnclearPart)
            .In(language, ("words", library.Phrases.Formats.List([.. alike.Select(part => Quoted(part.Words, language))], language)))));

    private static string Quoted(string words, Language language)
    {
        var text = new StringInfo(words.Trim());
        var shown = text.LengthInTextElements <= Longest ? text.String : text.SubstringByTextElements(0, Longest) + "…";
        return language is Language.Ja ? $"「{shown}」" : $"“{shown}”";
    }
}
