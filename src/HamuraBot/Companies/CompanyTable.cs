using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Companies;

/// <summary>The rows of <c>companies</c> and <c>company_contacts</c>.</summary>
public static class CompanyTable
{
    /// <summary>Of one statement.</summary>
    private const int MostParameters = 500;

    /// <summary>What an officer writes, and what is made of it to be found by.</summary>
    private static readonly ColumnList<CompanyDetails> Written = new(
        ("name", details => details.Name),
        ("name_key", details => CompanyName.Key(details.Name)),
        ("kana", details => details.Kana),
        ("corporate_number", details => details.CorporateNumber),
        ("address", details => details.Address),
        ("industry", details => details.Industry),
        ("consent_on", details => details.ConsentOn),
        ("consent_how", details => details.ConsentHow),
        ("note", details => details.Note),
        ("search", SearchTextOf));

    private static readonly string Columns = $"c.id, {Written.Of("c")}, c.merged_into, c.updated_at, c.version";

    /// <summary>The name of a company as a column of somebody else's statement.</summary>
    /// <param name="id">Where the statement has the company's id.</param>
    public static string NameOf(string id) => $"(SELECT c.name FROM companies c WHERE c.id = {id})";

    /// <summary>All that the company is found by, as <see cref="SearchText.Index"/> makes it, as a column of somebody else's statement.</summary>
    public static string SearchOf(string id) => $"(SELECT c.search FROM companies c WHERE c.id = {id})";

    public static async Task<Company?> FindAsync(StoreConnection sql, string id) =>
        (await ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE c.id = @id", ("@id", id))).SingleOrDefault();

    /// <summary>The record that stands for this one.</summary>
    public static async Task<Company?> StandingForAsync(StoreConnection sql, string id) => (await ReadAsync(sql,
        $"""
        WITH RECURSIVE way (id) AS (SELECT CAST(@id AS text) UNION SELECT c.merged_into FROM companies c JOIN way ON c.id = way.id WHERE c.merged_into IS NOT NULL)
        SELECT {Columns} FROM companies c JOIN way ON way.id = c.id WHERE c.merged_into IS NULL
        """, ("@id", id))).SingleOrDefault();

    /// <summary>All under which the company is known, its own id first.</summary>
    public static async Task<CompanyIds> IdsAsync(StoreConnection sql, string id) => new(await sql.ListAsync(
        """
        WITH RECURSIVE known (id) AS (SELECT CAST(@id AS text) UNION SELECT c.id FROM companies c JOIN known ON c.merged_into = known.id)
        SELECT id FROM known ORDER BY CASE WHEN id = @id THEN 0 ELSE 1 END, id
        """, row => row.Text("id"), ("@id", id)));

    public static Task<List<Company>> MergedIntoAsync(StoreConnection sql, string id) =>
        ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE c.merged_into = @id ORDER BY c.name, c.id", ("@id", id));

    /// <param name="text">Part of a name, a reading, a number, an address or a contact; empty for all.</param>
    /// <param name="first">How many are left out before the first.</param>
    public static async Task<(List<Company> Found, int Total)> SearchAsync(StoreConnection sql, string text, int first, int most)
    {
        // What stands for a record that was merged into it is found by what that one holds.
        var words = SearchText.Words(text);
        var wanted = "c.merged_into IS NULL" + string.Concat(words.Select((_, place) =>
            $" AND (c.search LIKE @word{place} ESCAPE '!' OR EXISTS (SELECT 1 FROM companies m WHERE m.merged_into = c.id AND m.search LIKE @word{place} ESCAPE '!'))"));
        (string, object?)[] parameters = [.. words.Select((word, place) => ($"@word{place}", (object?)LikePattern.Containing(word)))];
        var total = (int)await sql.IntegerAsync($"SELECT COUNT(*) FROM companies c WHERE {wanted}", parameters);
        return (await ReadAsync(sql, $"SELECT {Columns} FROM companies c WHERE {wanted} ORDER BY c.name_key, c.id LIMIT @most OFFSET @first",
            [.. parameters, ("@most", most), ("@first", first)]), total);
    }

    public static Task<List<Company>> AllAsync(StoreConnection sql) => ReadAsync(sql, $"SELECT {Columns} FROM companies c ORDER BY c.id");

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
            $"INSERT INTO companies (id, {Written.Names}, created_at, updated_at, version) VALUES (@id, {Written.Parameters}, @at, @at, 1)",
            [("@id", company.Id), .. Written.Values(company.Details), ("@at", company.UpdatedAt)]);
        InsertContacts(transaction, company);
    }

    /// <summary>The commit depends on it that the company still is as it was read.</summary>
    public static void Update(StoreTransaction transaction, Company company)
    {
        transaction.Guard(
            $"UPDATE companies SET {Written.Assignments}, updated_at = @at, version = version + 1 WHERE id = @id AND version = @version",
            [("@id", company.Id), .. Written.Values(company.Details), ("@at", company.UpdatedAt), ("@version", company.Version)]);
        transaction.Enqueue("DELETE FROM company_contacts WHERE company_id = @id", ("@id", company.Id));
        InsertContacts(transaction, company);
    }

    /// <summary>The commit depends on it that the record still is as it was read.</summary>
    public static void Point(StoreTransaction transaction, Company company, string? mergedInto, DateTimeOffset now) => transaction.Guard(
        "UPDATE companies SET merged_into = @into, updated_at = @at, version = version + 1 WHERE id = @id AND version = @version",
        ("@into", mergedInto), ("@at", now), ("@id", company.Id), ("@version", company.Version));

    private static string SearchTextOf(CompanyDetails details) => SearchText.Index(
        [details.Name, details.Kana, details.CorporateNumber, details.Address, .. details.Contacts.SelectMany(contact => new[] { contact.Name, contact.Email, contact.Phone })]);

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
        var companies = await sql.ListAsync(query, Read, parameters);
        var contacts = await ContactsAsync(sql, companies);
        return companies.ConvertAll(company => company with { Details = company.Details with { Contacts = [.. contacts[company.Id]] } });
    }

    private static async Task<ILookup<string, Contact>> ContactsAsync(StoreConnection sql, List<Company> companies)
    {
        var contacts = new List<(string Company, Contact Contact)>();
        foreach (var some in companies.Chunk(MostParameters))
        {
            var ids = new CompanyIds([.. some.Select(company => company.Id)]);
            contacts.AddRange(await sql.ListAsync(
                $"SELECT company_id, name, role, email, phone FROM company_contacts WHERE company_id IN ({ids.Sql}) ORDER BY company_id, position",
                row => (row.Text("company_id"), new Contact(row.Text("name"), row.TextOrNull("role"), row.TextOrNull("email"), row.TextOrNull("phone"))),
                ids.Parameters));
        }
        return contacts.ToLookup(contact => contact.Company, contact => contact.Contact);
    }

    private static Company Read(Row row) => new(
        row.Text("id"),
        new(row.Text("name"), row.TextOrNull("kana"), row.TextOrNull("corporate_number"), row.TextOrNull("address"), row.TextOrNull("industry"),
            row.DayOrNull("consent_on"), row.TextOrNull("consent_how"), row.TextOrNull("note"), []),
        row.TextOrNull("merged_into"), row.Instant("updated_at"), row.Integer("version"));
}
