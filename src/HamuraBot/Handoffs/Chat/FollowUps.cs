using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>
/// After an officer has answered a message that was taken, what the visitor writes goes on from there and is for the officer: it counts as
/// unanswered. The bot answers only what is plainly a question that it knows.
/// </summary>
public sealed class FollowUps(OpenHandoffs open) : IIntentSource
{
    /// <summary>Leads what the bot leaves to the officer to where that is said; the handoff's id is the subject.</summary>
    public const string Verb = "handoff-follow-up";

    /// <summary>In characters. Longer messages are told to the officer, whatever they contain.</summary>
    private const int ShortWord = 30;

    /// <summary>After all that knows the message by its words.</summary>
    public int Order => 90;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        if (turn.TurnState.Get<FormState>() is not null || IsForTheBot(understood, turn.Text)) return null;
        if (await open.FindAnsweredAsync(turn, cancellationToken) is not { } answered) return null;
        var asked = open.Write(turn, answered);
        turn.TurnState.Set(asked);
        return IsKnown(understood, turn.Text) ? null : new Intention(new Meaning(turn.Language, Intent.None, [], []), new ButtonCommand(Verb, asked.Id));
    }

    /// <summary>A wish for a person, and the question how it stands, are answered with how it stands, and counted there.</summary>
    private static bool IsForTheBot(Meaning understood, string text) => understood.Intent switch
    {
        Intent.Human or Intent.Status => true,
        Intent.Greeting or Intent.Thanks or Intent.Help or Intent.Menu or Intent.Cancel or Intent.Restart or Intent.Language =>
            text.Length <= ShortWord && text.Trim().TrimEnd('。', '.', '!', '！').IndexOfAny(['。', '、', '.', ',', '\n', '!', '！', '?', '？']) < 0,
        Intent.Topic or Intent.Apply or Intent.Register or Intent.Estimate or Intent.None => false,
    };

    private static bool IsKnown(Meaning understood, string text) => understood.Answers.Count > 0
        && (understood.Intent is Intent.Apply or Intent.Register or Intent.Estimate || Question.IsPlainly(text));
}
