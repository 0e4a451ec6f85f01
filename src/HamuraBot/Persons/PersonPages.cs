using HamuraBot.Data;
using HamuraBot.Desk;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Persons;

/// <summary>The officers' pages about people: find somebody, see all that is held, hand it over, erase it.</summary>
public static class PersonPages
{
    public const string Start = "/desk/people";

    public static void MapPersonPages(this RouteGroupBuilder desk)
    {
        var people = desk.MapGroup("/people");
        people.MapGet("", FindAsync);
        people.MapGet("/erasures/{id}", CertificateAsync);
        people.MapGet("/messages/{conversation}/{sequence:long}", UncoverAsync);
        people.MapGet("/{key}", SeeAsync);
        people.MapGet("/{key}/person.json", JsonAsync);
        people.MapGet("/{key}/person.txt", TextAsync);
        var managers = people.MapGroup("").RequireAuthorization(DeskServices.Managers);
        managers.MapGet("/{key}/erase", FormAsync);
        managers.MapPost("/{key}/erase", EraseAsync);
    }

    public static string PathOf(string key) => $"{Start}/{Uri.EscapeDataString(key)}";

    private static async Task<IResult> FindAsync(string? query, PersonDesk people, Store store, DeskView view, CancellationToken cancellationToken)
    {
        var text = FormInput.Cleaned(query ?? "");
        return new RazorComponentResult<PeoplePage>(new
        {
            Query = text,
            Found = await people.SearchAsync(text, view.OfficerId, cancellationToken),
            Erasures = await store.ReadAsync(Erasures.AllAsync, cancellationToken),
        });
    }

    private static async Task<IResult> SeeAsync(string key, PersonDesk people, DeskView view, CancellationToken cancellationToken) =>
        await people.OpenAsync(FormInput.Cleaned(key), view.OfficerId, cancellationToken) is { } file
            ? new RazorComponentResult<PersonPage>(new { File = file })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> UncoverAsync(string conversation, long sequence, PersonDesk people, DeskView view, CancellationToken cancellationToken) =>
        await people.UncoverAsync(FormInput.Cleaned(conversation), sequence, view.OfficerId, cancellationToken) is { } text
            ? new RazorComponentResult<UncoveredPage>(new { Text = text, Back = DeskPaths.Log(conversation) })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> JsonAsync(string key, PersonDesk people, DeskView view, CancellationToken cancellationToken) =>
        await people.ExportAsync(FormInput.Cleaned(key), view.OfficerId, cancellationToken) is { } file ? PersonApi.Json(file) : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> TextAsync(string key, PersonDesk people, DeskView view, CancellationToken cancellationToken) =>
        await people.ExportAsync(FormInput.Cleaned(key), view.OfficerId, cancellationToken) is { } file ? PersonApi.Text(file, view) : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> FormAsync(string key, PersonDesk people, DeskView view, CancellationToken cancellationToken) =>
        await people.OpenAsync(FormInput.Cleaned(key), view.OfficerId, cancellationToken) is { } file
            ? new RazorComponentResult<ErasurePage>(new { File = file })
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> EraseAsync(string key, HttpContext http, PersonDesk people, DeskView view, CancellationToken cancellationToken)
    {
        var reason = (await FormInput.ReadAsync(http))["reason"];
        if (reason.Length is 0 or > PersonDesk.LongestReason)
        {
            return await people.OpenAsync(FormInput.Cleaned(key), view.OfficerId, cancellationToken) is { } file
                ? new RazorComponentResult<ErasurePage>(new { File = file, Reason = reason, Faulty = true }) { StatusCode = StatusCodes.Status400BadRequest }
                : DeskPages.Notice(StatusCodes.Status404NotFound);
        }
        return await people.EraseAsync(FormInput.Cleaned(key), reason, view.OfficerId, cancellationToken) is { } erasure
            ? TypedResults.Redirect(view.Link($"{Start}/erasures/{erasure.Id}"))
            : DeskPages.Notice(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> CertificateAsync(string id, Store store, CancellationToken cancellationToken) =>
        await store.ReadAsync(async sql => await Erasures.FindAsync(sql, id) is { } erasure
            ? (Erasure: erasure, Officer: erasure.OfficerId is { } officer ? (await Officers.OfficerTable.FindAsync(sql, officer))?.Name : null)
            : default, cancellationToken) is { Erasure: { } found } certificate
            ? new RazorComponentResult<CertificatePage>(new { Erasure = found, certificate.Officer })
            : DeskPages.Notice(StatusCodes.Status404NotFound);
}
