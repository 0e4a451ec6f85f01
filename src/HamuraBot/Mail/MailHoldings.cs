using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using Microsoft.Extensions.Options;

namespace HamuraBot.Mail;

public sealed class MailHoldings(MailFiles files, IOptions<MailOptions> options) : RoomHoldings
{
    private static readonly Holding Mails = new("outbox_mails", HeldOf.Visitors, Kept.Mails)
    {
        Person = [new("about_number", PersonKey.Number), new("to_address", PersonKey.Address)],
        Expired = "created_at < @before AND next_attempt_at IS NULL",
    };

    public override IReadOnlyList<Holding> All { get; } = [Mails, new(MailFiles.Folder, HeldOf.Visitors, Kept.Mails)];

    /// <summary>A mail's file goes when its row has gone.</summary>
    public override async Task<IReadOnlyList<ErasedCount>> EraseAsync(StoreTransaction transaction, PersonScope scope)
    {
        var written = (await HeldRows.ReadAsync(transaction.Sql, Mails, scope)).Select(row => Guid.Parse(row["id"]!.ToString()!)).Where(files.Exists).ToList();
        transaction.AfterCommit(() => written.ForEach(files.Delete));
        return written.Count == 0 ? [] : [new(MailFiles.Folder, written.Count)];
    }

    /// <summary>A written mail holds links that open something: it goes long before its row, which only says that there was one.</summary>
    public override async Task EveryNightAsync(StoreTransaction transaction, DateTimeOffset now)
    {
        var written = (await OutboxTable.SentBeforeAsync(transaction.Sql, now.AddDays(-options.Value.FileDays))).Where(files.Exists).ToList();
        transaction.AfterCommit(() => written.ForEach(files.Delete));
    }
}
