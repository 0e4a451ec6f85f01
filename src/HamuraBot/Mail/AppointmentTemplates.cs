namespace HamuraBot.Mail;

/// <summary>The mails about appointments: those to the company, those to the officer who comes, and the one to the desk.</summary>
/// <param name="toVisitor">Makes one from its name in <c>mails.yaml</c> and its placeholders.</param>
/// <param name="toDesk">The same without a footer.</param>
public sealed class AppointmentTemplates(Func<string, string[], MailTemplate> toVisitor, Func<string, string[], MailTemplate> toDesk)
{
    private static readonly string[] Facts = ["number", "when", "minutes", "place", "officer"];

    public MailTemplate Offered { get; } = toVisitor("appointmentOffered", ["addressee", "number", "form", "officer", "place", "minutes", "time1", "time2", "time3", "link"]);
    public MailTemplate Agreed { get; } = toVisitor("appointmentAgreed", ["addressee", "form", .. Facts, "link"]);
    public MailTemplate Cancelled { get; } = toVisitor("appointmentCancelled", ["addressee", "form", .. Facts, "link"]);
    public MailTemplate Reminder { get; } = toVisitor("appointmentReminder", ["addressee", "form", .. Facts, "link"]);
    public MailTemplate AgreedOfficer { get; } = toDesk("appointmentAgreedOfficer", [.. Facts, "deskLink"]);
    public MailTemplate CancelledOfficer { get; } = toDesk("appointmentCancelledOfficer", [.. Facts, "deskLink"]);
    public MailTemplate ReminderOfficer { get; } = toDesk("appointmentReminderOfficer", [.. Facts, "deskLink"]);
    public MailTemplate WishDesk { get; } = toDesk("appointmentWishDesk", ["number", "deskLink"]);
}
