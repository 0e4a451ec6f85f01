using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Which registration a visitor means who wants to change one: only what was made in this very conversation is to be had
/// here.</summary>
public static class OwnRegistration
{
    /// <summary>Kept beside the answers of a form.</summary>
    public static readonly SettledValue Key = new("registration");

    /// <param name="verb">Of the command that names it; without such a command, the only one there is.</param>
    public static async Task<Registration?> FindAsync(ITurnContext turn, string verb, DateTimeOffset now)
    {
        var mine = await RegistrationTable.OfConversationAsync(turn.Transaction.Sql, turn.Activity.Conversation.Id,
            now);
        return turn.Command?.SubjectOf(verb) is { } number
            ? mine.Find(registration => registration.Number.Value == number)
            : mine is [var only] ? only : null;
    }

    public static RegistrationNumber In(FormAnswers answers) => new(answers[Key]);

    /// <summary>The one that a form is about, read once in a turn.</summary>
    public static async Task<Registration> OfAsync(ITurnContext turn, FormAnswers answers)
    {
        var number = In(answers);
        if (turn.Noted<Registration>() is { } known && known.Number == number) return known;
        var read = (await RegistrationTable.FindAsync(turn.Transaction.Sql, number))!;
        turn.Note(read);
        return read;
    }
}
