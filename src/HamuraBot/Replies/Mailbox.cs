namespace HamuraBot.Replies;

/// <summary>A mail as it lies in the mailbox.</summary>
/// <param name="Place">Where: the mailbox's own affair.</param>
/// <param name="IsWhole">If not, it is larger than a mail may be, and only its beginning was read.</param>
public sealed record DeliveredMail(string Place, byte[] Content, bool IsWhole);

/// <summary>Where mails arrive. What has been taken in is removed afterwards: after a crash between the two it is found again, and known.</summary>
public abstract class Mailbox
{
    /// <summary>Mails in memory at once.</summary>
    protected const int MostAtOnce = 20;

    /// <summary>Bytes that are read of a mail which is too large: who sent it and what it is about.</summary>
    protected const int Beginning = 64 * 1024;

    /// <summary>Some of those that have arrived, the oldest first.</summary>
    public abstract Task<IReadOnlyList<DeliveredMail>> LookAsync(CancellationToken cancellationToken);

    /// <summary>They are in the store; one that is too large stays where the mail server's own people find it, and is not looked at again.</summary>
    public abstract Task RemoveAsync(IReadOnlyList<DeliveredMail> taken, CancellationToken cancellationToken);
}
