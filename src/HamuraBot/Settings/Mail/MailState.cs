using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Mail;
using HamuraBot.Officers;
using HamuraBot.Replies;

namespace HamuraBot.Settings.Mail;

/// <param name="GivenUp">Nothing more will be tried by itself.</param>
public sealed record TroubledMail(
    string Id, string To, string AboutKind, string AboutNumber, string Failure, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt)
{
    public bool GivenUp => NextAttemptAt is null;

    /// <summary>Without what it says, which is the recipient's.</summary>
    public static TroubledMail Of(OutboxMail mail) => new(
        mail.Id.ToString(), mail.ToAddress.Value, mail.AboutKind, mail.AboutNumber, mail.LastFailure!, mail.Attempts, mail.CreatedAt, mail.NextAttemptAt);
}

/// <param name="Troubled">The mails that did not leave at their last attempt, the latest first.</param>
/// <param name="Kept">Mails that came in and could not be assigned or read, the oldest first.</param>
public sealed record MailReport(int Waiting, int Sent, int GivenUp, DateTimeOffset? LastSentAt, IReadOnlyList<TroubledMail> Troubled, IReadOnlyList<KeptMail> Kept);

/// <summary>What has become of the City's mails.</summary>
public sealed class MailState(Store store, Outbox outbox, Mails mails, Audit audit, TimeProvider clock)
{
    /// <summary>Nobody watches it: counting all mails every second would cost more than the news is worth.</summary>
    public const string Area = "mails";

    private const int MostShown = 100, MostToday = 5;

    public Task<MailReport> ReadAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var troubled = await OutboxTable.TroubledAsync(sql, MostShown);
        var counts = await OutboxTable.CountAsync(sql);
        return new MailReport(counts.Waiting, counts.Sent, counts.GivenUp, counts.LastSentAt, [.. troubled.Select(TroubledMail.Of)], await ReceivedMailTable.KeptAsync(sql));
    }, cancellationToken);

    /// <summary>For the page of the day: who was not reached, and what came in that nobody could file.</summary>
    public async Task<TodayList> TodayAsync(DeskView view, CancellationToken cancellationToken)
    {
        var (troubled, kept) = await store.ReadAsync(async sql => (await OutboxTable.TroubledAsync(sql, MostShown), await ReceivedMailTable.KeptAsync(sql)), cancellationToken);
        List<TodayItem> items =
        [
            .. troubled.Select(TroubledMail.Of).Where(mail => mail.GivenUp).Select(mail => new TodayItem(MailPages.Path, mail.To, MailFailureWords.Of(mail.Failure, view), IsLate: true)
            {
                Promise = view["settings.mailNotSent"],
                Action = new($"{MailPages.Path}/{mail.Id}/retry", view["settings.mailRetry"], IsPost: true, IsMain: false),
            }),
            .. kept.Select(mail => new TodayItem(MailPages.Path, mail.From ?? view["settings.mailUnknown"], view["settings.mailKept"])),
        ];
        return new([.. items.Take(MostToday)], items.Count > MostToday ? MailPages.Path : null);
    }

    /// <summary>One more attempt, now.</summary>
    /// <returns>False if it has left meanwhile, or there is none.</returns>
    public Task<bool> RetryAsync(string id, string by, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        if (!Guid.TryParse(id, out var mail) || !await OutboxTable.RetryAsync(transaction.Sql, mail, clock.GetUtcNow())) return false;
        audit.Record(transaction, by, "mail tried again", "mail", id);
        transaction.AfterCommit(outbox.Wake);
        return true;
    }, cancellationToken);

    /// <summary>A mail that is kept for the desk, whole; that it was read is noted first.</summary>
    public Task<byte[]?> OpenKeptAsync(string id, string by, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        if (await ReceivedMailTable.ContentAsync(transaction.Sql, id) is not { } content) return null;
        audit.Record(transaction, by, "read", "kept mail", id);
        return content;
    }, cancellationToken);

    /// <summary>Somebody has seen to it.</summary>
    /// <returns>False if a colleague was first.</returns>
    public Task<bool> ForgetKeptAsync(string id, string by, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        if (!await ReceivedMailTable.ForgetContentAsync(transaction.Sql, id)) return false;
        audit.Record(transaction, by, "deleted", "kept mail", id);
        return true;
    }, cancellationToken);

    public Task<bool> SendTestAsync(string email, string by, Language language, string when, CancellationToken cancellationToken) => store.WriteAsync(transaction =>
    {
        outbox.Add(transaction, EmailAddress.Parse(email), mails.MailTest.Write(language, ("when", when)), new("officer", by));
        audit.Record(transaction, by, "test mail sent", "officer", by);
        return Task.FromResult(true);
    }, cancellationToken);
}
