using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Persons.Chat;

/// <summary>Knows when a message is about what has been written, and not about the desk's help.</summary>
public sealed class PrivacySource : IIntentSource
{
    public int Order => 8;

    public ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken) =>
        ValueTask.FromResult(PrivacyWords.Find(turn.Text) is { } subject
            ? new Intention(understood with { Intent = Intent.None, Answers = [], Suggestions = [] }, new(PrivacyDialog.Verb, subject))
            : null);
}
