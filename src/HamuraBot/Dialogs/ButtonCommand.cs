using Microsoft.Bot.Schema;

namespace HamuraBot.Dialogs;

/// <summary>
/// What a button tells the bot instead of words, alike in both languages: a verb and what it is about, <c>apply:expert-dispatch</c>. Words
/// that can only mean what a button says stand for it, too. Anybody may type a command, so the dialog that carries it out checks whose it is.
/// </summary>
public sealed record ButtonCommand(string Verb, string Subject = "")
{
    private const char Separator = ':';

    /// <summary>As it is sent. Buttons of old messages go on working as long as this stays.</summary>
    public string Text => $"{Verb}{Separator}{Subject}";

    /// <param name="text">The whole message.</param>
    /// <param name="verbs">Those that a dialog carries out.</param>
    public static ButtonCommand? Parse(string text, IEnumerable<string> verbs) =>
        text.Trim().Split(Separator, 2) is [var said, { Length: > 0 } subject]
        && verbs.FirstOrDefault(verb => verb.Equals(said, StringComparison.OrdinalIgnoreCase)) is { } known
            ? new(known, subject.Trim())
            : null;

    /// <summary>What it is about, if it is a command of this verb.</summary>
    public string? SubjectOf(string verb) => Verb == verb ? Subject : null;

    public CardAction Button(string title) => new(ActionTypes.MessageBack, title, text: Text, displayText: title, value: Text);
}
