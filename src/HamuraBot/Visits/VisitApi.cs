using System.Text.Json;
using HamuraBot.Companies;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Visits;

/// <param name="Company">The name; <c>companyId</c> is the record.</param>
/// <param name="OpenInstead">The next open day, if the desk is closed on the day of <c>followUpOn</c>.</param>
public sealed record VisitView(
    string Id, string CompanyId, string Company, DateOnly On, string? Met, string? Needs, string? Promise, DateOnly? FollowUpOn, DateOnly? OpenInstead,
    DateTimeOffset? FollowedUpAt, string? Outcome, string OfficerId, string Officer, DateTimeOffset RecordedAt, long Version)
{
    public static VisitView Of(Visit visit, VisitFields fields) => new(
        visit.Id, visit.CompanyId, visit.CompanyName, visit.Details.On, visit.Details.Met, visit.Details.Needs, visit.Details.Promise, visit.Details.FollowUpOn,
        fields.OpenInstead(visit.Details.FollowUpOn), visit.FollowedUpAt is { } done ? Tokyo.Time(done) : null, visit.Details.Outcome?.Code(),
        visit.OfficerId, visit.OfficerName, Tokyo.Time(visit.RecordedAt), visit.Version);
}

/// <summary>As it is sent: <c>newCompany</c> says that the name is none of the records that are spelt alike.</summary>
public sealed record VisitBody(
    string? Company, string? CompanyId, bool? NewCompany, DateOnly? On, string? Met, string? Needs, string? Promise, DateOnly? FollowUpOn, string? Outcome, long? Version);

public sealed record FollowUpBody(bool Done);

/// <summary>Visits as JSON. A company is named, or its record's id is given; a name that no record has makes one.</summary>
public static class VisitApi
{
    private const string Version = "version", NewCompany = "newCompany";

    private static readonly string[] Known =
        [VisitFields.Company, VisitFields.CompanyId, VisitFields.On, VisitFields.Met, VisitFields.Needs, VisitFields.Promise, VisitFields.FollowUpOn, VisitFields.Outcome];

    private static readonly string[] Others = [Version, NewCompany];

    public static void MapVisitApi(this RouteGroupBuilder desk)
    {
        var visits = desk.MapGroup("/visits");
        visits.MapGet("/", ListAsync).Produces<VisitView[]>();
        visits.MapPost("/", RecordAsync).Accepts<VisitBody>("application/json").Produces<VisitView>(StatusCodes.Status201Created);
        visits.MapGet("/{id}", FindAsync).Produces<VisitView>();
        visits.MapPut("/{id}", ChangeAsync).Accepts<VisitBody>("application/json").Produces<VisitView>();
        visits.MapPut("/{id}/follow-up", FollowUpAsync).Produces<VisitView>();
    }

    private static async Task<IResult> ListAsync(
        string? company, string? officer, string? outcome, string? text, string? from, string? to, string? follow,
        VisitRecords visits, VisitFields fields, VisitExport export, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var query = VisitQuery.Read(http.Request.Query, http.User.OfficerId(), clock.TodayInTokyo());
        return Export.Wanted(http.Request) is { } format
            ? (await export.MakeAsync(query, Officer(http), cancellationToken)).In(format)
            : TypedResults.Ok((await visits.ListAsync(query, cancellationToken)).Select(visit => VisitView.Of(visit, fields)));
    }

    private static async Task<IResult> FindAsync(string id, VisitRecords visits, VisitFields fields, CancellationToken cancellationToken) =>
        await visits.FindAsync(id, cancellationToken) is { } visit ? TypedResults.Ok(VisitView.Of(visit, fields)) : TypedResults.NotFound();

    private static async Task<IResult> RecordAsync(
        JsonElement body, VisitRecords visits, VisitFields fields, CompanyRecords companies, HttpContext http, CancellationToken cancellationToken)
    {
        if (Read(body, out var unreadable) is not { } typed) return Unreadable(unreadable);
        if (fields.Read(typed, LanguageOf(http), out var faults) is not { } details) return Faulty(faults);
        if (await CompanyAsync(typed, companies, cancellationToken) is not { } named) return Unreadable(VisitFields.CompanyId);
        var made = await visits.RecordAsync(named, details, Officer(http), cancellationToken);
        return made switch
        {
            { Outcome: VisitSaving.WhichCompany } => Which(made.Companies!),
            { Visit: { } visit } => TypedResults.Created($"{DeskPaths.Api}/visits/{visit.Id}", await ViewAsync(visit.Id, visits, fields, cancellationToken)),
            _ => TypedResults.Problem(statusCode: StatusCodes.Status409Conflict),
        };
    }

    /// <summary>All fields anew. With <c>version</c>, only if nobody else was first.</summary>
    private static async Task<IResult> ChangeAsync(
        string id, JsonElement body, VisitRecords visits, VisitFields fields, CompanyRecords companies, HttpContext http, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(id, cancellationToken) is not { } seen) return TypedResults.NotFound();
        if (Read(body, out var unreadable) is not { } typed) return Unreadable(unreadable);
        if (fields.Read(typed, LanguageOf(http), out var faults) is not { } details) return Faulty(faults);
        if (await CompanyAsync(typed, companies, cancellationToken) is not { } named) return Unreadable(VisitFields.CompanyId);
        var version = typed[Version].Length > 0 ? typed.Number(Version) : seen.Version;
        var changed = await visits.ChangeAsync(id, version, named, details, Officer(http), http.User.IsInRole(nameof(OfficerRole.Manager)), cancellationToken);
        return changed.Outcome switch
        {
            VisitSaving.Done => TypedResults.Ok(await ViewAsync(id, visits, fields, cancellationToken)),
            VisitSaving.Absent => TypedResults.NotFound(),
            VisitSaving.Outdated => TypedResults.Problem(statusCode: StatusCodes.Status409Conflict),
            VisitSaving.NotYours => TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden),
            VisitSaving.WhichCompany => Which(changed.Companies!),
        };
    }

    private static async Task<IResult> FollowUpAsync(
        string id, FollowUpBody body, VisitRecords visits, VisitFields fields, HttpContext http, CancellationToken cancellationToken)
    {
        var outcome = (await visits.FollowUpAsync(id, body.Done, Officer(http), cancellationToken)).Outcome;
        return outcome is VisitSaving.Absent ? TypedResults.NotFound()
            : outcome is VisitSaving.Done ? TypedResults.Ok(await ViewAsync(id, visits, fields, cancellationToken))
            : TypedResults.Problem(statusCode: StatusCodes.Status409Conflict);
    }

    /// <summary>The fields of the JSON as a form would send them; null for what they cannot be.</summary>
    private static FormInput? Read(JsonElement body, out string unreadable)
    {
        var fields = new Dictionary<string, string> { [VisitFields.AnyDay] = "yes" };
        unreadable = "";
        if (body.ValueKind is not JsonValueKind.Object) return null;
        foreach (var property in body.EnumerateObject())
        {
            var text = property.Value.ValueKind switch
            {
                JsonValueKind.Null => "",
                JsonValueKind.Number when property.Name == Version => property.Value.GetRawText(),
                JsonValueKind.True or JsonValueKind.False when property.Name == NewCompany => property.Value.GetBoolean() ? "yes" : "",
                JsonValueKind.String when Known.Contains(property.Name) => property.Value.GetString(),
                _ => null,
            };
            if (text is null || text.Length > 0 && !Known.Contains(property.Name) && !Others.Contains(property.Name))
            {
                unreadable = property.Name;
                return null;
            }
            fields[property.Name] = FormInput.Cleaned(text);
        }
        return new(fields);
    }

    /// <summary>The record that is named by its id, or a name; null for an id that no record has.</summary>
    private static async Task<VisitedCompany?> CompanyAsync(FormInput typed, CompanyRecords companies, CancellationToken cancellationToken)
    {
        if (typed.OrNull(VisitFields.CompanyId) is { } id) return await companies.FindAsync(id, cancellationToken) is null ? null : new(id, "", false);
        var name = typed[VisitFields.Company];
        return await companies.FindAsync(name, cancellationToken) is { } company ? new(company.Id, "", false) : new(null, name, typed[NewCompany].Length > 0);
    }

    private static async Task<VisitView> ViewAsync(string id, VisitRecords visits, VisitFields fields, CancellationToken cancellationToken) =>
        VisitView.Of((await visits.FindAsync(id, cancellationToken))!, fields);

    private static string Officer(HttpContext http) =>
        http.User.OfficerId() ?? throw new InvalidOperationException("The desk's routes are for officers who have signed in.");

    private static Language LanguageOf(HttpContext http) => Languages.FromLocale(http.Request.Headers.AcceptLanguage.ToString());

    private static ProblemHttpResult Unreadable(string property) => TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["property"] = property });

    private static ValidationProblem Faulty(Dictionary<string, string> faults) =>
        TypedResults.ValidationProblem(faults.ToDictionary(fault => fault.Key, fault => new[] { fault.Value }));

    /// <summary>To be sent again with the <c>companyId</c> of one of them, or with <c>newCompany</c>.</summary>
    private static ProblemHttpResult Which(IReadOnlyList<Company> alike) => TypedResults.Problem(statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?> { ["companies"] = alike.Select(company => new { company.Id, company.Name }).ToList() });
}
