using System.Buffers.Text;
using System.Text.RegularExpressions;
using HamuraBot.Data;
using HamuraBot.Mail;
using HamuraBot.SelfService;
using Microsoft.Extensions.Options;

namespace HamuraBot.Replies;

/// <summary>
/// Addresses that lead a reply to what it answers: <c>support+KEY@…</c>. The key is a secret of its own kind: it opens no page, is kept as a hash,
/// and dies with the links to the same thing. It is written in hexadecimal, for mail servers that do not tell upper from lower case.
/// </summary>
public sealed partial class ReplyAddress(IOptions<IncomingMailOptions> incoming, IOptions<MailOptions> mail, Secrets secrets)
{
    /// <summary>Where mails lie in files, so do the replies, and the address need not be a real one.</summary>
    private const string InTheFiles = "reply@hamura.invalid";

    /// <summary>Null if nobody reads replies.</summary>
    public EmailAddress? Base => EmailAddress.TryParse(string.IsNullOrEmpty(incoming.Value.Address) && !mail.Value.UsesSmtp ? InTheFiles : incoming.Value.Address);

    /// <returns>Null if nobody reads replies.</returns>
    public EmailAddress? Create(StoreTransaction transaction, string kind, string number) => Base is { } address
        ? EmailAddress.Parse($"{address.Name}+{Convert.ToHexStringLower(Base64Url.DecodeFromChars(secrets.Create(transaction, Secrets.ByMail(kind), number)))}@{address.Domain}")
        : null;

    /// <param name="recipients">Headers that name whom a mail has reached.</param>
    public async Task<Owned?> FindAsync(string recipients, CancellationToken cancellationToken)
    {
        foreach (Match key in Key().Matches(recipients))
        {
            if (await secrets.FindAsync(Base64Url.EncodeToString(Convert.FromHexString(key.Groups[1].ValueSpan)), cancellationToken) is { } owned
                && Secrets.IsByMail(owned.Kind, out var kind)) return owned with { Kind = kind };
        }
        return null;
    }

    [GeneratedRegex(@"\+([0-9a-fA-F]{32})@", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
