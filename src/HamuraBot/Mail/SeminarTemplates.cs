namespace HamuraBot.Mail;

/// <summary>The mails about seminars: those to whoever signed up or comes along, and those to the desk.</summary>
/// <param name="toVisitor">Makes one from its name in <c>mails.yaml</c> and its placeholders.</param>
/// <param name="toDesk">The same without a footer.</param>
public sealed class SeminarTemplates(Func<string, string[], MailTemplate> toVisitor, Func<string, string[], MailTemplate> toDesk)
{
    private static readonly string[] Registration = ["addressee", "number", "title", "when", "place", "online", "atDoor", "seats", "link"];

    public MailTemplate Confirmed { get; } = toVisitor("registrationConfirmed", [.. Registration, "people", "bring", "alike"]);
    public MailTemplate Waitlisted { get; } = toVisitor("registrationWaitlisted", [.. Registration, "people", "position", "alike"]);
    public MailTemplate Promoted { get; } = toVisitor("registrationPromoted", [.. Registration, "people", "bring"]);
    public MailTemplate Changed { get; } = toVisitor("registrationChanged", [.. Registration, "people", "bring"]);
    public MailTemplate Moved { get; } = toVisitor("registrationMoved", [.. Registration, "people", "bring", "before", "position"]);
    public MailTemplate ParticipantConfirmed { get; } = toVisitor("participantConfirmed", ["addressee", "number", "title", "when", "by", "place", "online", "atDoor", "bring", "link"]);
    public MailTemplate ParticipantLeft { get; } = toVisitor("participantLeft", ["addressee", "number", "title", "when"]);
    public MailTemplate Cancelled { get; } = toVisitor("registrationCancelled", ["addressee", "number", "title", "when"]);
    public MailTemplate CancelledByDesk { get; } = toVisitor("registrationCancelledByDesk", ["addressee", "number", "title", "when", "reason"]);
    public MailTemplate ChangedDesk { get; } = toDesk("registrationChangedDesk", ["number", "title", "when", "seats", "deskLink"]);
    public MailTemplate NeedsDesk { get; } = toDesk("registrationNeedsDesk", ["number", "title", "when", "needs", "deskLink"]);
    public MailTemplate CancelledDesk { get; } = toDesk("registrationCancelledDesk", ["number", "title", "when", "seats", "deskLink"]);
    public MailTemplate Reminder { get; } = toVisitor("seminarReminder", [.. Registration, "bring"]);
    public MailTemplate SeminarChanged { get; } = toVisitor("seminarChanged", [.. Registration, "change", "bring"]);
    public MailTemplate CalledOff { get; } = toVisitor("seminarCancelled", ["addressee", "number", "title", "when", "reason", "moveLink"]);
    public MailTemplate Thanks { get; } = toVisitor("seminarThanks", ["addressee", "title", "when", "until", "surveyLink", "materialsLink", "declineLink"]);
    public MailTemplate OnlineLink { get; } = toVisitor("seminarLink", ["addressee", "number", "title", "when", "onlineLink", "link"]);
    public MailTemplate Materials { get; } = toVisitor("seminarMaterials", ["addressee", "number", "title", "when", "link"]);
    public MailTemplate Invitation { get; } = toVisitor("seminarInvitation", ["addressee", "number", "title", "when", "place", "closes", "publicFrom", "signUpLink"]);
}
