using System.Threading.Channels;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.Mail;

/// <summary>Where mails are put in the transaction of what they tell of. They leave after its commit, or not at all.</summary>
public sealed partial class Outbox(IOptions<MailOptions> options, TimeProvider clock, ILogger<Outbox> logger)
{
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <param name="dueAt">Not to be sent before; at once when null.</param>
    /// <param name="replyTo">Where a reply is read; null if nowhere.</param>
    public void Add(
        StoreTransaction transaction, EmailAddress to, MailText text, MailAbout about, CalendarPart? calendar = null, DateTimeOffset? dueAt = null, EmailAddress? replyTo = null)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        OutboxTable.Add(transaction, new OutboxMail
        {
            Id = id,
            MessageId = $"<{id:N}@{options.Value.FromAddress.Domain}>",
            ToAddress = to,
            ReplyTo = replyTo,
            Language = text.Language,
            Subject = text.Subject.ToString(),
            TextBody = text.Text,
            HtmlBody = text.Html,
            CalendarMethod = calendar?.Method,
            Calendar = calendar?.Content,
            AboutKind = about.Kind,
            AboutNumber = about.Number,
            CreatedAt = now,
            DueAt = dueAt ?? now,
            NextAttemptAt = dueAt ?? now,
        });
        transaction.AfterCommit(Wake);
    }

    /// <summary>Tells the desk, if it wants to be told by mail.</summary>
    public void AddForDesk(StoreTransaction transaction, MailText text, MailAbout about, DateTimeOffset? dueAt = null)
    {
        if (options.Value.Desk is { } desk)
        {
            Add(transaction, desk, text, about, dueAt: dueAt);
        }
        else
        {
            DeskNotTold(logger, about.Kind, about.Number);
        }
    }

    /// <summary>Returns when something was committed, or after <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(atMost);
        try
        {
            await news.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>For whoever has made a mail due in a way of their own.</summary>
    public void Wake() => news.Writer.TryWrite(true);

    [LoggerMessage(Level = LogLevel.Information, Message = "No mail to the desk about {Kind} {Number}: Mail__DeskAddress is not set.")]
    private static partial void DeskNotTold(ILogger logger, string kind, string number);
}
