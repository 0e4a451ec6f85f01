using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Companies;

/// <summary>The officers' pages about companies: search, a record with all that the desk has had to do with it, edit, merge.</summary>
public static class CompanyPages
{
    public const string Start = "/desk/companies";

    private static readonly Dictionary<string, string> None = [];

    public static void MapCompanyPages(this RouteGroupBuilder desk)
    {
        var companies = desk.MapGroup("/companies");
        companies.MapGet("", ListAsync).AsSearch(CompanyRecords.Kind);
        companies.MapGet("/companies.{format:regex(^(csv|xlsx)$)}", ExportAsync);
        companies.MapGet("/names", NamesAsync);
        companies.MapGet("/new", () => Form(null, FormInput.Nothing, None));
        companies.MapPost("/new", CreateAsync);
        companies.MapGet("/{id}", SeeAsync);
        companies.MapPost("/{id}", PostAsync);
        companies.MapGet("/{id}/edit", EditAsync);
        companies.MapPost("/{id}/edit", ChangeAsync);
        companies.MapGet("/{id}/merge", MergeFormAsync);
        companies.MapPost("/{id}/merge", MergeAsync);
    }

    public static string PathOf(string id) => $"{Start}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(string? text, string? page, CompanyRecords companies, CancellationToken cancellationToken) =>
        new RazorComponentResult<CompaniesPage>(new { Text = FormInput.Cleaned(text ?? ""), Found = await companies.SearchAsync(FormInput.Cleaned(text ?? ""), Paging.Read(page), cancellationToken) });

    private static async Task<IResult> ExportAsync(
        string? text, string format, CompanyExport export, DeskView view, CancellationToken cancellationToken) =>
        (await export.MakeAsync(FormInput.Cleaned(text ?? ""), view.OfficerId, view.Language, cancellationToken)).In(format);

    /// <summary>The options of a field into which a company's name is typed.</summary>
    private static async Task<IResult> NamesAsync(string? company, CompanyRecords companies, CancellationToken cancellationToken) =>
        new RazorComponentResult<CompanyNames>(new { Companies = (await companies.SearchAsync(FormInput.Cleaned(company ?? ""), 1, cancellationToken)).Items });

    private static async Task<IResult> CreateAsync(HttpContext http, CompanyRecords companies, CompanyFields fields, DeskView view, CancellationToken cancellationToken)
    {
        var typed = await FormInput.ReadAsync(http);
        if (fields.Read(typed, view.Language, out var faults) is not { } details) return Form(null, typed, faults);
        var outcome = await companies.CreateAsync(details, view.OfficerId, cancellationToken);
        return outcome.Result is CompanyResult.NumberTaken
            ? Form(null, typed, Taken(outcome.Company!, view))
            : TypedResults.Redirect(view.Link($"{PathOf(outcome.Company!.Id)}?notice=saved"));
    }

    private static async Task<IResult> SeeAsync(
        string id, string? notice, Store store, Audit audit, IEnumerable<CompanyHistory> histories, DeskView view, CancellationToken cancellationToken)
    {
        var page = await store.ReadAsync(async sql =>
        {
            if (await CompanyTable.FindAsync(sql, id) is not { } company) return null;
            var ids = await CompanyTable.IdsAsync(sql, id);
            var parts = new List<(string, IReadOnlyList<CompanyEntry>)>();
            foreach (var history in histories.OrderBy(history => history.Order)) parts.Add((history.Title, await history.ReadAsync(sql, ids)));
            var clues = company.Details.Contacts.Select(contact => contact.Email).DefaultIfEmpty(null);
            var alike = new List<CompanySuggestion>();
            foreach (var email in clues) alike.AddRange(await CompanyRecords.SuggestAsync(sql, new(company.Name, null, email), except: id));
            return new
            {
                Company = company,
                StandsFor = company.MergedInto is null ? null : await CompanyTable.StandingForAsync(sql, id),
                Merged = await CompanyTable.MergedIntoAsync(sql, id),
                Alike = alike.DistinctBy(suggestion => suggestion.Company.Id).ToList(),
                Parts = parts,
            };
        }, cancellationToken);
        if (page is null) return DeskPages.Notice(StatusCodes.Status404NotFound);
        await audit.RecordSeenAsync(view.OfficerId, "company.seen", CompanyRecords.Kind, id, cancellationToken);
        return new RazorComponentResult<CompanyPage>(new { page.Company, page.StandsFor, page.Merged, page.Alike, page.Parts, Notice = notice });
    }

    /// <summary>A record that had been merged stands for itself again.</summary>
    private static async Task<IResult> PostAsync(string id, HttpContext http, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        if ((await FormInput.ReadAsync(http))["do"] is not "undo-merge") return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        var outcome = await companies.UndoMergeAsync(id, view.OfficerId, cancellationToken);
        return outcome.Result is CompanyResult.Absent
            ? DeskPages.Notice(StatusCodes.Status404NotFound)
            : TypedResults.Redirect(view.Link($"{PathOf(id)}?notice={(outcome.Result is CompanyResult.Done ? "unmerged" : "someoneElse")}"));
    }

    private static async Task<IResult> EditAsync(string id, CompanyRecords companies, CancellationToken cancellationToken) =>
        await companies.FindAsync(id, cancellationToken) is { } company
            ? Form(company, CompanyFields.Written(company.Details), None, StatusCodes.Status200OK)
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext http, CompanyRecords companies, CompanyFields fields, DeskView view, CancellationToken cancellationToken)
    {
        if (await companies.FindAsync(id, cancellationToken) is not { } company) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var typed = await FormInput.ReadAsync(http);
        if (fields.Read(typed, view.Language, out var faults) is not { } details) return Form(company, typed, faults);
        var outcome = await companies.ChangeAsync(id, typed.Number("version"), details, view.OfficerId, cancellationToken);
        return outcome.Result switch
        {
            CompanyResult.Done => TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=saved")),
            CompanyResult.NumberTaken => Form(company, typed, Taken(outcome.Company!, view)),
            CompanyResult.Absent => DeskPages.Notice(StatusCodes.Status404NotFound),
            CompanyResult.Outdated or CompanyResult.NotMergeable => Form(company, typed, None, StatusCodes.Status409Conflict),
        };
    }

    private static async Task<IResult> MergeFormAsync(string id, string? into, CompanyRecords companies, CancellationToken cancellationToken) =>
        await companies.FindAsync(id, cancellationToken) is { MergedInto: null } company && into is not null
        && await companies.FindAsync(into, cancellationToken) is { MergedInto: null } kept && kept.Id != id
            ? new RazorComponentResult<CompanyMergePage>(new { Duplicate = company, Kept = kept })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> MergeAsync(string id, HttpContext http, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        var into = (await FormInput.ReadAsync(http))["into"];
        var outcome = await companies.MergeAsync(id, into, view.OfficerId, cancellationToken);
        return outcome.Result switch
        {
            CompanyResult.Done => TypedResults.Redirect(view.Link($"{PathOf(into)}?notice=merged")),
            CompanyResult.Absent => DeskPages.Notice(StatusCodes.Status404NotFound),
            CompanyResult.Outdated or CompanyResult.NotMergeable or CompanyResult.NumberTaken => TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=someoneElse")),
        };
    }

    private static Dictionary<string, string> Taken(Company other, DeskView view) =>
        new() { [CompanyFields.CorporateNumber] = view["companies.numberTaken", ("name", other.Name)] };

    /// <param name="company">Null for a new one.</param>
    /// <param name="typed">What stands in the fields.</param>
    /// <param name="faults">By field.</param>
    /// <param name="status">409 when a colleague changed the record first.</param>
    private static IResult Form(
        Company? company, FormInput typed, IReadOnlyDictionary<string, string> faults, int? status = null) => new RazorComponentResult<CompanyFormPage>(new
        {
            Company = company,
            Typed = typed,
            Faults = faults,
            Outdated = status is StatusCodes.Status409Conflict,
        })
        { StatusCode = status ?? (faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK) };

}
