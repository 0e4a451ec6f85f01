using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Mail;
using HamuraBot.SelfService;
using Microsoft.Extensions.Options;

namespace HamuraBot.Replies;

/// <summary>
/// Takes in what visitors answer by mail, on every node. That a mail came, and what it says, are one transaction under the mail's own id: read twice,
/// by whomever, it lands once. What a program wrote is left out; what cannot be assigned or read is kept for the desk.
/// </summary>
public sealed partial class MailIntake(
    IEnumerable<Mailbox> mailboxes, IEnumerable<Repliable> kinds, ReplyAddress addresses, ReplyMessages messages, Mails mails, Outbox outbox, OwnLinks links, PublicAddress address,
    DialogLibrary library, Store store, IOptions<IncomingMailOptions> options, TimeProvider clock, ILogger<MailIntake> logger) : BackgroundService
{
    /// <summary>Where the desk finds what is kept for it.</summary>
    public const string DeskPage = "/desk/settings/mail";

    private readonly Dictionary<string, Repliable> kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>One round over what has arrived.</summary>
    /// <returns>How many mails were taken in.</returns>
    public async Task<int> TakeArrivedAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var mailbox in mailboxes)
        {
            var arrived = await mailbox.LookAsync(cancellationToken);
            // In the order in which they were written, as far as the senders' clocks tell.
            var read = arrived.Select(mail => (Delivered: mail, Read: Read(mail))).OrderBy(mail => mail.Read.Date ?? DateTimeOffset.MaxValue).ToList();
            foreach (var (delivered, mail) in read)
            {
                await TakeAsync(delivered, mail, cancellationToken);
                await mailbox.RemoveAsync([delivered], cancellationToken);
                taken++;
            }
        }
        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeArrivedAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, error);
            }
            await Task.Delay(TimeSpan.FromSeconds(options.Value.PollSeconds), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TakeAsync(DeliveredMail delivered, ReceivedMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await LandAsync(delivered, mail, cancellationToken);
        }
        catch (Exception error) when (error is not (StoreUnavailableException or OperationCanceledException))
        {
            // The next mail does not wait for this one, and this one is not lost.
            MailFailed(logger, error, mail.Id);
            await NoteAsync(mail, _ => Task.FromResult((ReplyOutcome.Kept, (string?)null)), delivered.Content, cancellationToken);
        }
    }

    private async Task LandAsync(DeliveredMail delivered, ReceivedMail mail, CancellationToken cancellationToken)
    {
        if (mail.IsAutomatic || mail.MessageId is { } own && await store.ReadAsync(sql => OutboxTable.FindAsync(sql, own), cancellationToken) is not null)
        {
            await NoteAsync(mail, _ => Task.FromResult((ReplyOutcome.Ignored, (string?)null)), null, cancellationToken);
            return;
        }
        var owned = await AnsweredAsync(mail, cancellationToken);
        if (owned is null || !kinds.TryGetValue(owned.Kind, out var kind) || await kind.Find(owned.Number, cancellationToken) is not { } thread || mail is { Text: "", Files: [] })
        {
            await NoteAsync(mail, _ => Task.FromResult((ReplyOutcome.Kept, owned?.Number)), delivered.Content, cancellationToken);
            return;
        }
        if (!delivered.IsWhole)
        {
            await NoteAsync(mail, transaction =>
            {
                TellTooLate(transaction, thread, owned);
                return Task.FromResult((ReplyOutcome.Kept, (string?)owned.Number));
            }, delivered.Content, cancellationToken);
            return;
        }
        var prepared = await messages.PrepareAsync(mail, thread, cancellationToken);
        await NoteAsync(mail, async transaction =>
        {
            if (prepared is null || !await kind.Take(transaction, owned.Number, prepared.Reply, cancellationToken))
            {
                TellTooLate(transaction, thread, owned);
                return (ReplyOutcome.TooLate, owned.Number);
            }
            if (prepared.Refusals.Count > 0)
            {
                Tell(transaction, thread, owned, mails.ReplyFilesRefused.Write(thread.Language, ("addressee", thread.Addressee), ("number", owned.Number),
                    ("why", string.Join(' ', prepared.Refusals)), ("link", links.Create(transaction, owned.Kind, owned.Number))));
            }
            return (ReplyOutcome.Landed, (string?)owned.Number);
        }, delivered.Content, cancellationToken);
    }

    /// <summary>By the key in the address; where a mail program has lost it, by the mail that is answered, from the address which that went to.</summary>
    private async Task<Owned?> AnsweredAsync(ReceivedMail mail, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(mail.Recipients, cancellationToken) is { } owned) return owned;
        foreach (var id in mail.Answers)
        {
            if (await store.ReadAsync(sql => OutboxTable.FindAsync(sql, id), cancellationToken) is { } sent && sent.To.Key == mail.From?.Key) return new(sent.About.Kind, sent.About.Number);
        }
        return null;
    }

    private Task NoteAsync(
        ReceivedMail mail, Func<StoreTransaction, Task<(ReplyOutcome Outcome, string? About)>> take, byte[]? content, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            if (await ReceivedMailTable.HasAsync(transaction.Sql, mail.Id)) return false;
            var (outcome, about) = await take(transaction);
            var now = clock.GetUtcNow();
            ReceivedMailTable.Add(transaction, mail.Id, now, outcome, mail.From, about, outcome is ReplyOutcome.Kept ? content : null);
            if (outcome is ReplyOutcome.Kept) outbox.AddForDesk(transaction, mails.ReplyKeptDesk.Write(Language.Ja,
                ("received", library.Phrases.Formats.Opening(now, Language.Ja)), ("deskLink", address.Of(DeskPage))), new("reply", mail.Id));
            transaction.AfterCommit(() => Taken(logger, mail.Id, outcome, about));
            return true;
        }, cancellationToken);

    private void TellTooLate(StoreTransaction transaction, ReplyThread thread, Owned about) =>
        Tell(transaction, thread, about, mails.ReplyTooLate.Write(thread.Language, ("addressee", thread.Addressee), ("number", about.Number)));

    /// <summary>To the address that is known: what a mail says of its sender may be anybody's.</summary>
    private void Tell(StoreTransaction transaction, ReplyThread thread, Owned about, MailText text)
    {
        if (thread.Address is { } to) outbox.Add(transaction, to, text, new(about.Kind, about.Number));
    }

    private static ReceivedMail Read(DeliveredMail mail)
    {
        try
        {
            return ReceivedMail.Read(mail.Content);
        }
        catch (FormatException)
        {
            return ReceivedMail.Unreadable(mail.Content);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The mail {Id} came in: {Outcome} {About}.")]
    private static partial void Taken(ILogger logger, string id, ReplyOutcome outcome, string? about);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail {Id} could not be taken in; it is kept for the desk.")]
    private static partial void MailFailed(ILogger logger, Exception error, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mailbox could not be read; it goes on in a moment.")]
    private static partial void RoundFailed(ILogger logger, Exception error);
}
