using HamuraBot.Data;
using HamuraBot.Dialogs;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Which registration a visitor means who wants to change one: only what was made in this very conversation is to be had
/// here.</summary>
public static class OwnRegistration
{
    /// <summary>Kept beside the answers of a form.</summary>
    public const string Key = "registration";

    /// <param name="verb">Of the command that names it; without such a command, the only one there is.</param>
    public static async Task<Registration?> FindAsync(ITurnContext turn, string verb, DateTimeOffset now)
    {
        var mine = await RegistrationTable.OfConversationAsync(turn.TurnState.Get<StoreTransaction>().Sql, turn.Activity.Conversation.Id,
            now);
        return turn.Command?.SubjectOf(verb) is { } number
            ? mine.Find(registration => registration.Number.Value == number)
            : mine is [var only] ? only : null;
    }

    public static RegistrationNumber In(IReadOnlyDictionary<string, string> answers) => new(answers[Key]);
}
