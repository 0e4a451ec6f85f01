using HamuraBot.Data;

namespace HamuraBot.Mail;

/// <summary>
/// Sends what the outbox holds, on every node. A node reserves a mail by moving its next attempt ahead; if it then dies, the
/// reservation runs out and the mail is sent by whoever finds it: at least once, with the same Message-ID.
/// </summary>
public sealed partial class MailDelivery(Store store, Outbox outbox, MailTransport transport, TimeProvider clock, ILogger<MailDelivery> logger)
    : BackgroundService
{
    /// <summary>Sent side by side. One that stalls keeps a single place, for as long as a sending may take; the others go on.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(30);

    /// <summary>Longer than a sending can take, or two nodes would be at it.</summary>
    private static readonly TimeSpan Reservation = 2 * LongestSending;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(5);

    /// <summary>1, 2, 4 … minutes and then every 4 hours: in all nearly three days, so that a weekend without a mail server loses nothing.</summary>
    private const int MostAttempts = 24;

    public static TimeSpan BackOff(int attempts) => TimeSpan.FromMinutes(Math.Min(240, Math.Pow(2, attempts - 1)));

    /// <summary>One round, to its end.</summary>
    /// <returns>How many mails were tried.</returns>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        var sending = await StartDueAsync(AtOnce, cancellationToken);
        await Task.WhenAll(sending);
        return sending.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sending = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            sending.RemoveAll(mail => mail.IsCompleted);
            try
            {
                sending.AddRange(await StartDueAsync(AtOnce - sending.Count, stoppingToken));
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, error);
            }
            // Each mail that is through wakes us, too: there is a place for another.
            await outbox.WaitAsync(PollEvery, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        await Task.WhenAll(sending);
    }

    private async Task<List<Task>> StartDueAsync(int places, CancellationToken cancellationToken)
    {
        if (places == 0 || !await store.ReadAsync(sql => OutboxTable.AnyDueAsync(sql, clock.GetUtcNow()), cancellationToken))
        {
            return [];
        }
        var reserved = await store.WriteAsync(transaction => ReserveAsync(transaction, places), cancellationToken);
        return [.. reserved.Select(DeliverAsync)];
    }

    private async Task<List<OutboxMail>> ReserveAsync(StoreTransaction transaction, int places)
    {
        var now = clock.GetUtcNow();
        var until = now + Reservation;
        var reserved = new List<OutboxMail>();
        foreach (var mail in await OutboxTable.DueAsync(transaction.Sql, now, places))
        {
            // Another node may have read the same row; the one whose update still finds it as it was read has the mail.
            if (await OutboxTable.ReserveAsync(transaction.Sql, mail, until)) reserved.Add(mail with { NextAttemptAt = until });
        }
        return reserved;
    }

    /// <summary>Not stopped with the host: a mail that is half sent is sent to its end, within its own time.</summary>
    private async Task DeliverAsync(OutboxMail mail)
    {
        try
        {
            var failure = await TrySendAsync(mail);
            await store.WriteAsync(transaction => failure is null
                ? OutboxTable.NoteSentAsync(transaction.Sql, mail.Id, clock.GetUtcNow())
                : NoteFailureAsync(transaction, mail, failure), CancellationToken.None);
            if (failure is null)
            {
                Sent(logger, mail.Id, mail.AboutKind, mail.AboutNumber);
            }
        }
        catch (Exception error)
        {
            // What became of it could not be noted: when the reservation has run out it is sent again, with the same id.
            RoundFailed(logger, error);
        }
        finally
        {
            outbox.Wake();
        }
    }

    private async Task<MailFailure?> TrySendAsync(OutboxMail mail)
    {
        using var limit = new CancellationTokenSource(LongestSending, clock);
        try
        {
            await transport.SendAsync(mail, limit.Token);
            return null;
        }
        catch (Exception error)
        {
            return MailFailure.Of(error);
        }
    }

    private async Task<int> NoteFailureAsync(StoreTransaction transaction, OutboxMail mail, MailFailure failure)
    {
        var attempts = mail.Attempts + 1;
        var givenUp = failure.IsFinal || attempts >= MostAttempts;
        DateTimeOffset? next = givenUp ? null : clock.GetUtcNow() + BackOff(attempts);
        if (givenUp)
        {
            GivenUp(logger, mail.Id, mail.AboutKind, mail.AboutNumber, attempts, failure.Code);
        }
        else
        {
            Failed(logger, mail.Id, mail.AboutKind, mail.AboutNumber, attempts, failure.Code, next!.Value);
        }
        return await OutboxTable.NoteFailureAsync(transaction.Sql, mail, attempts, next, failure.Code);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Id} about {Kind} {Number} was sent.")]
    private static partial void Sent(ILogger logger, Guid id, string kind, string number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} about {Kind} {Number} was not sent ({Attempts}. attempt, {Failure}); next attempt at {Next:O}.")]
    private static partial void Failed(ILogger logger, Guid id, string kind, string number, int attempts, string failure, DateTimeOffset next);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {Id} about {Kind} {Number} is given up after {Attempts} attempt(s): {Failure}.")]
    private static partial void GivenUp(ILogger logger, Guid id, string kind, string number, int attempts, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be worked through; it goes on in a moment.")]
    private static partial void RoundFailed(ILogger logger, Exception error);
}
