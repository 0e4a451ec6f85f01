using HamuraBot.Understanding;

namespace HamuraBot.Dialogs;

/// <summary>What is said first to somebody who is upset or in a hurry: it points to the button that calls a person.</summary>
public static class Calming
{
    public static string Before(string text, Meaning meaning, Phrases phrases, Language language)
    {
        var calming = meaning.IsDispleased ? phrases.Calming.Negative : meaning.Mood.IsUrgent ? phrases.Calming.Urgent : null;
        return calming is null ? text : $"{calming.In(language)}\n\n{text}";
    }
}
