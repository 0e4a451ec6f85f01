using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Seminars.Mail;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Keeps what somebody says they need with what they have signed up for here; or says when it is asked.</summary>
public sealed class SeminarNeeds(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards, RegistrationMails mails, TimeProvider clock)
{
    /// <summary>Characters of one wish, as in the form.</summary>
    public const int Longest = 200;

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    public async Task SayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var transaction = turn.Transaction;
        var mine = await RegistrationTable.OfConversationAsync(transaction.Sql, turn.Activity.Conversation.Id, clock.GetUtcNow());
        foreach (var own in mine)
        {
            var kept = await registrations.NeedAsync(transaction, own.Number, string.Join(" / ", new[] { own.Attendee.Needs, turn.Text.Trim() }.OfType<string>()));
            var seminar = await turn.SeminarAsync(own.Seminar);
            await turn.SendActivityAsync(Reply.In(turn.Language, phrases.NeedsKept.In(turn.Language, ("title", Markdown.Plain(seminar.Plan.Title.In(turn.Language))),
                ("number", own.Number.Value), ("needs", Markdown.Plain(kept.Attendee.Needs ?? "")), ("link", mails.CreateLink(transaction, own)))), cancellationToken);
        }
        if (mine.Count > 0) return;
        await turn.SendActivityAsync(Reply.In(turn.Language, phrases.NeedsLater.In(turn.Language)), cancellationToken);
        await turn.SendActivityAsync(await cards.ComingAsync(turn), cancellationToken);
    }
}
