using System.Data.Common;
using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Companies;

/// <summary>The rows of <c>companies</c> and <c>company_contacts</c>.</summary>
public static class CompanyTable
{
    /// <summary>Of one statement.</summary>
    private const int MostParameters = 500;

    private const string Columns =
        "c.id, c.name, c.kana, c.corporate_number, c.address, c.industry, c.consent_on, c.consent_how, c.note, c.merged_into, c.updated_at, c.version";

    public static async Task<Company?> FindAsync(StoreConnection sql, string id) =>
        (await ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE c.id = @id", ("@id", id))).SingleOrDefault();

    /// <summary>The record that stands for this one.</summary>
    public static async Task<Company?> StandingForAsync(StoreConnection sql, string id) => (await ReadAsync(sql,
        $"""
        WITH RECURSIVE way (id) AS (SELECT CAST(@id AS text) UNION SELECT c.merged_into FROM companies c JOIN way ON c.id = way.id WHERE c.merged_into IS NOT NULL)
        SELECT {Columns} FROM companies c JOIN way ON way.id = c.id WHERE c.merged_into IS NULL
        """, ("@id", id))).SingleOrDefault();

    /// <summary>All under which the company is known, its own id first.</summary>
    public static async Task<CompanyIds> IdsAsync(StoreConnection sql, string id)
    {
        var ids = new List<string>();
        await using var rows = await sql.QueryAsync(
            """
            WITH RECURSIVE known (id) AS (SELECT CAST(@id AS text) UNION SELECT c.id FROM companies c JOIN known ON c.merged_into = known.id)
            SELECT id FROM known ORDER BY CASE WHEN id = @id THEN 0 ELSE 1 END, id
            """, ("@id", id));
        while (await rows.ReadAsync()) ids.Add(rows.GetString(0));
        return new(ids);
    }

    public static Task<List<Company>> MergedIntoAsync(StoreConnection sql, string id) =>
        ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE c.merged_into = @id ORDER BY c.name, c.id", ("@id", id));

    /// <param name="text">Part of a name, a reading, a number, an address or a contact; empty for all.</param>
    /// <param name="first">How many are left out before the first.</param>
    public static async Task<(List<Company> Found, int Total)> SearchAsync(StoreConnection sql, string text, int first, int most)
    {
        const string wanted = "c.merged_into IS NULL AND (@text = '' OR c.search LIKE @like ESCAPE '!')";
        (string, object?) folded = ("@text", CompanyName.Search(text)), like = ("@like", $"%{LikePattern(CompanyName.Search(text))}%");
        var total = Convert.ToInt32(
            await sql.ScalarAsync($"SELECT COUNT(*) FROM companies c WHERE {wanted}", folded, like), CultureInfo.InvariantCulture);
        return (await ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE {wanted} ORDER BY c.name_key, c.id LIMIT @most OFFSET @first",
            folded, like, ("@most", most), ("@first", first)), total);
    }

    /// <summary>Records with the same name, spelt in whatever way.</summary>
    public static Task<List<Company>> WithNameAsync(StoreConnection sql, string name) => ReadAsync(sql,
        $"SELECT {Columns} FROM companies c WHERE c.name_key = @key AND c.merged_into IS NULL ORDER BY c.id", ("@key", CompanyName.Key(name)));

    public static async Task<Company?> WithCorporateNumberAsync(StoreConnection sql, string number) =>
        (await ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE c.corporate_number = @number", ("@number", number))).SingleOrDefault();

    public static Task<List<Company>> WithEmailAsync(StoreConnection sql, string key) => ReadAsync(sql,
        $"SELECT {Columns} FROM companies c WHERE c.id IN (SELECT company_id FROM company_contacts WHERE email_key = @key) ORDER BY c.id", ("@key", key));

    public static void Insert(StoreTransaction transaction, Company company)
    {
        transaction.Enqueue(
            """
            INSERT INTO companies (id, name, name_key, kana, corporate_number, address, industry, consent_on, consent_how, note, search, created_at, updated_at, version)
            VALUES (@id, @name, @key, @kana, @number, @address, @industry, @consentOn, @consentHow, @note, @search, @at, @at, 1)
            """, [.. Values(company), ("@at", company.UpdatedAt.ToUnixTimeMilliseconds())]);
        InsertContacts(transaction, company);
    }

    /// <summary>The commit depends on it that the company still is as it was read.</summary>
    public static void Update(StoreTransaction transaction, Company company)
    {
        transaction.Guard(
            """
            UPDATE companies SET name = @name, name_key = @key, kana = @kana, corporate_number = @number, address = @address, industry = @industry,
              consent_on = @consentOn, consent_how = @consentHow, note = @note, search = @search, updated_at = @at, version = version + 1
            WHERE id = @id AND version = @version
            """, [.. Values(company), ("@at", company.UpdatedAt.ToUnixTimeMilliseconds()), ("@version", company.Version)]);
        transaction.Enqueue("DELETE FROM company_contacts WHERE company_id = @id", ("@id", company.Id));
        InsertContacts(transaction, company);
    }

    /// <summary>The commit depends on it that the record still is as it was read.</summary>
    public static void Point(StoreTransaction transaction, Company company, string? mergedInto, DateTimeOffset now) => transaction.Guard(
        "UPDATE companies SET merged_into = @into, updated_at = @at, version = version + 1 WHERE id = @id AND version = @version",
        ("@into", mergedInto), ("@at", now.ToUnixTimeMilliseconds()), ("@id", company.Id), ("@version", company.Version));

    /// <summary>Only letters that mean nothing to LIKE.</summary>
    public static string LikePattern(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private static IEnumerable<(string, object?)> Values(Company company)
    {
        var details = company.Details;
        var words = new[] { details.Name, details.Kana, details.CorporateNumber, details.Address }
            .Concat(details.Contacts.SelectMany(contact => new[] { contact.Name, contact.Email })).OfType<string>();
        return
        [
            ("@id", company.Id), ("@name", details.Name), ("@key", CompanyName.Key(details.Name)), ("@kana", details.Kana),
            ("@number", details.CorporateNumber), ("@address", details.Address), ("@industry", details.Industry),
            ("@consentOn", details.ConsentOn?.ToString("O", CultureInfo.InvariantCulture)), ("@consentHow", details.ConsentHow),
            ("@note", details.Note), ("@search", string.Join('\n', words.Select(CompanyName.Search))),
        ];
    }

    private static void InsertContacts(StoreTransaction transaction, Company company)
    {
        foreach (var (position, contact) in company.Details.Contacts.Index())
        {
            transaction.Enqueue(
                """
                INSERT INTO company_contacts (company_id, position, name, role, email, email_key, phone)
                VALUES (@company, @position, @name, @role, @email, @key, @phone)
                """,
                ("@company", company.Id), ("@position", position), ("@name", contact.Name), ("@role", contact.Role), ("@email", contact.Email),
                ("@key", EmailAddress.TryParse(contact.Email)?.Key), ("@phone", contact.Phone));
        }
    }

    private static async Task<List<Company>> ReadAsync(StoreConnection sql, string query, params (string Name, object? Value)[] parameters)
    {
        var companies = new List<Company>();
        await using (var rows = await sql.QueryAsync(query, parameters))
        {
            while (await rows.ReadAsync()) companies.Add(Read(rows));
        }
        var contacts = await ContactsAsync(sql, companies);
        return companies.ConvertAll(company => company with { Details = company.Details with { Contacts = [.. contacts[company.Id]] } });
    }

    private static async Task<ILookup<string, Contact>> ContactsAsync(StoreConnection sql, List<Company> companies)
    {
        var contacts = new List<(string Company, Contact Contact)>();
        foreach (var some in companies.Chunk(MostParameters))
        {
            var ids = new CompanyIds([.. some.Select(company => company.Id)]);
            await using var rows = await sql.QueryAsync(
                $"SELECT company_id, name, role, email, phone FROM company_contacts WHERE company_id IN ({ids.Sql}) ORDER BY company_id, position", ids.Parameters);
            while (await rows.ReadAsync()) contacts.Add((rows.GetString(0), new(rows.GetString(1), Text(rows, 2), Text(rows, 3), Text(rows, 4))));
        }
        return contacts.ToLookup(contact => contact.Company, contact => contact.Contact);
    }

    private static Company Read(DbDataReader row) => new(
        row.GetString(0),
        new(row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5),
            Text(row, 6) is { } consent ? DateOnly.ParseExact(consent, "O", CultureInfo.InvariantCulture) : null, Text(row, 7), Text(row, 8), []),
        Text(row, 9), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)), row.GetInt64(11));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
