using HamuraBot.Content;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Dialogs;

/// <summary>What is said first to somebody in a hurry: it points to the button that calls a person. An upset visitor is offered one afterwards.</summary>
public static class Calming
{
    public static string Before(string text, Meaning meaning, Phrases phrases, Language language) =>
        meaning is { Mood.IsUrgent: true, IsDispleased: false } ? $"{phrases.Urgent.In(language)}\n\n{text}" : text;
}
