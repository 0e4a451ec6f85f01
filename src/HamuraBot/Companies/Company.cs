namespace HamuraBot.Companies;

/// <summary>A company that the desk knows. Requests, visits and whatever else is about it carry its <paramref name="Id"/>.</summary>
/// <param name="MergedInto">The record that stands for this one, too; everything keeps the id it has, so that a merge can be undone.</param>
/// <param name="Version">Counts the changes, so that two who change at once notice each other.</param>
public sealed record Company(string Id, CompanyDetails Details, string? MergedInto, DateTimeOffset UpdatedAt, long Version)
{
    public string Name => Details.Name;
}

/// <summary>What an officer writes down. Names stay as they were typed.</summary>
/// <param name="CorporateNumber">Thirteen digits with a good check digit; no two records have the same.</param>
/// <param name="Industry">The id of a choice of the forms' field <c>industry</c>.</param>
/// <param name="ConsentOn">When the company agreed to be contacted; null if it has not.</param>
/// <param name="ConsentHow">How it said so: by a form, on the phone, at a visit.</param>
public sealed record CompanyDetails(
    string Name, string? Kana, string? CorporateNumber, string? Address, string? Industry, DateOnly? ConsentOn, string? ConsentHow, string? Note,
    IReadOnlyList<Contact> Contacts)
{
    public static CompanyDetails Of(string name) => new(name, null, null, null, null, null, null, null, []);
}

/// <param name="Phone">In E.164, with what was typed around it.</param>
public sealed record Contact(string Name, string? Role, string? Email, string? Phone);

/// <summary>What something else says about the company it came from.</summary>
public sealed record CompanyClue(string? Name, string? CorporateNumber, string? Email);

/// <summary>Why a record may be the one that is meant. The surest comes first.</summary>
public enum CompanyMatch
{
    CorporateNumber,
    Email,
    Name,
}

public static class CompanyMatches
{
    /// <summary>The key of what it is called.</summary>
    public static string Words(this CompanyMatch match) => match switch
    {
        CompanyMatch.CorporateNumber => "companies.sameNumber",
        CompanyMatch.Email => "companies.sameEmail",
        CompanyMatch.Name => "companies.sameName",
    };
}

public sealed record CompanySuggestion(Company Company, CompanyMatch Match);

/// <summary>The ids under which a company is known: its own and those of the records merged into it.</summary>
public sealed class CompanyIds(IReadOnlyList<string> ids)
{
    /// <summary>For a statement: <c>WHERE company_id IN ({ids.Sql})</c>.</summary>
    public string Sql { get; } = string.Join(", ", ids.Select((_, i) => $"@company{i}"));

    /// <summary>For a statement: the addresses of the company's contacts, as keys.</summary>
    public string EmailKeys => $"SELECT email_key FROM company_contacts WHERE company_id IN ({Sql})";

    /// <summary>For a statement: the names under which the company is known.</summary>
    public string Names => $"SELECT name FROM companies WHERE id IN ({Sql})";

    public (string Name, object? Value)[] Parameters { get; } = [.. ids.Select((id, i) => ($"@company{i}", (object?)id))];
}
