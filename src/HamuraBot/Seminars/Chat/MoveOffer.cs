using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Mail;
using HamuraBot.Seminars.SelfService;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Seminars.Chat;

/// <summary>Another date instead of giving up, chosen on the registration's own page.</summary>
public sealed class MoveOffer(RegistrationMoves moves, OwnLinks links, DialogLibrary library)
{
    /// <returns>One button, or none where there is no other date.</returns>
    public async Task<IReadOnlyList<CardAction>> ButtonsAsync(ITurnContext turn, Registration own)
    {
        var transaction = turn.Transaction;
        if ((await moves.ChoicesAsync(transaction.Sql, await turn.SeminarAsync(own.Seminar), own)).Count == 0) return [];
        var page = $"{links.Create(transaction, RegistrationMails.Kind, own.Number.Value)}/parts/{own.Number}/{MoveSelfService.Move}?lang={turn.Language.Code()}";
        return [new(ActionTypes.OpenUrl, library.Phrases.Seminars.ButtonMove.In(turn.Language), value: page)];
    }
}
