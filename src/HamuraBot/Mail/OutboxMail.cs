namespace HamuraBot.Mail;

public enum MailStatus
{
    Waiting,
    Sent,
    Failed,
}

/// <summary>
/// A mail to one recipient. It is written with what it tells of, and sent afterwards. Once it is sent only the fact is kept:
/// the text holds names and secret links that nobody needs to find here again.
/// </summary>
public sealed record OutboxMail
{
    public required Guid Id { get; init; }

    /// <summary>The same at every attempt, so that a mail that came twice is seen to be one.</summary>
    public required string MessageId { get; init; }

    public required EmailAddress ToAddress { get; init; }

    /// <summary>Where a reply goes, with the key to what it answers; null if nobody reads one.</summary>
    public EmailAddress? ReplyTo { get; init; }

    public required Language Language { get; init; }

    public required string Subject { get; init; }

    public required string TextBody { get; init; }

    public required string HtmlBody { get; init; }

    public string? CalendarMethod { get; init; }

    public string? Calendar { get; init; }

    public required string AboutKind { get; init; }

    public required string AboutNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Attempts that came to an end, one way or the other.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before; moved ahead while a node is sending, so that no other does. Null when nothing more will be tried.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A code such as "smtp 550": the server's own words may quote the address.</summary>
    public string? LastFailure { get; init; }

    public MailStatus Status =>
        SentAt is not null ? MailStatus.Sent : NextAttemptAt is not null ? MailStatus.Waiting : MailStatus.Failed;
}
