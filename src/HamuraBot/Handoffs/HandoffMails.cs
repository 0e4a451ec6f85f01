using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.OfficeHours;
using HamuraBot.Replies;
using HamuraBot.SelfService;

namespace HamuraBot.Handoffs;

/// <summary>Tells the desk of messages, and visitors of answers, in the transaction of what is told. What people wrote stays out of mails.</summary>
public sealed class HandoffMails(Mails mails, Outbox outbox, DialogLibrary library, PublicAddress address, OwnLinks links, ReplyAddress replies)
{
    /// <summary>The kind under which secrets and mails know handoffs.</summary>
    public const string Kind = "handoff";

    /// <summary>To the desk, which reads Japanese.</summary>
    public void TellOfMessage(StoreTransaction transaction, Handoff handoff) => outbox.AddForDesk(transaction, mails.HandoffMessageDesk.Write(Language.Ja,
        ("number", handoff.Id), ("received", Moment(handoff.AskedAt, Language.Ja)),
        ("language", (handoff.Language is Language.Ja ? library.Phrases.Requests.InJapanese : library.Phrases.Requests.InEnglish).In(Language.Ja)),
        ("by", By(handoff, Language.Ja)),
        ("deskLink", address.Of($"/desk/conversations/{handoff.Id}"))), About(handoff));

    /// <summary>To the desk: somebody still waits, and was told another moment.</summary>
    public void TellOfBroken(StoreTransaction transaction, Handoff handoff, StandingPromise promise) => outbox.AddForDesk(transaction, mails.HandoffPromiseBrokenDesk.Write(Language.Ja,
        ("number", handoff.Id), ("first", Moment(promise.FirstBy, Language.Ja)), ("by", Moment(promise.By, Language.Ja)),
        ("deskLink", address.Of($"/desk/conversations/{handoff.Id}"))), About(handoff));

    /// <summary>The address was given just now.</summary>
    public void TellOfPromise(StoreTransaction transaction, Handoff handoff) => Tell(transaction, handoff, (language, link, reply) =>
        mails.HandoffMessageTaken.Write(language, reply.Length > 0, ("addressee", Addressee(handoff)), ("number", handoff.Id),
            ("by", By(handoff, language)), ("link", link), ("reply", reply)));

    public void TellOfAnswer(StoreTransaction transaction, Handoff handoff) => Tell(transaction, handoff, (language, link, reply) =>
        mails.HandoffAnswered.Write(language, reply.Length > 0, ("addressee", Addressee(handoff)), ("number", handoff.Id), ("link", link), ("reply", reply)));

    /// <summary>A fresh link to the address that was given with it, if it is this one.</summary>
    public Task SendLinkAsync(StoreTransaction transaction, Handoff handoff, EmailAddress email) => EmailAddress.TryParse(handoff.Email) is { } own && own.Key == email.Key
        ? links.SendAsync(transaction, own, handoff.Language, About(handoff), Addressee(handoff), library.Phrases.Handoff.Page.Title.In(handoff.Language))
        : Task.CompletedTask;

    /// <summary>Who is sent a new link.</summary>
    public async Task<LinkOwner?> OwnerAsync(StoreConnection sql, string id) => await HandoffTable.FindAsync(sql, id) is { } handoff
        ? new(EmailAddress.TryParse(handoff.Email), handoff.Language, Addressee(handoff), library.Phrases.Handoff.Page.Title.In(handoff.Language))
        : null;

    /// <param name="write">In a language, with a link, and the line that says where a reply goes; empty if nobody reads one.</param>
    private void Tell(StoreTransaction transaction, Handoff handoff, Func<Language, string, string, MailText> write)
    {
        if (EmailAddress.TryParse(handoff.Email) is not { } email) return;
        var (link, replyTo) = (links.Create(transaction, Kind, handoff.Id), replies.Create(transaction, Kind, handoff.Id));
        outbox.Add(transaction, email, write(handoff.Language, link, replyTo is null ? "" : mails.ReplyReaches.In(handoff.Language)), About(handoff), replyTo: replyTo);
    }

    /// <summary>By when the visitor is answered: never in the past; empty if nothing is promised.</summary>
    private string By(Handoff handoff, Language language) => handoff.Promise(library.Calendar) is { } promise ? Moment(promise.By, language) : "";

    private string Moment(DateTimeOffset instant, Language language) => library.Phrases.Formats.Opening(instant, language);

    public static string Addressee(Handoff handoff) =>
        string.Join(' ', new[] { handoff.CompanyName, handoff.ContactName }.Where(name => name is { Length: > 0 }));

    private static MailAbout About(Handoff handoff) => new(Kind, handoff.Id);
}
