using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Mail;

namespace HamuraBot.Officers;

/// <summary>A link by mail that lets somebody in once: to become an officer, or to a new password.</summary>
/// <param name="Id">Of the invitation, and then of the officer whom it makes.</param>
/// <param name="Hash">Of the secret in the link, which is nowhere kept.</param>
/// <param name="OfficerId">Whose password it resets; nobody's for an invitation.</param>
public sealed record OfficerLink(string Id, string Hash, string? OfficerId, string Email, string Name, OfficerRole Role, DateTimeOffset ExpiresAt)
{
    public bool IsInvitation => OfficerId is null;
}

public sealed class OfficerLinks(Store store, Outbox outbox, Mails mails, PublicAddress site, Dialogs.DialogLibrary library, Audit audit, TimeProvider clock)
{
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(7);
    public static readonly TimeSpan ResetLasts = TimeSpan.FromHours(1);

    /// <summary>Bytes: 256 bits cannot be guessed.</summary>
    private const int SecretLength = 32;

    private const string Columns = "id, hash, officer_id, email, name, role, expires_at";

    /// <summary>An invitation to the same address before is no longer good.</summary>
    public Task InviteAsync(EmailAddress email, string name, OfficerRole role, string by, Language language, CancellationToken cancellationToken) =>
        store.WriteAsync(async transaction =>
        {
            await transaction.Sql.ExecuteAsync("DELETE FROM officer_links WHERE officer_id IS NULL AND email = @email", ("@email", email.Value));
            var link = new OfficerLink(Guid.CreateVersion7(clock.GetUtcNow()).ToString(), "", null, email.Value, name, role, clock.GetUtcNow() + InvitationLasts);
            var secret = await AddAsync(transaction, link);
            outbox.Add(transaction, email, mails.OfficerInvitation.Write(language, ("addressee", name), ("until", When(link.ExpiresAt, language)),
                ("joinLink", site.Of($"{DeskPaths.Join}/{secret}?lang={language.Code()}"))), new("officer", link.Id));
            audit.Record(transaction, by, "invited", "officer", link.Id);
            return true;
        }, cancellationToken);

    public Task<bool> WithdrawAsync(string id, string by, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        if (await transaction.Sql.ExecuteAsync("DELETE FROM officer_links WHERE id = @id AND officer_id IS NULL", ("@id", id)) == 0) return false;
        audit.Record(transaction, by, "invitation withdrawn", "officer", id);
        return true;
    }, cancellationToken);

    public Task<List<OfficerLink>> InvitationsAsync(CancellationToken cancellationToken) => store.ReadAsync(sql => sql.ListAsync(
        $"SELECT {Columns} FROM officer_links WHERE officer_id IS NULL ORDER BY created_at, id", Read), cancellationToken);

    /// <summary>Whether there is such an officer or not, nobody outside can tell: not from the answer, and not from how long it takes.</summary>
    public Task MailResetAsync(Officer? officer, Language language, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        var known = officer is { Enabled: true };
        var email = known ? EmailAddress.Parse(officer!.Email) : EmailAddress.Parse("nobody@hamura.invalid");
        var link = ResetOf(known ? officer!.Id : "", email.Value);
        if (!known)
        {
            outbox.Add(transaction, email, ResetMail("", link, language), new("officer", ""));
            await transaction.FlushAsync();
            transaction.RollBack();
            return false;
        }
        outbox.Add(transaction, email, ResetMail(await AddAsync(transaction, link), link, language), new("officer", officer!.Id));
        audit.Record(transaction, null, "reset asked for", "officer", officer.Id);
        return true;
    }, cancellationToken);

    /// <summary>For a manager to hand over: the officer may not get mail just now.</summary>
    /// <returns>The address, shown this once.</returns>
    public Task<string> CreateResetAsync(Officer officer, string by, Language language, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        audit.Record(transaction, by, "reset link made", "officer", officer.Id);
        return ResetAddress(await AddAsync(transaction, ResetOf(officer.Id, officer.Email)), language);
    }, cancellationToken);

    /// <summary>What the secret opens. Looking changes nothing: mail programs and their guards look too.</summary>
    public async Task<OfficerLink?> FindAsync(string secret, bool invitation, CancellationToken cancellationToken) =>
        Base64Url.IsValid(secret, out var bytes) && bytes == SecretLength
            && await store.ReadAsync(sql => sql.FindAsync($"SELECT {Columns} FROM officer_links WHERE hash = @hash AND expires_at > @now", Read,
                ("@hash", Hash(secret)), ("@now", clock.GetUtcNow())), cancellationToken) is { } link && link.IsInvitation == invitation
            ? link
            : null;

    /// <returns>False if it was used, withdrawn or replaced meanwhile: two at the same moment are one.</returns>
    public static async Task<bool> SpendAsync(StoreConnection sql, OfficerLink link) =>
        await sql.ExecuteAsync("DELETE FROM officer_links WHERE hash = @hash", ("@hash", link.Hash)) == 1;

    public static Task<int> ForgetResetsAsync(StoreConnection sql, string officerId) =>
        sql.ExecuteAsync("DELETE FROM officer_links WHERE officer_id = @officer", ("@officer", officerId));

    private OfficerLink ResetOf(string officerId, string email) =>
        new(Guid.CreateVersion7(clock.GetUtcNow()).ToString(), "", officerId, email, "", default, clock.GetUtcNow() + ResetLasts);

    private MailText ResetMail(string secret, OfficerLink link, Language language) =>
        mails.PasswordReset.Write(language, ("until", When(link.ExpiresAt, language)), ("resetLink", ResetAddress(secret, language)));

    private string ResetAddress(string secret, Language language) => site.Of($"{DeskPaths.Reset}/{secret}?lang={language.Code()}");

    private string When(DateTimeOffset instant, Language language) => library.Phrases.Formats.Opening(instant, language);

    private async Task<string> AddAsync(StoreTransaction transaction, OfficerLink link)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        var now = clock.GetUtcNow();
        await transaction.Sql.ExecuteAsync("DELETE FROM officer_links WHERE officer_id IS NOT NULL AND expires_at <= @now", ("@now", now));
        await transaction.Sql.ExecuteAsync(
            """
            INSERT INTO officer_links (id, hash, officer_id, email, name, role, created_at, expires_at)
            VALUES (@id, @hash, @officer, @email, @name, @role, @now, @expires)
            """,
            ("@id", link.Id), ("@hash", Hash(secret)), ("@officer", link.OfficerId), ("@email", link.Email), ("@name", link.Name),
            ("@role", link.Role.ToString()), ("@now", now), ("@expires", link.ExpiresAt));
        return secret;
    }

    private static OfficerLink Read(Row row) => new(
        row.Text("id"), row.Text("hash"), row.TextOrNull("officer_id"), row.Text("email"), row.Text("name"), Enum.Parse<OfficerRole>(row.Text("role")),
        row.Instant("expires_at"));

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));
}
