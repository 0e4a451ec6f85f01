using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.SelfService;

/// <summary>What a secret opens: a kind such as <c>request</c>, and its number.</summary>
public sealed record Owned(string Kind, string Number);

/// <summary>
/// The secrets in the links <c>/r/…</c>: whoever has one may see, change and withdraw what it opens, without an account. One thing
/// may have several, because a later mail needs a link of its own: a secret cannot be read back.
/// </summary>
public sealed partial class Secrets(Store store, IOptions<LinkOptions> options, TimeProvider clock)
{
    /// <summary>Bytes: 128 bits cannot be guessed.</summary>
    private const int Length = 16;

    private const string MailPrefix = "mail:";

    /// <returns>The secret itself, which is nowhere kept: 22 letters, digits, hyphens and underscores.</returns>
    public string Create(StoreTransaction transaction, string kind, string number)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));
        transaction.Enqueue("INSERT INTO secrets (hash, kind, number, expires_at) VALUES (@hash, @kind, @number, @expires)",
            ("@hash", Hash(secret)), ("@kind", kind), ("@number", number), ("@expires", clock.GetUtcNow().AddDays(options.Value.LinkDays)));
        return secret;
    }

    /// <summary>The kind of a secret that leads a mail to the same thing and opens no page.</summary>
    public static string ByMail(string kind) => MailPrefix + kind;

    public static bool IsByMail(string kind, out string what)
    {
        what = kind.StartsWith(MailPrefix, StringComparison.Ordinal) ? kind[MailPrefix.Length..] : "";
        return what.Length > 0;
    }

    /// <summary>Every link, and every address for replies, that was given out for it is dead, whoever has it.</summary>
    public static void Withdraw(StoreTransaction transaction, string kind, string number) =>
        transaction.Enqueue("DELETE FROM secrets WHERE kind IN (@kind, @mail) AND number = @number", ("@kind", kind), ("@mail", ByMail(kind)), ("@number", number));

    /// <summary>Where the link leads, on this site.</summary>
    public static string Path(string secret) => $"/r/{secret}";

    /// <summary>The same text without the keys that it may quote: for whoever reads it and is not their owner, such as an officer.</summary>
    public static string Masked(string text) => Link().Replace(text, "/r/…");

    public async Task<Owned?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        if (!Base64Url.IsValid(secret, out var bytes) || bytes != Length)
        {
            return null;
        }
        return await store.ReadAsync(sql => sql.FindAsync("SELECT kind, number FROM secrets WHERE hash = @hash AND expires_at > @now",
            row => new Owned(row.Text("kind"), row.Text("number")), ("@hash", Hash(secret)), ("@now", clock.GetUtcNow())), cancellationToken);
    }

    [GeneratedRegex("/r/[A-Za-z0-9_-]{22}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret)));
}
