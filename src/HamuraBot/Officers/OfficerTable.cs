using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Officers;

/// <summary>The rows of <c>officers</c>, in both stores.</summary>
public static class OfficerTable
{
    public const string Columns =
        "o.id, o.email, o.normalized_email, o.name, o.role, o.password_hash, o.security_stamp, o.version, o.created_at, o.disabled_at, o.seen_at, o.entra_id, o.latin_name";

    /// <summary>The name of an officer as a column of somebody else's statement.</summary>
    /// <param name="id">Where the statement has the officer's id.</param>
    public static string NameOf(string id) => $"(SELECT o.name FROM officers o WHERE o.id = {id})";

    /// <summary>The same of the name for those who do not read Japanese; NULL where the name serves them, too.</summary>
    public static string LatinNameOf(string id) => $"(SELECT o.latin_name FROM officers o WHERE o.id = {id})";

    /// <summary>As visitors read it, each in their language.</summary>
    public static async Task<Words> NamesAsync(StoreConnection sql, ActingOfficer officer) =>
        new(officer.Name, await sql.ScalarAsync("SELECT latin_name FROM officers WHERE id = @id", ("@id", officer.Id)) as string ?? officer.Name);

    public static Officer Read(Row row) => new()
    {
        Id = row.Text("id"),
        Email = row.Text("email"),
        NormalizedEmail = row.Text("normalized_email"),
        Name = row.Text("name"),
        Role = Enum.Parse<OfficerRole>(row.Text("role")),
        PasswordHash = row.TextOrNull("password_hash"),
        SecurityStamp = row.Text("security_stamp"),
        Version = row.Number("version"),
        CreatedAt = row.Instant("created_at"),
        DisabledAt = row.InstantOrNull("disabled_at"),
        SeenAt = row.InstantOrNull("seen_at"),
        EntraId = row.TextOrNull("entra_id"),
        LatinName = row.TextOrNull("latin_name"),
    };

    public static Task<List<Officer>> AllAsync(StoreConnection sql) =>
        sql.ListAsync($"SELECT {Columns} FROM officers o ORDER BY o.created_at, o.id", Read);

    public static async Task<bool> AnyAsync(StoreConnection sql) => await sql.ScalarAsync("SELECT 1 FROM officers LIMIT 1") is not null;

    public static async Task<bool> AnyPresentAsync(StoreConnection sql, DateTimeOffset now) => await sql.ScalarAsync(
        "SELECT 1 FROM officers WHERE disabled_at IS NULL AND seen_at > @since LIMIT 1",
        ("@since", now - Officer.StaysPresent)) is not null;

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
        ("@createdAt", officer.CreatedAt)) == 1;

    /// <returns>False if the row was changed since it was read.</returns>
    public static async Task<bool> UpdateAsync(StoreConnection sql, Officer officer) => await sql.ExecuteAsync(
        """
        UPDATE officers SET email = @email, normalized_email = @normalizedEmail, name = @name, role = @role, password_hash = @passwordHash,
        security_stamp = @securityStamp, disabled_at = @disabledAt, entra_id = @entraId, latin_name = @latinName, version = version + 1 WHERE id = @id AND version = @version
        """,
        ("@id", officer.Id), ("@version", officer.Version), ("@email", officer.Email), ("@normalizedEmail", officer.NormalizedEmail),
        ("@name", officer.Name), ("@role", officer.Role.ToString()), ("@passwordHash", officer.PasswordHash),
        ("@securityStamp", officer.SecurityStamp), ("@disabledAt", officer.DisabledAt),
        ("@entraId", officer.EntraId), ("@latinName", officer.LatinName)) == 1;

    public static Task<int> MarkSeenAsync(StoreConnection sql, string id, DateTimeOffset? at) => sql.ExecuteAsync(
        "UPDATE officers SET seen_at = @at WHERE id = @id", ("@at", at), ("@id", id));

    private static Task<Officer?> OneAsync(StoreConnection sql, string condition, string value) =>
        sql.FindAsync($"SELECT {Columns} FROM officers o WHERE {condition}", Read, ("@value", value));
}
