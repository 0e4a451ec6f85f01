using HamuraBot.Data;
using HamuraBot.Mail;

namespace HamuraBot.SelfService;

/// <summary>Fresh links to what somebody owns.</summary>
public sealed class OwnLinks(Mails mails, Outbox outbox, PublicAddress address, TimeProvider clock)
{
    /// <summary>Who types a number and an address is not thereby their owner; the mailbox is not filled.</summary>
    private const int MostInAnHour = 3;

    public string Create(StoreTransaction transaction, string kind, string number) => address.Of(Secrets.Path(Secrets.Create(transaction, kind, number)));

    /// <summary>To the address that stands in what is owned.</summary>
    public async Task SendAsync(StoreTransaction transaction, EmailAddress to, Language language, MailAbout about, string addressee, string name)
    {
        if (await OutboxTable.CountSinceAsync(transaction.Sql, to, about, clock.GetUtcNow().AddHours(-1)) >= MostInAnHour) return;
        outbox.Add(transaction, to, mails.OwnLink.Write(language,
            ("addressee", addressee), ("number", about.Number), ("name", name), ("link", Create(transaction, about.Kind, about.Number))), about);
    }
}
