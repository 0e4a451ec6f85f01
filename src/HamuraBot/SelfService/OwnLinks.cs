using HamuraBot.Data;
using HamuraBot.Mail;

namespace HamuraBot.SelfService;

/// <summary>Fresh links to what somebody owns.</summary>
public sealed class OwnLinks(Mails mails, Outbox outbox, Secrets secrets, PublicAddress address, TimeProvider clock)
{
    /// <summary>Who types a number and an address is not thereby their owner; the mailbox is not filled.</summary>
    private const int MostInAnHour = 3;

    public string Create(StoreTransaction transaction, string kind, string number) => address.Of(PathOf(transaction, kind, number));

    /// <summary>The same on this site.</summary>
    public string PathOf(StoreTransaction transaction, string kind, string number) => Secrets.Path(secrets.Create(transaction, kind, number));

    /// <summary>The links that were given out before are dead, and the new address is told a new one: what went to the old one opens nothing.</summary>
    public void Move(StoreTransaction transaction, EmailAddress to, Language language, MailAbout about, string addressee, string name)
    {
        Secrets.Withdraw(transaction, about.Kind, about.Number);
        Send(transaction, to, language, about, addressee, name);
    }

    /// <summary>To the address that stands in what is owned.</summary>
    public async Task SendAsync(StoreTransaction transaction, EmailAddress to, Language language, MailAbout about, string addressee, string name)
    {
        if (await OutboxTable.CountSinceAsync(transaction.Sql, to, about, clock.GetUtcNow().AddHours(-1)) >= MostInAnHour) return;
        Send(transaction, to, language, about, addressee, name);
    }

    private void Send(StoreTransaction transaction, EmailAddress to, Language language, MailAbout about, string addressee, string name) =>
        outbox.Add(transaction, to, mails.OwnLink.Write(language,
            ("addressee", addressee), ("number", about.Number), ("name", name), ("link", Create(transaction, about.Kind, about.Number))), about);
}
