using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Knows what only somebody says who needs something at a seminar: an interpreter, a place for a wheelchair.</summary>
public sealed class NeedsSource(DialogLibrary library) : IIntentSource
{
    /// <summary>Before what is said about one's own registration, and before titles.</summary>
    public int Order => 18;

    public ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken) => ValueTask.FromResult(
        turn.Text.Length <= SeminarNeeds.Longest && turn.Noted<FormState>() is null && library.OwnMatters.NamesNeed(turn.Text)
            // "Sign language" is no wish to change the language.
            ? new Intention(understood with { Language = understood.Intent is Intent.Language ? turn.Language : understood.Language, Intent = Intent.Register, Answers = [], Suggestions = [], Foreign = default }, new(SeminarCommands.Needs))
            : null);
}
