using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Knows that somebody takes back a cancellation that they made in this chat a moment ago: elsewhere the same words mean to start over.</summary>
public sealed class UndoSource(DialogLibrary library, TimeProvider clock) : IIntentSource
{
    /// <summary>Characters: nobody tells a story with it.</summary>
    private const int Longest = 80;

    /// <summary>Before what is said about one's own registration.</summary>
    public int Order => 17;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        if (turn.Text.Length > Longest || turn.Noted<FormState>() is not null || !library.OwnMatters.NamesUndo(turn.Text)) return null;
        return await RegistrationTable.LastUndoableAsync(turn.Transaction.Sql, turn.Activity.Conversation.Id, clock.GetUtcNow()) is { } number
            ? new Intention(understood with { Intent = Intent.Register, Answers = [], Suggestions = [], Foreign = default }, new(SeminarCommands.Undo, number.Value))
            : null;
    }
}
