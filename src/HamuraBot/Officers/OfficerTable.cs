using System.Data.Common;
using HamuraBot.Data;

namespace HamuraBot.Officers;

/// <summary>The rows of <c>officers</c>, in both stores.</summary>
public static class OfficerTable
{
    public const string Columns =
        "o.id, o.email, o.normalized_email, o.name, o.role, o.password_hash, o.security_stamp, o.version, o.created_at, o.disabled_at, o.seen_at, o.entra_id";

    /// <summary>Of the columns; what is read along with them comes behind.</summary>
    public const int Count = 12;

    public static Officer Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Email = row.GetString(1),
        NormalizedEmail = row.GetString(2),
        Name = row.GetString(3),
        Role = Enum.Parse<OfficerRole>(row.GetString(4)),
        PasswordHash = row.IsDBNull(5) ? null : row.GetString(5),
        SecurityStamp = row.GetString(6),
        Version = row.GetInt32(7),
        CreatedAt = Instant(row, 8)!.Value,
        DisabledAt = Instant(row, 9),
        SeenAt = Instant(row, 10),
        EntraId = row.IsDBNull(11) ? null : row.GetString(11),
    };

    public static async Task<List<Officer>> AllAsync(StoreConnection sql)
    {
        await using var rows = await sql.QueryAsync($"SELECT {Columns} FROM officers o ORDER BY o.created_at, o.id");
        var officers = new List<Officer>();
        while (await rows.ReadAsync())
        {
            officers.Add(Read(rows));
        }
        return officers;
    }

    public static async Task<bool> AnyAsync(StoreConnection sql) => await sql.ScalarAsync("SELECT 1 FROM officers LIMIT 1") is not null;

    public static async Task<bool> AnyPresentAsync(StoreConnection sql, DateTimeOffset now) => await sql.ScalarAsync(
        "SELECT 1 FROM officers WHERE disabled_at IS NULL AND seen_at > @since LIMIT 1",
        ("@since", (now - Officer.StaysPresent).ToUnixTimeMilliseconds())) is not null;

    public static Task<Officer?> FindAsync(StoreConnection sql, string id) => OneAsync(sql, "o.id = @value", id);

    public static Task<Officer?> FindByEntraIdAsync(StoreConnection sql, string entraId) => OneAsync(sql, "o.entra_id = @value", entraId);

    public static Task<Officer?> FindByEmailAsync(StoreConnection sql, string normalizedEmail) => OneAsync(sql, "o.normalized_email = @value", normalizedEmail);

    /// <returns>False if the id or the address is taken.</returns>
    public static async Task<bool> InsertAsync(StoreConnection sql, Officer officer) => await sql.ExecuteAsync(
        """
        INSERT INTO officers (id, email, normalized_email, name, role, password_hash, security_stamp, version, created_at)
        VALUES (@id, @email, @normalizedEmail, @name, @role, @passwordHash, @securityStamp, 1, @createdAt) ON CONFLICT DO NOTHING
        """,
        ("@id", officer.Id), ("@email", officer.Email), ("@normalizedEmail", officer.NormalizedEmail), ("@name", officer.Name),
        ("@role", officer.Role.ToString()), ("@passwordHash", officer.PasswordHash), ("@securityStamp", officer.SecurityStamp),
        ("@createdAt", officer.CreatedAt.ToUnixTimeMilliseconds())) == 1;

    /// <returns>False if the row was changed since it was read.</returns>
    public static async Task<bool> UpdateAsync(StoreConnection sql, Officer officer) => await sql.ExecuteAsync(
        """
        UPDATE officers SET email = @email, normalized_email = @normalizedEmail, name = @name, role = @role, password_hash = @passwordHash,
        security_stamp = @securityStamp, disabled_at = @disabledAt, entra_id = @entraId, version = version + 1 WHERE id = @id AND version = @version
        """,
        ("@id", officer.Id), ("@version", officer.Version), ("@email", officer.Email), ("@normalizedEmail", officer.NormalizedEmail),
        ("@name", officer.Name), ("@role", officer.Role.ToString()), ("@passwordHash", officer.PasswordHash),
        ("@securityStamp", officer.SecurityStamp), ("@disabledAt", officer.DisabledAt?.ToUnixTimeMilliseconds()),
        ("@entraId", officer.EntraId)) == 1;

    public static Task<int> MarkSeenAsync(StoreConnection sql, string id, DateTimeOffset? at) => sql.ExecuteAsync(
        "UPDATE officers SET seen_at = @at WHERE id = @id", ("@at", at?.ToUnixTimeMilliseconds()), ("@id", id));

    private static async Task<Officer?> OneAsync(StoreConnection sql, string condition, string value)
    {
        await using var rows = await sql.QueryAsync($"SELECT {Columns} FROM officers o WHERE {condition}", ("@value", value));
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    private static DateTimeOffset? Instant(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
