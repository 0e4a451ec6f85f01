using System.Buffers.Text;
using HamuraBot.Data;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

/// <param name="UsedAt">When somebody last signed in with it.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>The rows of <c>officer_passkeys</c>, in both stores. What proved a passkey at its making is not needed again and not kept.</summary>
public static class PasskeyTable
{
    private const string Columns = "id, public_key, name, transports, sign_count, verified, backup_eligible, backed_up, created_at";

    public static string IdOf(byte[] credential) => Base64Url.EncodeToString(credential);

    public static Task<List<UserPasskeyInfo>> AllOfAsync(StoreConnection sql, string officerId) => sql.ListAsync(
        $"SELECT {Columns} FROM officer_passkeys WHERE officer_id = @officer ORDER BY created_at, id", Read, ("@officer", officerId));

    public static Task<List<OwnPasskey>> ListAsync(StoreConnection sql, string officerId) => sql.ListAsync(
        "SELECT id, name, created_at, used_at FROM officer_passkeys WHERE officer_id = @officer ORDER BY created_at, id",
        row => new OwnPasskey(row.Text("id"), row.Text("name"), row.Instant("created_at"), row.InstantOrNull("used_at")), ("@officer", officerId));

    public static async Task<string?> OwnerAsync(StoreConnection sql, byte[] credential) =>
        await sql.ScalarAsync("SELECT officer_id FROM officer_passkeys WHERE id = @id", ("@id", IdOf(credential))) as string;

    public static Task<int> SaveAsync(StoreConnection sql, string officerId, UserPasskeyInfo passkey) => sql.ExecuteAsync(
        """
        INSERT INTO officer_passkeys (id, officer_id, public_key, name, transports, sign_count, verified, backup_eligible, backed_up, created_at)
        VALUES (@id, @officer, @key, @name, @transports, @count, @verified, @eligible, @backedUp, @createdAt)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, sign_count = excluded.sign_count, backed_up = excluded.backed_up
        WHERE officer_passkeys.officer_id = excluded.officer_id
        """,
        ("@id", IdOf(passkey.CredentialId)), ("@officer", officerId), ("@key", Convert.ToBase64String(passkey.PublicKey)), ("@name", passkey.Name ?? ""),
        ("@transports", string.Join(' ', passkey.Transports ?? [])), ("@count", (long)passkey.SignCount), ("@verified", passkey.IsUserVerified),
        ("@eligible", passkey.IsBackupEligible), ("@backedUp", passkey.IsBackedUp), ("@createdAt", passkey.CreatedAt));

    /// <returns>False if its counter went on meanwhile, or it was taken away.</returns>
    public static async Task<bool> NoteUseAsync(StoreConnection sql, UserPasskeyInfo passkey, DateTimeOffset now) => await sql.ExecuteAsync(
        """
        UPDATE officer_passkeys SET sign_count = @count, backed_up = @backedUp, used_at = @now
        WHERE id = @id AND (sign_count < @count OR sign_count = 0 AND @count = 0)
        """,
        ("@count", (long)passkey.SignCount), ("@backedUp", passkey.IsBackedUp), ("@now", now),
        ("@id", IdOf(passkey.CredentialId))) == 1;

    public static async Task<bool> RemoveAsync(StoreConnection sql, string officerId, string id) =>
        await sql.ExecuteAsync("DELETE FROM officer_passkeys WHERE id = @id AND officer_id = @officer", ("@id", id), ("@officer", officerId)) == 1;

    private static UserPasskeyInfo Read(Row row) => new(
        Base64Url.DecodeFromChars(row.Text("id")), Convert.FromBase64String(row.Text("public_key")), row.Instant("created_at"),
        (uint)row.Integer("sign_count"), row.Text("transports").Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Flag("verified"),
        row.Flag("backup_eligible"), row.Flag("backed_up"), [], [])
    { Name = row.Text("name") };
}
