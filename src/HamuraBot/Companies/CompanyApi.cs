using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Companies;

/// <param name="Into">The id of the record that is kept.</param>
public sealed record MergeBody(string? Into);

/// <summary>Companies as JSON.</summary>
public static class CompanyApi
{
    public static void MapCompanyApi(this RouteGroupBuilder desk)
    {
        var companies = desk.MapGroup("/companies");
        companies.MapGet("/", ListAsync).AsReading(CompanyRecords.Kind).Produces<CompanyView[]>();
        companies.MapPost("/", CreateAsync).Produces<CompanyView>(StatusCodes.Status201Created);
        companies.MapGet("/{id}", FindAsync).AsReading(CompanyRecords.Kind, "id").Produces<CompanyView>();
        companies.MapPut("/{id}", ChangeAsync).Produces<CompanyView>();
        companies.MapPost("/{id}/merge", MergeAsync).Produces<CompanyView>();
        companies.MapDelete("/{id}/merge", UndoMergeAsync).Produces<CompanyView>();
    }

    /// <param name="text">Part of a name, a reading, a number, an address or a contact.</param>
    /// <param name="page">From 1.</param>
    private static async Task<IResult> ListAsync(
        string? text, string? page, CompanyRecords companies, CompanyExport export, DeskView view, HttpContext http, CancellationToken cancellationToken) =>
        Export.Wanted(http.Request) is { } format
            ? (await export.MakeAsync(FormInput.Cleaned(text ?? ""), http.User.OfficerId(), view.Language, cancellationToken)).In(format)
            : TypedResults.Ok((await companies.SearchAsync(FormInput.Cleaned(text ?? ""), Paging.Read(page), cancellationToken)).Items.Select(CompanyView.Of));

    private static async Task<IResult> FindAsync(string id, CompanyRecords companies, CancellationToken cancellationToken) =>
        await companies.FindAsync(id, cancellationToken) is { } company ? TypedResults.Ok(CompanyView.Of(company)) : TypedResults.NotFound();

    private static async Task<IResult> CreateAsync(
        CompanyBody body, CompanyRecords companies, CompanyFields fields, DeskView view, CancellationToken cancellationToken)
    {
        if (fields.Read(Fields(body), view.Language, out var faults) is not { } details) return DeskProblems.Faulty(faults, view);
        var made = await companies.CreateAsync(details, view.OfficerId, cancellationToken);
        return made.Result is CompanyResult.Done
            ? TypedResults.Created($"{DeskPaths.Api}/companies/{made.Company!.Id}", CompanyView.Of(made.Company))
            : Refused(made, view);
    }

    private static async Task<IResult> ChangeAsync(
        string id, CompanyBody body, CompanyRecords companies, CompanyFields fields, DeskView view, CancellationToken cancellationToken)
    {
        if (await companies.FindAsync(id, cancellationToken) is not { } seen) return TypedResults.NotFound();
        if (fields.Read(Fields(body), view.Language, out var faults) is not { } details) return DeskProblems.Faulty(faults, view);
        return await AnswerAsync(await companies.ChangeAsync(id, body.Version ?? seen.Version, details, view.OfficerId, cancellationToken), id, companies, view, cancellationToken);
    }

    private static async Task<IResult> MergeAsync(string id, MergeBody body, CompanyRecords companies, DeskView view, CancellationToken cancellationToken) =>
        await AnswerAsync(await companies.MergeAsync(id, body.Into ?? "", view.OfficerId, cancellationToken), id, companies, view, cancellationToken);

    private static async Task<IResult> UndoMergeAsync(string id, CompanyRecords companies, DeskView view, CancellationToken cancellationToken) =>
        await AnswerAsync(await companies.UndoMergeAsync(id, view.OfficerId, cancellationToken), id, companies, view, cancellationToken);

    private static async Task<IResult> AnswerAsync(
        CompanyOutcome outcome, string id, CompanyRecords companies, DeskView view, CancellationToken cancellationToken) => outcome.Result switch
        {
            CompanyResult.Done => TypedResults.Ok(CompanyView.Of((await companies.FindAsync(id, cancellationToken))!)),
            CompanyResult.Absent => TypedResults.NotFound(),
            CompanyResult.Outdated or CompanyResult.NumberTaken or CompanyResult.NotMergeable => Refused(outcome, view),
        };

    /// <summary>The record that stands in the way is named, if there is one.</summary>
    private static ProblemHttpResult Refused(CompanyOutcome outcome, DeskView view) => TypedResults.Problem(
        outcome.Result switch
        {
            CompanyResult.NumberTaken => view["companies.numberTaken", ("name", outcome.Company!.Name)],
            CompanyResult.NotMergeable => view["companies.notMergeable"],
            CompanyResult.Done or CompanyResult.Absent or CompanyResult.Outdated => view["desk.someoneElse"],
        },
        statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?> { ["reason"] = outcome.Result.ToString(), ["company"] = outcome.Company?.Id });

    private static FormInput Fields(CompanyBody body)
    {
        var fields = new Dictionary<string, string?>
        {
            [CompanyFields.Name] = body.Name,
            [CompanyFields.Kana] = body.Kana,
            [CompanyFields.CorporateNumber] = body.CorporateNumber,
            [CompanyFields.Address] = body.Address,
            [CompanyFields.Industry] = body.Industry,
            [CompanyFields.ConsentOn] = body.ConsentOn,
            [CompanyFields.ConsentHow] = body.ConsentHow,
            [CompanyFields.Note] = body.Note,
        };
        foreach (var (number, contact) in (body.Contacts ?? []).Take(CompanyFields.MostContacts).Index())
        {
            fields[CompanyFields.Contact(number, "Name")] = contact.Name;
            fields[CompanyFields.Contact(number, "Role")] = contact.Role;
            fields[CompanyFields.Contact(number, "Email")] = contact.Email;
            fields[CompanyFields.Contact(number, "Phone")] = contact.Phone;
        }
        return new(fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => FormInput.Cleaned(field.Value!)));
    }
}
