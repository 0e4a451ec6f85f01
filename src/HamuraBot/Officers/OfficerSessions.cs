using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;

namespace HamuraBot.Officers;

/// <summary>
/// Sessions are rows, looked up at every request: what ends one here ends it on every node at once. The store knows only a hash of a
/// session's id, so that nobody who reads a backup can take part in a session.
/// </summary>
/// <remarks>By hand, because ending a session, its line in the audit and what caused both are one transaction, on every node; a ticket store has no part in ours.</remarks>
public sealed class OfficerSessions(Store store, Audit audit, TimeProvider clock)
{
    /// <summary>A session is over after so long without a request of its officer: what open pages fetch by themselves is none.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>And after so long in any case: a day at the desk.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>For so long after showing it again, nobody is asked for the password before a change of the ways to sign in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>The condition for a session that is not over.</summary>
    private const string IsLive = "s.started_at > @started AND COALESCE(s.active_at, s.seen_at) > @active";

    /// <summary>How precisely the store knows when an officer was last at work.</summary>
    private static readonly TimeSpan ActiveStep = TimeSpan.FromMinutes(1);

    /// <summary>How precisely the store knows when an officer was last seen; each step costs a write.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromSeconds(15);

    /// <summary>Begins a session under a new id.</summary>
    /// <param name="browser">As its owner would name it.</param>
    public async Task<string> StartAsync(StoreTransaction transaction, Officer officer, SignInProof proof, string browser)
    {
        var now = clock.GetUtcNow();
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await transaction.Sql.ExecuteAsync(
            "DELETE FROM officer_sessions WHERE officer_id = @officer AND (started_at <= @started OR COALESCE(active_at, seen_at) <= @active OR security_stamp <> @stamp)",
            ("@officer", officer.Id), ("@started", now - Longest), ("@active", now - Idle), ("@stamp", officer.SecurityStamp));
        await transaction.Sql.ExecuteAsync(
            """
            INSERT INTO officer_sessions (id, officer_id, security_stamp, started_at, seen_at, active_at, confirmed_at, proof, browser)
            VALUES (@id, @officer, @stamp, @now, @now, @now, @now, @proof, @browser)
            """,
            ("@id", Hash(id)), ("@officer", officer.Id), ("@stamp", officer.SecurityStamp), ("@now", now),
            ("@proof", proof.ToString()), ("@browser", browser));
        await OfficerTable.MarkSeenAsync(transaction.Sql, officer.Id, now);
        audit.Record(transaction, officer.Id, "signed in", "officer", officer.Id);
        return id;
    }

    /// <summary>Whose session this is; nobody's if it has ended, or its officer was disabled or has changed the password.</summary>
    /// <param name="id">As the cookie has it.</param>
    /// <param name="isActive">Whether the officer asks, and not an open page by itself.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    public async Task<LiveSession?> FindAsync(string id, bool isActive, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await store.ReadAsync(sql => FindAsync(sql, Hash(id), now), cancellationToken);
        if (session is not null && (session.Officer.SeenAt is null || session.SeenAt <= now - SeenStep || isActive && session.ActiveAt <= now - ActiveStep))
        {
            await NoteSeenAsync(id, session.Officer, now, isActive, cancellationToken);
        }
        return session;
    }

    /// <summary>All that an officer has, the one used last first.</summary>
    public Task<List<OwnSession>> OfAsync(string officerId, string currentId, CancellationToken cancellationToken) => store.ReadAsync(sql => sql.ListAsync(
        $"""
        SELECT s.id, s.started_at, s.seen_at, s.browser FROM officer_sessions s
        JOIN officers o ON o.id = s.officer_id AND o.security_stamp = s.security_stamp
        WHERE s.officer_id = @officer AND {IsLive} ORDER BY s.seen_at DESC, s.id
        """,
        row => new OwnSession(row.Text("id") == Hash(currentId), row.Instant("started_at"), row.Instant("seen_at"), row.Text("browser")),
        ("@officer", officerId), ("@started", clock.GetUtcNow() - Longest), ("@active", clock.GetUtcNow() - Idle)), cancellationToken);

    /// <summary>Whether the officer has shown who they are a moment ago, by signing in or once more.</summary>
    public async Task<bool> IsFreshAsync(string id, CancellationToken cancellationToken) => await store.ReadAsync(sql => sql.ScalarAsync(
        "SELECT 1 FROM officer_sessions WHERE id = @id AND confirmed_at > @since", ("@id", Hash(id)), ("@since", clock.GetUtcNow() - Fresh)), cancellationToken) is not null;

    public Task ConfirmAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
        "UPDATE officer_sessions SET confirmed_at = @now WHERE id = @id", ("@now", clock.GetUtcNow()), ("@id", Hash(id))), cancellationToken);

    /// <summary>Ends every session of the officer but this one.</summary>
    public Task EndOthersAsync(string officerId, string currentId, CancellationToken cancellationToken) => store.WriteAsync(async transaction =>
    {
        audit.Record(transaction, officerId, "other sessions ended", "officer", officerId);
        return await transaction.Sql.ExecuteAsync("DELETE FROM officer_sessions WHERE officer_id = @officer AND id <> @current",
            ("@officer", officerId), ("@current", Hash(currentId)));
    }, cancellationToken);

    /// <summary>In the session more was shown than at its beginning.</summary>
    public static Task<int> NoteProofAsync(StoreConnection sql, string id, SignInProof proof) => sql.ExecuteAsync(
        "UPDATE officer_sessions SET proof = @proof WHERE id = @id", ("@proof", proof.ToString()), ("@id", Hash(id)));

    /// <summary>What was shown at their beginning is no longer asked for: the officer's sessions go on with the password alone.</summary>
    public static Task<int> NoteFactorRemovedAsync(StoreConnection sql, string officerId) => sql.ExecuteAsync(
        "UPDATE officer_sessions SET proof = @less WHERE officer_id = @officer AND proof = @more",
        ("@less", nameof(SignInProof.Password)), ("@officer", officerId), ("@more", nameof(SignInProof.PasswordAndCode)));

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

    private static Task<LiveSession?> FindAsync(StoreConnection sql, string hash, DateTimeOffset now) => sql.FindAsync(
        $"""
        SELECT {OfficerTable.Columns}, s.seen_at AS session_seen_at, COALESCE(s.active_at, s.seen_at) AS active_at, s.proof FROM officer_sessions s
        JOIN officers o ON o.id = s.officer_id AND o.security_stamp = s.security_stamp AND o.disabled_at IS NULL
        WHERE s.id = @id AND {IsLive}
        """,
        row => new LiveSession(OfficerTable.Read(row), row.Instant("session_seen_at"), row.Instant("active_at"), Enum.Parse<SignInProof>(row.Text("proof"))),
        ("@id", hash), ("@started", now - Longest), ("@active", now - Idle));

    private async Task NoteSeenAsync(string id, Officer officer, DateTimeOffset now, bool isActive, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(async transaction =>
            {
                var live = await transaction.Sql.ExecuteAsync("UPDATE officer_sessions SET seen_at = @now, active_at = CASE WHEN @active = 1 THEN @now ELSE COALESCE(active_at, seen_at) END WHERE id = @id",
                    ("@now", now), ("@active", isActive), ("@id", Hash(id)));
                return live == 0 ? 0 : await OfficerTable.MarkSeenAsync(transaction.Sql, officer.Id, now);
            }, cancellationToken).WaitAsync(Audit.Patience, clock, cancellationToken);
        }
        catch (Exception unwritten) when (unwritten is StoreUnavailableException or TimeoutException)
        {
            // Reading goes on while nothing can be written; the next request tries again.
        }
    }

    private static string Hash(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}

/// <summary>A session in use.</summary>
public sealed record LiveSession(Officer Officer, DateTimeOffset SeenAt, DateTimeOffset ActiveAt, SignInProof Proof);

/// <summary>A session as its officer sees it.</summary>
public sealed record OwnSession(bool IsThis, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Browser);
