namespace HamuraBot.Content;

/// <summary>What is said about requests.</summary>
public sealed class RequestPhrases(PhraseFile file)
{
    public Phrase Intro { get; } = file.Phrase("requests.intro", "name");
    public Phrase Receipt { get; } = file.Phrase("requests.receipt", "name", "number", "summary", "next", "by");
    public Phrase ReceiptLink { get; } = file.Phrase("requests.receiptLink", "link");
    public Phrase ReceiptMail { get; } = file.Phrase("requests.receiptMail");

    public Phrase Received { get; } = file.Phrase("requests.received");
    public Phrase Hearing { get; } = file.Phrase("requests.hearing");
    public Phrase Matched { get; } = file.Phrase("requests.matched");
    public Phrase Approved { get; } = file.Phrase("requests.approved");
    public Phrase Declined { get; } = file.Phrase("requests.declined");
    public Phrase Scheduled { get; } = file.Phrase("requests.scheduled", "session", "sessions");
    public Phrase Reported { get; } = file.Phrase("requests.reported");
    public Phrase Closed { get; } = file.Phrase("requests.closed");
    public Phrase Withdrawn { get; } = file.Phrase("requests.withdrawn");

    public Phrase NextAfterHearing { get; } = file.Phrase("requests.nextAfterHearing");
    public Phrase NextAfterMatched { get; } = file.Phrase("requests.nextAfterMatched");
    public Phrase NextAfterApproved { get; } = file.Phrase("requests.nextAfterApproved");
    public Phrase NextAfterDeclined { get; } = file.Phrase("requests.nextAfterDeclined");
    public Phrase NextAfterScheduled { get; } = file.Phrase("requests.nextAfterScheduled");
    public Phrase NextAfterReported { get; } = file.Phrase("requests.nextAfterReported");
    public Phrase NextAfterClosed { get; } = file.Phrase("requests.nextAfterClosed");

    public Phrase IllegalStep { get; } = file.Phrase("requests.illegalStep", "from", "to", "allowed");
    public Phrase NoFurtherStep { get; } = file.Phrase("requests.noFurtherStep");
    public Phrase TooManySessions { get; } = file.Phrase("requests.tooManySessions", "sessions");

    public Phrase Outdated { get; } = file.Phrase("requests.outdated");

    public Phrase Open { get; } = file.Phrase("requests.open");
    public Phrase Withdraw { get; } = file.Phrase("requests.withdraw");
    public Phrase WithdrawQuestion { get; } = file.Phrase("requests.withdrawQuestion");
    public Phrase InJapanese { get; } = file.Phrase("requests.inJapanese");
    public Phrase InEnglish { get; } = file.Phrase("requests.inEnglish");
    public Phrase AnswersChanged { get; } = file.Phrase("requests.answersChanged");
    public Phrase DueLabel { get; } = file.Phrase("requests.dueLabel");
    public Phrase DueRenewed { get; } = file.Phrase("requests.dueRenewed", "by");
    public Phrase SorryForDelay { get; } = file.Phrase("requests.sorryForDelay");
    public Phrase ReceivedLabel { get; } = file.Phrase("requests.receivedLabel");
    public Phrase Required { get; } = file.Phrase("requests.required");
}
