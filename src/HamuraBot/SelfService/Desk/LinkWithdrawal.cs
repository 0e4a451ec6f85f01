using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.Officers;

namespace HamuraBot.SelfService.Desk;

public enum LinkOutcome
{
    /// <summary>The old links are dead, and the owner is sent a new one.</summary>
    Renewed,

    /// <summary>The old links are dead; there is no address to send a new one to.</summary>
    Withdrawn,

    Absent,
}

/// <summary>An officer withdraws the secret links of somebody who has lost one, or whose link has come into wrong hands.</summary>
public sealed class LinkWithdrawal(Store store, IEnumerable<SelfServiceKind> kinds, OwnLinks links, Audit audit)
{
    public Task<LinkOutcome> WithdrawAsync(string kind, string number, string officer, CancellationToken cancellationToken) => store.WriteAgainAsync(async transaction =>
    {
        if (kinds.FirstOrDefault(known => known.Kind == kind)?.Owner is not { } find || await find(transaction.Sql, number) is not { } owner) return LinkOutcome.Absent;
        audit.Record(transaction, officer, "link withdrawn", kind, number);
        if (owner.Email is { } email) links.Move(transaction, email, owner.Language, new MailAbout(kind, number), owner.Addressee, owner.Name);
        else Secrets.Withdraw(transaction, kind, number);
        return owner.Email is null ? LinkOutcome.Withdrawn : LinkOutcome.Renewed;
    }, cancellationToken);
}
