using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>
/// Once an officer has spoken, what the visitor writes is for the desk to answer, and counts as unanswered. The bot stays out, also where a form
/// was left open, until it is asked for.
/// </summary>
public sealed class FollowUps(OpenHandoffs open, HandoffReply reply, DialogLibrary library)
{
    /// <summary>In characters. Longer messages are told to the officer, whatever they contain.</summary>
    private const int ShortWord = 30;

    /// <returns>False if the message is for the bot: then it has not been counted.</returns>
    public async Task<bool> PassOnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (FormSubmission.In(turn) is not null || await open.FindAnsweredAsync(turn, cancellationToken) is not { } answered) return false;
        if (IsButton(turn.Text))
        {
            // Typed, the words of the button are the button.
            turn.Activity.Text = new ButtonCommand(HandoffReply.BotVerb, answered.Id).Text;
            return false;
        }
        if (IsForTheBot(turn.Meaning, turn.Text)) return false;
        var asked = open.Write(turn, answered);
        await turn.SendActivityAsync(reply.PassedOn(asked, turn.Language), cancellationToken);
        return true;
    }

    private bool IsButton(string text) =>
        Enum.GetValues<Language>().Any(language => Plain.Of(library.Phrases.Handoff.AskBot.In(language)) == Plain.Of(text));

    /// <summary>A wish for a person is answered with how it stands, and counted there; thanks and the bot's own commands wait for no answer.</summary>
    private static bool IsForTheBot(Meaning? understood, string text) => understood?.Intent switch
    {
        Intent.Human => true,
        Intent.Greeting or Intent.Thanks or Intent.Help or Intent.Menu or Intent.Cancel or Intent.Restart or Intent.Language =>
            text.Length <= ShortWord && text.Trim().TrimEnd('。', '.', '!', '！').IndexOfAny(['。', '、', '.', ',', '\n', '!', '！', '?', '？']) < 0,
        _ => false,
    };
}
