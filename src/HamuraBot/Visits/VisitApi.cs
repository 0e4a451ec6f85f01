using System.Text.Json;
using HamuraBot.Companies;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Visits;

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
        visits.MapGet("/", ListAsync).AsReading(VisitRecords.Kind).Produces<VisitView[]>();
        visits.MapPost("/", RecordAsync).Produces<VisitView>(StatusCodes.Status201Created);
        visits.MapGet("/{id}", FindAsync).AsReading(VisitRecords.Kind, "id").Produces<VisitView>();
        visits.MapPut("/{id}", ChangeAsync).Produces<VisitView>();
        visits.MapPut("/{id}/follow-up", FollowUpAsync).Produces<VisitView>();
    }

    private static async Task<IResult> ListAsync(
        string? company, string? officer, string? outcome, string? text, string? from, string? to, string? follow,
        VisitRecords visits, VisitFields fields, VisitExport export, DeskView view, HttpRequest http, CancellationToken cancellationToken)
    {
        var query = VisitQuery.Read(http.Query, view.OfficerId, view.Today);
        return Export.Wanted(http) is { } format
            ? (await export.MakeAsync(query, view.OfficerId, view.Language, cancellationToken)).In(format)
            : TypedResults.Ok((await visits.ListAsync(query, cancellationToken)).Select(visit => VisitView.Of(visit, fields)));
    }

    private static async Task<IResult> FindAsync(string id, VisitRecords visits, VisitFields fields, CancellationToken cancellationToken) =>
        await visits.FindAsync(id, cancellationToken) is { } visit ? TypedResults.Ok(VisitView.Of(visit, fields)) : TypedResults.NotFound();

    private static async Task<IResult> RecordAsync(
        JsonBody<VisitBody> body, VisitRecords visits, VisitFields fields, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        if (Read(body.Json, out var unreadable) is not { } typed) return DeskProblems.Unreadable(unreadable, view);
        if (fields.Read(typed, view.Language, out var faults) is not { } details) return DeskProblems.Faulty(faults, view);
        if (await CompanyAsync(typed, companies, cancellationToken) is not { } named) return DeskProblems.Unreadable(VisitFields.CompanyId, view);
        var made = await visits.RecordAsync(named, details, view.OfficerId, cancellationToken);
        return made switch
        {
            { Outcome: VisitSaving.WhichCompany } => Which(made.Companies!, view),
            { Visit: { } visit } => TypedResults.Created($"{DeskPaths.Api}/visits/{visit.Id}", await ViewAsync(visit.Id, visits, fields, cancellationToken)),
            _ => DeskProblems.Conflict(view, "desk.someoneElse"),
        };
    }

    /// <summary>All fields anew. With <c>version</c>, only if nobody else was first.</summary>
    private static async Task<IResult> ChangeAsync(string id,
        JsonBody<VisitBody> body, VisitRecords visits, VisitFields fields, CompanyRecords companies, DeskView view, CancellationToken cancellationToken)
    {
        if (await visits.FindAsync(id, cancellationToken) is not { } seen) return TypedResults.NotFound();
        if (Read(body.Json, out var unreadable) is not { } typed) return DeskProblems.Unreadable(unreadable, view);
        if (fields.Read(typed, view.Language, out var faults) is not { } details) return DeskProblems.Faulty(faults, view);
        if (await CompanyAsync(typed, companies, cancellationToken) is not { } named) return DeskProblems.Unreadable(VisitFields.CompanyId, view);
        var version = typed[Version].Length > 0 ? typed.Number(Version) : seen.Version;
        var changed = await visits.ChangeAsync(id, version, named, details, view.OfficerId, view.IsManager, cancellationToken);
        return changed.Outcome switch
        {
            VisitSaving.Done => TypedResults.Ok(await ViewAsync(id, visits, fields, cancellationToken)),
            VisitSaving.Absent => TypedResults.NotFound(),
            VisitSaving.Outdated => DeskProblems.Conflict(view, "desk.someoneElse"),
            VisitSaving.NotYours => TypedResults.Problem(view["visits.notYours"], statusCode: StatusCodes.Status403Forbidden),
            VisitSaving.WhichCompany => Which(changed.Companies!, view),
        };
    }

    private static async Task<IResult> FollowUpAsync(
        string id, FollowUpBody body, VisitRecords visits, VisitFields fields, DeskView view, CancellationToken cancellationToken)
    {
        var outcome = (await visits.FollowUpAsync(id, body.Done, view.OfficerId, cancellationToken)).Outcome;
        return outcome is VisitSaving.Absent ? TypedResults.NotFound()
            : outcome is VisitSaving.Done ? TypedResults.Ok(await ViewAsync(id, visits, fields, cancellationToken))
            : DeskProblems.Conflict(view, "desk.someoneElse");
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

    /// <summary>To be sent again with the <c>companyId</c> of one of them, or with <c>newCompany</c>.</summary>
    private static ProblemHttpResult Which(IReadOnlyList<Company> alike, DeskView view) => TypedResults.Problem(
        view["visits.whichCompany"], statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?> { ["companies"] = alike.Select(company => new { company.Id, company.Name }).ToList() });
}
