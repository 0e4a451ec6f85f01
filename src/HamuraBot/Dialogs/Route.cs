using HamuraBot.Understanding;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Dialogs;

/// <summary>
/// A dialog of the conversation, and the intents and the verbs of button commands that lead to it. It begins with the
/// <see cref="Meaning"/> as its options; the command is the turn's.
/// </summary>
public sealed record Route(Dialog Dialog, IReadOnlyList<Intent> Intents, IReadOnlyList<string> Verbs)
{
    /// <summary>A dialog that only another one begins.</summary>
    public Route(Dialog dialog)
        : this(dialog, [], [])
    {
    }
}
