using HamuraBot.Understanding;

namespace HamuraBot.Dialogs;

/// <summary>What is said first to somebody who is upset or in a hurry: it points to the button that calls a person.</summary>
public static class Calming
{
    public static string Before(string text, Mood mood, Phrases phrases, Language language)
    {
        var calming = mood.IsNegative ? phrases.Calming.Negative : mood.IsUrgent ? phrases.Calming.Urgent : null;
        return calming is null ? text : $"{calming.In(language)}\n\n{text}";
    }
}
