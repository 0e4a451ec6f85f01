using HamuraBot.Content;

namespace HamuraBot.Dialogs;

public static class DeskHours
{
    /// <summary>Whether the desk is open now, in words.</summary>
    public static string OpenOrNot(DialogLibrary library, Language language) => library.Calendar.IsOpenNow
        ? library.Phrases.DeskOpen.In(language)
        : library.Phrases.DeskClosed.In(language,
            ("opening", library.Phrases.Formats.Opening(library.Calendar.NextOpeningFromNow, language)));
}
