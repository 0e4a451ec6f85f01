using HamuraBot.Data;
using HamuraBot.Mail;

namespace HamuraBot.Tests.Fixtures;

public static class Outboxes
{
    /// <summary>All mails that were ever written, in their order.</summary>
    public static Task<List<OutboxMail>> MailsAsync(this Store store) =>
        store.ReadAsync(sql => sql.ListAsync($"{OutboxTable.Select} ORDER BY created_at, id", OutboxTable.Read), default);
}
