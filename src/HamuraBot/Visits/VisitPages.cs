using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Visits;

/// <summary>The officers' pages about visits: logged in a minute on a phone, found again, followed up.</summary>
public static class VisitPages
{
    public const string Start = "/desk/visits";

    /// <summary>What pages watch that show visits.</summary>
    public const string Area = "visits";

    /// <summary>The value of <c>do</c> in the form of a visit whose promise has been kept.</summary>
    public const string FollowedUp = "followed-up";

    public static void MapVisitPages(this RouteGroupBuilder desk)
    {
        var visits = desk.MapGroup("/visits");
        visits.MapGet("", ListAsync).AsSearch(VisitRecords.Kind);
        visits.MapGet("/visits.{format:regex(^(csv|xlsx)$)}", ExportAsync);
        visits.MapGet("/new", NewAsync);
        visits.MapPost("/new", RecordAsync);
        visits.MapGet("/{id}", SeeAsync).AsReading(VisitRecords.Kind, "id");
        visits.MapPost("/{id}", FollowUpAsync);
        visits.MapGet("/{id}/edit", EditAsync);
        visits.MapPost("/{id}/edit", ChangeAsync);
    }

    public static string PathOf(string id) => $"{Start}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(
        string? page, VisitRecords visits, Store store, DeskView view, HttpRequest http, CancellationToken cancellationToken)
    {
        var query = VisitQuery.Read(http.Query, view.OfficerId, view.Today);
        return new RazorComponentResult<VisitsPage>(new
        {
            Query = query,
            Found = await visits.PageAsync(query, Paging.Read(page), cancellationToken),
            Recorded = await visits.CountAsync(cancellationToken),
            Officers = await store.ReadAsync(OfficerTable.AllAsync, cancellationToken),
        });
    }

    private static async Task<IResult> ExportAsync(string format, VisitExport export, DeskView view, HttpRequest http, CancellationToken cancellationToken) =>
        (await export.MakeAsync(VisitQuery.Read(http.Query, view.OfficerId, view.Today), view.OfficerId, view.Language, cancellationToken))
            .In(format);

    /// <param name="company">The record of the company, if the officer comes from there.</param>
    private static async Task<IResult> NewAsync(string? company, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        var known = company is null ? null : await companies.FindAsync(company, cancellationToken);
        var fields = new Dictionary<string, string> { [VisitFields.On] = VisitFields.Written(view.Today), [VisitFields.Key] = Guid.CreateVersion7(view.Now).ToString() };
        if (known is not null) (fields[VisitFields.Company], fields[VisitFields.CompanyId]) = (known.Name, known.Id);
        return await FormAsync(null, new(fields), null, companies, cancellationToken);
    }

    private static async Task<IResult> RecordAsync(
        HttpContext http, VisitRecords visits, VisitFields fields, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        var typed = await FormInput.ReadAsync(http);
        if (fields.Read(typed, view.Language, out var faults) is not { } details) return await FormAsync(null, typed, faults, companies, cancellationToken);
        var made = await visits.RecordAsync(await NamedAsync(typed, companies, cancellationToken), details, view.OfficerId, cancellationToken,
            Guid.TryParse(typed[VisitFields.Key], out var key) ? key : null);
        return made switch
        {
            { Outcome: VisitSaving.WhichCompany } => await FormAsync(null, typed, Which(view), companies, cancellationToken, made.Companies),
            { Visit: { } visit } => TypedResults.Redirect(view.Link($"{PathOf(visit.Id)}?notice=recorded")),
            _ => await FormAsync(null, typed, null, companies, cancellationToken, outdated: true),
        };
    }

    private static async Task<IResult> SeeAsync(string id, string? notice, VisitRecords visits, CancellationToken cancellationToken) =>
        await visits.FindAsync(id, cancellationToken) is { } visit
            ? new RazorComponentResult<VisitPage>(new { Visit = visit, Changes = await visits.ChangesAsync(id, cancellationToken), Notice = notice })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> FollowUpAsync(string id, HttpContext http, VisitRecords visits, DeskView view, CancellationToken cancellationToken)
    {
        var done = (await FormInput.ReadAsync(http))["do"] is FollowedUp;
        var outcome = (await visits.FollowUpAsync(id, done, view.OfficerId, cancellationToken)).Outcome;
        return outcome is VisitSaving.Absent
            ? DeskPages.Notice(StatusCodes.Status404NotFound)
            : TypedResults.Redirect(view.Link($"{PathOf(id)}?notice={(outcome is VisitSaving.Done ? done ? "followedUp" : "reopened" : "someoneElse")}"));
    }

    private static async Task<IResult> EditAsync(string id, VisitRecords visits, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(id, cancellationToken) is not { } visit) return DeskPages.Notice(StatusCodes.Status404NotFound);
        return VisitRecords.MayChange(visit, view.OfficerId, view.IsManager)
            ? await FormAsync(visit, VisitFields.Written(visit), null, companies, cancellationToken)
            : DeskPages.Notice(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> ChangeAsync(
        string id, HttpContext http, VisitRecords visits, VisitFields fields, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(id, cancellationToken) is not { } visit) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var typed = await FormInput.ReadAsync(http);
        if (fields.Read(typed, view.Language, out var faults) is not { } details) return await FormAsync(visit, typed, faults, companies, cancellationToken);
        var changed = await visits.ChangeAsync(
            id, typed.Number("version"), await NamedAsync(typed, companies, cancellationToken), details, view.OfficerId, view.IsManager, cancellationToken);
        return changed.Outcome switch
        {
            VisitSaving.Done => TypedResults.Redirect(view.Link($"{PathOf(id)}?notice=saved")),
            VisitSaving.Absent => DeskPages.Notice(StatusCodes.Status404NotFound),
            VisitSaving.NotYours => DeskPages.Notice(StatusCodes.Status403Forbidden),
            VisitSaving.Outdated => await FormAsync((await visits.FindAsync(id, cancellationToken))!, typed, null, companies, cancellationToken, outdated: true),
            VisitSaving.WhichCompany => await FormAsync(visit, typed, Which(view), companies, cancellationToken, changed.Companies),
        };
    }

    /// <summary>The record whose name still stands in the field, the one that was chosen, or the name alone.</summary>
    private static async Task<VisitedCompany> NamedAsync(FormInput typed, CompanyRecords companies, CancellationToken cancellationToken)
    {
        if (typed["which"] is { Length: > 0 } which and not CompanyPicker.New && await companies.FindAsync(which, cancellationToken) is { } chosen)
            return new(chosen.Id, "", false);
        return typed.OrNull(VisitFields.CompanyId) is { } id && await companies.FindAsync(id, cancellationToken) is { } known
            && (typed[VisitFields.Company].Length == 0 || known.Name == typed[VisitFields.Company])
                ? new(known.Id, "", false)
                : new(null, typed[VisitFields.Company], typed["which"] is CompanyPicker.New);
    }

    private static Dictionary<string, string> Which(DeskView view) => new() { [VisitFields.Company] = view["visits.whichCompany"] };

    /// <param name="visit">Null for a new one.</param>
    /// <param name="typed">What stands in the fields.</param>
    /// <param name="faults">By field.</param>
    /// <param name="companies">To choose from while typing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="alike">Records that may be the company that was named.</param>
    /// <param name="outdated">A colleague changed the visit first.</param>
    private static async Task<IResult> FormAsync(Visit? visit, FormInput typed, Dictionary<string, string>? faults, CompanyRecords companies,
        CancellationToken cancellationToken, IReadOnlyList<Company>? alike = null, bool outdated = false) => new RazorComponentResult<VisitFormPage>(new
        {
            Visit = visit,
            Typed = typed,
            Faults = faults ?? [],
            Alike = alike ?? [],
            Outdated = outdated,
            Companies = (await companies.SearchAsync("", 1, cancellationToken)).Items,
        })
        {
            StatusCode = outdated ? StatusCodes.Status409Conflict : faults is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
