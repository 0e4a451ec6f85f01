using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;

namespace HamuraBot.Desk;

/// <summary>
/// Sessions are rows, looked up at every request: what ends one here ends it on every node at once. The store knows only a hash of a
/// session's id, so that nobody who reads a backup can take part in a session.
/// </summary>
public sealed class OfficerSessions(Store store, Audit audit, TimeProvider clock)
{
    /// <summary>A session is over after so long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>How precisely the store knows when an officer was last seen; each step costs a write.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromSeconds(15);

    /// <summary>Begins a session under a new id.</summary>
    public async Task<string> StartAsync(StoreTransaction transaction, Officer officer)
    {
        var now = clock.GetUtcNow();
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await transaction.Sql.ExecuteAsync(
            "DELETE FROM officer_sessions WHERE officer_id = @officer AND (seen_at <= @over OR security_stamp <> @stamp)",
            ("@officer", officer.Id), ("@over", (now - Idle).ToUnixTimeMilliseconds()), ("@stamp", officer.SecurityStamp));
        await transaction.Sql.ExecuteAsync(
            "INSERT INTO officer_sessions (id, officer_id, security_stamp, started_at, seen_at) VALUES (@id, @officer, @stamp, @now, @now)",
            ("@id", Hash(id)), ("@officer", officer.Id), ("@stamp", officer.SecurityStamp), ("@now", now.ToUnixTimeMilliseconds()));
        await OfficerTable.MarkSeenAsync(transaction.Sql, officer.Id, now);
        audit.Record(transaction, officer.Id, "signed in", "officer", officer.Id);
        return id;
    }

    /// <summary>Whose session this is; nobody's if it has ended, or its officer was disabled or has changed the password.</summary>
    public async Task<Officer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (officer, seenAt) = await store.ReadAsync(sql => FindAsync(sql, Hash(id), now - Idle), cancellationToken);
        if (officer is not null && (officer.SeenAt is null || seenAt <= now - SeenStep))
        {
            await NoteSeenAsync(id, officer, now, cancellationToken);
        }
        return officer;
    }

    public Task EndAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(transaction => EndAsync(transaction, id), cancellationToken);

    /// <summary>The officer counts as away from now on; if another session of theirs is in use, its next request corrects that.</summary>
    public async Task<bool> EndAsync(StoreTransaction transaction, string id)
    {
        var officerId = await transaction.Sql.ScalarAsync("SELECT officer_id FROM officer_sessions WHERE id = @id", ("@id", Hash(id))) as string;
        if (officerId is null || await transaction.Sql.ExecuteAsync("DELETE FROM officer_sessions WHERE id = @id", ("@id", Hash(id))) == 0)
        {
            return false;
        }
        await OfficerTable.MarkSeenAsync(transaction.Sql, officerId, null);
        audit.Record(transaction, officerId, "signed out", "officer", officerId);
        return true;
    }

    private static async Task<(Officer? Officer, DateTimeOffset SeenAt)> FindAsync(SqlConnection sql, string hash, DateTimeOffset over)
    {
        await using var rows = await sql.QueryAsync(
            $"""
            SELECT {OfficerTable.Columns}, s.seen_at FROM officer_sessions s
            JOIN officers o ON o.id = s.officer_id AND o.security_stamp = s.security_stamp AND o.disabled_at IS NULL
            WHERE s.id = @id AND s.seen_at > @over
            """,
            ("@id", hash), ("@over", over.ToUnixTimeMilliseconds()));
        return await rows.ReadAsync() ? (OfficerTable.Read(rows), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(11))) : default;
    }

    private async Task NoteSeenAsync(string id, Officer officer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(async transaction =>
            {
                var live = await transaction.Sql.ExecuteAsync("UPDATE officer_sessions SET seen_at = @now WHERE id = @id",
                    ("@now", now.ToUnixTimeMilliseconds()), ("@id", Hash(id)));
                return live == 0 ? 0 : await OfficerTable.MarkSeenAsync(transaction.Sql, officer.Id, now);
            }, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Reading goes on while nothing can be written; the next request tries again.
        }
    }

    private static string Hash(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
