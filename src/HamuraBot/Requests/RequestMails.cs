using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.Replies;
using HamuraBot.SelfService;

namespace HamuraBot.Requests;

/// <summary>Tells the company and the desk by mail, in the transaction of what is told.</summary>
public sealed class RequestMails(Mails mails, Outbox outbox, RequestText text, DialogLibrary library, PublicAddress address, OwnLinks links, ReplyAddress replies)
{
    private readonly RequestPhrases phrases = library.Phrases.Requests;

    /// <param name="link">Of the receipt, so that both lead to the same page.</param>
    /// <returns>Whether there was an address to write to.</returns>
    public bool TellOfReceipt(StoreTransaction transaction, SupportRequest request, string next, string link)
    {
        outbox.AddForDesk(transaction, ForDesk(request), About(request));
        if (Address(request) is not { } email) return false;
        var (language, replyTo) = (request.Language, replies.Create(transaction, SupportRequests.Kind, request.Number));
        outbox.Add(transaction, email, mails.RequestReceived.Write(language, replyTo is not null,
            ("addressee", Addressee(request)), ("number", request.Number), ("form", text.Name(request).In(language)),
            ("received", text.Moment(request.ReceivedAt).In(language)), ("by", By(request, language)), ("next", next), ("link", link)), About(request), replyTo: replyTo);
        return true;
    }

    /// <summary>Tells the company that the desk has taken a step.</summary>
    /// <param name="isLate">The desk had promised to be in touch earlier.</param>
    public void TellOfStep(StoreTransaction transaction, SupportRequest request, bool isLate)
    {
        if (Address(request) is not { } email || text.Next(request.Stage, request.Language) is not { } next) return;
        var (language, replyTo) = (request.Language, replies.Create(transaction, SupportRequests.Kind, request.Number));
        var link = links.Create(transaction, SupportRequests.Kind, request.Number);
        outbox.Add(transaction, email, mails.RequestStageChanged.Write(language, replyTo is not null,
            ("addressee", Addressee(request)), ("number", request.Number), ("form", text.Name(request).In(language)),
            ("stage", text.Stage(request).In(language)), ("sorry", isLate ? phrases.SorryForDelay.In(language) : ""), ("next", next),
            ("by", By(request, language)), ("link", link)), About(request), replyTo: replyTo);
    }

    /// <summary>Tells the desk that the company has changed its request, or withdrawn it.</summary>
    public void TellDesk(StoreTransaction transaction, SupportRequest request)
    {
        var template = request.Stage is RequestStage.Withdrawn ? mails.RequestWithdrawnDesk : mails.RequestChangedDesk;
        outbox.AddForDesk(transaction, template.Write(Language.Ja,
            ("number", request.Number), ("form", text.Name(request).Ja), ("at", text.Moment(request.UpdatedAt).Ja), ("deskLink", DeskLink(request))),
            About(request));
    }

    /// <summary>Where the address was changed, what was sent to the old one opens nothing any more.</summary>
    /// <returns>Whether it was.</returns>
    public bool TellNewAddress(StoreTransaction transaction, SupportRequest before, SupportRequest after)
    {
        if (Address(after) is not { } email || email.Key == Address(before)?.Key) return false;
        links.Move(transaction, email, after.Language, About(after), Addressee(after), text.Name(after).In(after.Language));
        return true;
    }

    /// <summary>A fresh link to the address of the request, if it is this one.</summary>
    public Task SendLinkAsync(StoreTransaction transaction, SupportRequest request, EmailAddress email) => Address(request)?.Key == email.Key
        ? links.SendAsync(transaction, Address(request)!, request.Language, About(request), Addressee(request), text.Name(request).In(request.Language))
        : Task.CompletedTask;

    /// <summary>Who is sent a new link.</summary>
    public async Task<LinkOwner?> OwnerAsync(StoreConnection sql, string number) => await SupportRequests.FindAsync(sql, number) is { } request
        ? new(Address(request), request.Language, Addressee(request), text.Name(request).In(request.Language))
        : null;

    /// <summary>The desk reads Japanese; what was typed stands behind the desk's sign-in and not in a mail.</summary>
    private MailText ForDesk(SupportRequest request) => mails.RequestReceivedDesk.Write(Language.Ja,
        ("number", request.Number), ("form", text.Name(request).Ja), ("received", text.Moment(request.ReceivedAt).Ja),
        ("language", (request.Language is Language.Ja ? phrases.InJapanese : phrases.InEnglish).In(Language.Ja)),
        ("by", By(request, Language.Ja)),
        ("deskLink", DeskLink(request)));

    private string DeskLink(SupportRequest request) => address.Of($"/desk/requests/{request.Number}");

    private string By(SupportRequest request, Language language) => text.Promise(request) is { } promise ? text.Moment(promise.By).In(language) : "";

    public static string Addressee(SupportRequest request) =>
        string.Join(' ', new[] { request.Answer(RequestFields.CompanyName), request.Answer(RequestFields.ContactName) }.Where(name => name is not null));

    private static EmailAddress? Address(SupportRequest request) => EmailAddress.TryParse(request.Answer(RequestFields.Email));

    private static MailAbout About(SupportRequest request) => new(SupportRequests.Kind, request.Number);
}
