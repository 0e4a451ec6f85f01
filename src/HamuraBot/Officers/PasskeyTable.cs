using System.Buffers.Text;
using System.Data.Common;
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

    public static async Task<List<UserPasskeyInfo>> AllOfAsync(StoreConnection sql, string officerId)
    {
        await using var rows = await sql.QueryAsync(
            $"SELECT {Columns} FROM officer_passkeys WHERE officer_id = @officer ORDER BY created_at, id", ("@officer", officerId));
        var passkeys = new List<UserPasskeyInfo>();
        while (await rows.ReadAsync()) passkeys.Add(Read(rows));
        return passkeys;
    }

    public static async Task<List<OwnPasskey>> ListAsync(StoreConnection sql, string officerId)
    {
        await using var rows = await sql.QueryAsync(
            "SELECT id, name, created_at, used_at FROM officer_passkeys WHERE officer_id = @officer ORDER BY created_at, id", ("@officer", officerId));
        var passkeys = new List<OwnPasskey>();
        while (await rows.ReadAsync())
        {
            passkeys.Add(new(rows.GetString(0), rows.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)),
                rows.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3))));
        }
        return passkeys;
    }

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
        ("@transports", string.Join(' ', passkey.Transports ?? [])), ("@count", (long)passkey.SignCount), ("@verified", passkey.IsUserVerified ? 1 : 0),
        ("@eligible", passkey.IsBackupEligible ? 1 : 0), ("@backedUp", passkey.IsBackedUp ? 1 : 0), ("@createdAt", passkey.CreatedAt.ToUnixTimeMilliseconds()));

    /// <returns>False if its counter went on meanwhile, or it was taken away.</returns>
    public static async Task<bool> NoteUseAsync(StoreConnection sql, UserPasskeyInfo passkey, DateTimeOffset now) => await sql.ExecuteAsync(
        """
        UPDATE officer_passkeys SET sign_count = @count, backed_up = @backedUp, used_at = @now
        WHERE id = @id AND (sign_count < @count OR sign_count = 0 AND @count = 0)
        """,
        ("@count", (long)passkey.SignCount), ("@backedUp", passkey.IsBackedUp ? 1 : 0), ("@now", now.ToUnixTimeMilliseconds()),
        ("@id", IdOf(passkey.CredentialId))) == 1;

    public static async Task<bool> RemoveAsync(StoreConnection sql, string officerId, string id) =>
        await sql.ExecuteAsync("DELETE FROM officer_passkeys WHERE id = @id AND officer_id = @officer", ("@id", id), ("@officer", officerId)) == 1;

    private static UserPasskeyInfo Read(DbDataReader row) => new(
        Base64Url.DecodeFromChars(row.GetString(0)), Convert.FromBase64String(row.GetString(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
        (uint)row.GetInt64(4), row.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries), row.GetInt32(5) == 1, row.GetInt32(6) == 1,
        row.GetInt32(7) == 1, [], []) { Name = row.GetString(2) };
}
