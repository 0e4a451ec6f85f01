using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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
public sealed class OutboxMail
{
    public required Guid Id { get; init; }

    /// <summary>The same at every attempt, so that a mail that came twice is seen to be one.</summary>
    public required string MessageId { get; init; }

    public required EmailAddress ToAddress { get; init; }

    public required Language Language { get; init; }

    public required string Subject { get; init; }

    public required string TextBody { get; set; }

    public required string HtmlBody { get; set; }

    public string? CalendarMethod { get; init; }

    public string? Calendar { get; set; }

    public required string AboutKind { get; init; }

    public required string AboutNumber { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Attempts that came to an end, one way or the other.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before; moved ahead while a node is sending, so that no other does. Null when nothing more will be tried.</summary>
    public required DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>A code such as "smtp 550": the server's own words may quote the address.</summary>
    public string? LastFailure { get; set; }

    public MailStatus Status =>
        SentAt is not null ? MailStatus.Sent : NextAttemptAt is not null ? MailStatus.Waiting : MailStatus.Failed;
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> table)
    {
        table.ToTable("outbox_mails").HasKey(mail => mail.Id);
        table.Property(mail => mail.Id).ValueGeneratedNever();
        table.Property(mail => mail.ToAddress).HasConversion(address => address.Value, text => EmailAddress.Parse(text));
        table.Property(mail => mail.Language).HasConversion(language => language.Code(), code => Languages.FromLocale(code));
        table.HasIndex(mail => mail.NextAttemptAt).HasDatabaseName("outbox_mails_next_attempt_at").HasFilter("next_attempt_at IS NOT NULL");
        table.HasIndex(mail => new { mail.AboutKind, mail.AboutNumber }).HasDatabaseName("outbox_mails_about");
        table.Ignore(mail => mail.Status);
    }
}
