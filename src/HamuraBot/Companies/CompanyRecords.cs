using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;

namespace HamuraBot.Companies;

public enum CompanyResult
{
    Done,
    Absent,

    /// <summary>A colleague changed the record first.</summary>
    Outdated,

    /// <summary>Another record has this corporate number.</summary>
    NumberTaken,

    /// <summary>A record cannot be merged into itself, nor into one that is merged itself.</summary>
    NotMergeable,
}

/// <param name="Company">As it is now; of a taken number, the record that has it.</param>
public sealed record CompanyOutcome(CompanyResult Result, Company? Company = null);

/// <summary>The desk's record of companies. Nothing is ever merged by itself: records that look alike are suggested.</summary>
public sealed class CompanyRecords(Store store, Audit audit, TimeProvider clock)
{
    /// <summary>The kind under which the audit log knows companies.</summary>
    public const string Kind = "company";

    private const int MostSuggestions = 5;

    public Task<Company?> FindAsync(string id, CancellationToken cancellationToken) => store.ReadAsync(sql => CompanyTable.FindAsync(sql, id), cancellationToken);

    public Task<Paged<Company>> SearchAsync(string text, int page, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var (found, total) = await CompanyTable.SearchAsync(sql, text, (page - 1) * Paging.Size, Paging.Size);
        return new Paged<Company>(found, page, total);
    }, cancellationToken);

    /// <summary>Records that may be the company that something else comes from, the surest first; the record that stands for each.</summary>
    public static async Task<IReadOnlyList<CompanySuggestion>> SuggestAsync(StoreConnection sql, CompanyClue clue, string? except = null)
    {
        var found = new List<CompanySuggestion>();
        if (clue.CorporateNumber is { } number && await CompanyTable.WithCorporateNumberAsync(sql, number) is { } same) found.Add(new(same, CompanyMatch.CorporateNumber));
        if (EmailAddress.TryParse(clue.Email) is { } email)
            found.AddRange((await CompanyTable.WithEmailAsync(sql, email.Key)).Select(company => new CompanySuggestion(company, CompanyMatch.Email)));
        if (clue.Name is { Length: > 0 } name)
            found.AddRange((await CompanyTable.WithNameAsync(sql, name)).Select(company => new CompanySuggestion(company, CompanyMatch.Name)));
        var standing = new List<CompanySuggestion>();
        foreach (var suggestion in found)
        {
            var company = suggestion.Company.MergedInto is { } into ? await CompanyTable.StandingForAsync(sql, into) : suggestion.Company;
            if (company is not null && company.Id != except && standing.All(other => other.Company.Id != company.Id)) standing.Add(suggestion with { Company = company });
        }
        return [.. standing.Take(MostSuggestions)];
    }

    public Task<CompanyOutcome> CreateAsync(CompanyDetails details, string? officer, CancellationToken cancellationToken) =>
        store.WriteAsync(transaction => CreateAsync(transaction, details, officer), cancellationToken);

    /// <summary>As part of what makes the record.</summary>
    public async Task<CompanyOutcome> CreateAsync(StoreTransaction transaction, CompanyDetails details, string? officer)
    {
        if (await TakenAsync(transaction.Sql, details, null) is { } taken) return new(CompanyResult.NumberTaken, taken);
        var now = clock.GetUtcNow();
        var company = new Company(Guid.CreateVersion7(now).ToString(), details, null, now, 1);
        CompanyTable.Insert(transaction, company);
        audit.Record(transaction, officer, "company.created", Kind, company.Id);
        return new(CompanyResult.Done, company);
    }

    /// <param name="id">Of the record.</param>
    /// <param name="version">That the officer saw.</param>
    /// <param name="details">As they shall be.</param>
    /// <param name="officer">The one who changes them.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<CompanyOutcome> ChangeAsync(string id, long version, CompanyDetails details, string? officer, CancellationToken cancellationToken) =>
        OnceAsync(async transaction =>
        {
            if (await CompanyTable.FindAsync(transaction.Sql, id) is not { } before) return new(CompanyResult.Absent);
            if (before.Version != version) return new(CompanyResult.Outdated, before);
            if (await TakenAsync(transaction.Sql, details, id) is { } taken) return new(CompanyResult.NumberTaken, taken);
            CompanyTable.Update(transaction, before with { Details = details, UpdatedAt = clock.GetUtcNow() });
            audit.Record(transaction, officer, "company.changed", Kind, id);
            return new(CompanyResult.Done, before);
        }, cancellationToken);

    /// <summary>From now on <paramref name="into"/> stands for the other record, too. Both keep what they hold.</summary>
    public Task<CompanyOutcome> MergeAsync(string id, string into, string? officer, CancellationToken cancellationToken) => OnceAsync(async transaction =>
    {
        if (await CompanyTable.FindAsync(transaction.Sql, id) is not { } duplicate || await CompanyTable.FindAsync(transaction.Sql, into) is not { } kept)
        {
            return new(CompanyResult.Absent);
        }
        if (duplicate.MergedInto == into) return new(CompanyResult.Done, kept);
        if (duplicate.MergedInto is not null || kept.MergedInto is not null || id == into) return new(CompanyResult.NotMergeable, duplicate);
        var now = clock.GetUtcNow();
        // Both rows are taken, always in the same order: two merges the other way round cannot both go through.
        foreach (var company in new[] { duplicate, kept }.OrderBy(company => company.Id, StringComparer.Ordinal))
            CompanyTable.Point(transaction, company, company == duplicate ? into : null, now);
        audit.Record(transaction, officer, "company.merged", Kind, id);
        return new(CompanyResult.Done, kept);
    }, cancellationToken);

    public Task<CompanyOutcome> UndoMergeAsync(string id, string? officer, CancellationToken cancellationToken) => OnceAsync(async transaction =>
    {
        if (await CompanyTable.FindAsync(transaction.Sql, id) is not { } duplicate) return new(CompanyResult.Absent);
        if (duplicate.MergedInto is null) return new(CompanyResult.Done, duplicate);
        CompanyTable.Point(transaction, duplicate, null, clock.GetUtcNow());
        audit.Record(transaction, officer, "company.merge-undone", Kind, id);
        return new(CompanyResult.Done, duplicate);
    }, cancellationToken);

    /// <summary>The officer who was a moment slower is told instead of overwriting.</summary>
    private async Task<CompanyOutcome> OnceAsync(Func<StoreTransaction, Task<CompanyOutcome>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(work, cancellationToken);
        }
        catch (StoreConflictException)
        {
            return new(CompanyResult.Outdated);
        }
    }

    private static async Task<Company?> TakenAsync(StoreConnection sql, CompanyDetails details, string? by) =>
        details.CorporateNumber is { } number && await CompanyTable.WithCorporateNumberAsync(sql, number) is { } other && other.Id != by ? other : null;
}
