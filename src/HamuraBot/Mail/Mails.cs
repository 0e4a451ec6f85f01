using HamuraBot.Content;

namespace HamuraBot.Mail;

/// <summary>Every mail that the City sends: <c>mails.yaml</c>. The placeholders of each are the names to fill in with <see cref="MailTemplate.Write"/>.</summary>
public sealed class Mails
{
    private static readonly string[] Request = ["addressee", "number", "form"];

    private readonly PhraseFile file;
    private readonly Phrase footer, sendOnly;

    private Mails(PhraseFile file)
    {
        this.file = file;
        footer = file.Phrase("footer");
        sendOnly = file.Phrase("sendOnly");
        ReplyReaches = file.Phrase("replyReaches");
        Sender = file.Phrase("sender");
        RequestReceived = ToVisitor("requestReceived", [.. Request, "received", "by", "next", "link"]);
        RequestStageChanged = ToVisitor("requestStageChanged", [.. Request, "stage", "sorry", "next", "by", "link"]);
        RequestReceivedDesk = ToDesk("requestReceivedDesk", "number", "form", "received", "language", "by", "deskLink");
        RequestChangedDesk = ToDesk("requestChangedDesk", "number", "form", "at", "deskLink");
        RequestWithdrawnDesk = ToDesk("requestWithdrawnDesk", "number", "form", "at", "deskLink");
        QuestionAnswered = ToVisitor("questionAnswered", "question", "topic", "link");
        HandoffMessageDesk = ToDesk("handoffMessageDesk", "number", "received", "language", "by", "deskLink");
        HandoffMessageTaken = ToVisitor("handoffMessageTaken", "addressee", "number", "by", "link", "reply");
        HandoffPromiseBrokenDesk = ToDesk("handoffPromiseBrokenDesk", "number", "first", "by", "deskLink");
        HandoffAnswered = ToVisitor("handoffAnswered", "addressee", "number", "link", "reply");
        ReplyFilesRefused = ToVisitor("replyFilesRefused", "addressee", "number", "why", "link");
        ReplyTooLate = ToVisitor("replyTooLate", "addressee", "number");
        ReplyKeptDesk = ToDesk("replyKeptDesk", "received", "deskLink");
        Seminars = new(ToVisitor, ToDesk);
        Appointments = new(ToVisitor, ToDesk);
        OwnLink = ToVisitor("ownLink", "addressee", "number", "name", "link");
        OfficerInvitation = ToDesk("officerInvitation", "addressee", "until", "joinLink");
        PasswordReset = ToDesk("passwordReset", "until", "resetLink");
        OfficerAlert = ToDesk("officerAlert", "addressee", "what", "when");
        MailTest = ToDesk("mailTest", "when");
        file.NothingElse();
    }

    public MapShape Shape => file.Shape();

    /// <summary>Whom mails come from, when <c>Mail:FromName</c> is not set.</summary>
    public Phrase Sender { get; }

    /// <summary>A line of mails to which a reply is read.</summary>
    public Phrase ReplyReaches { get; }

    public MailTemplate RequestReceived { get; }
    public MailTemplate RequestStageChanged { get; }
    public MailTemplate RequestReceivedDesk { get; }
    public MailTemplate RequestChangedDesk { get; }
    public MailTemplate RequestWithdrawnDesk { get; }
    public MailTemplate QuestionAnswered { get; }
    public MailTemplate HandoffMessageDesk { get; }
    public MailTemplate HandoffPromiseBrokenDesk { get; }
    public MailTemplate HandoffMessageTaken { get; }
    public MailTemplate HandoffAnswered { get; }
    public MailTemplate ReplyFilesRefused { get; }
    public MailTemplate ReplyTooLate { get; }
    public MailTemplate ReplyKeptDesk { get; }
    public SeminarTemplates Seminars { get; }
    public AppointmentTemplates Appointments { get; }
    public MailTemplate OwnLink { get; }
    public MailTemplate OfficerInvitation { get; }
    public MailTemplate PasswordReset { get; }
    public MailTemplate OfficerAlert { get; }
    public MailTemplate MailTest { get; }

    /// <param name="names">What every text may name: the desk, its phone, its hours.</param>
    public static Mails Load(ContentFolder directory, IReadOnlyDictionary<string, Words> names, Faults faults) =>
        new(new PhraseFile(directory.Map("mails.yaml", faults), names));

    private MailTemplate ToVisitor(string name, params string[] placeholders) => Template(name, placeholders, footer);

    private MailTemplate ToDesk(string name, params string[] placeholders) => Template(name, placeholders, null);

    private MailTemplate Template(string name, string[] placeholders, Phrase? footer) =>
        new(file.Phrase($"{name}.subject", placeholders), file.Phrase($"{name}.text", placeholders), footer,
            footer is null ? null : sendOnly, placeholders.Contains("reply") ? null : ReplyReaches);
}
