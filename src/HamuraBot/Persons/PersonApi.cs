using System.Net.Mime;
using System.Text;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Persons;

/// <param name="Reason">Why, for the certificate; what it says of the person is left out.</param>
public sealed record ErasureBody(string? Reason);

public sealed record PersonRecordView
{
    /// <summary>request, registration, handoff, contact or conversation.</summary>
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Href { get; init; }

    public string? Name { get; init; }

    public string? Company { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? Conversation { get; init; }

    public static PersonRecordView Of(HeldRecord record) => new()
    {
        Kind = record.Kind,
        Key = record.Key,
        At = record.At,
        Href = record.Href,
        Name = record.Name,
        Company = record.Company,
        Email = record.Email,
        Phone = record.Phone,
        Conversation = record.ConversationId,
    };
}

public sealed record PersonView
{
    /// <summary>What export and erasure name.</summary>
    public required string Key { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<string> Companies { get; init; }

    public required IReadOnlyList<string> Emails { get; init; }

    public required IReadOnlyList<string> Phones { get; init; }

    public required IReadOnlyList<PersonRecordView> Records { get; init; }

    public static PersonView Of(Person person) => new()
    {
        Key = person.Key,
        Names = person.Names,
        Companies = person.Companies,
        Emails = person.Emails,
        Phones = person.Phones,
        Records = [.. person.Records.Select(PersonRecordView.Of)],
    };
}

/// <param name="Name">The table or the folder.</param>
public sealed record ErasedCountView(string Name, long Count);

public sealed record ErasureView
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The id; null for what a visitor did.</summary>
    public string? Officer { get; init; }

    public required string Reason { get; init; }

    public required IReadOnlyList<ErasedCountView> Counts { get; init; }

    /// <summary>Somebody else of the same name or number is known: in the free texts of others it was left.</summary>
    public required bool NamesLeft { get; init; }

    public static ErasureView Of(Erasure erasure) => new()
    {
        Id = erasure.Id,
        At = erasure.At,
        Officer = erasure.OfficerId,
        Reason = erasure.Reason,
        Counts = [.. erasure.Counts.Select(count => new ErasedCountView(count.Name, count.Count))],
        NamesLeft = erasure.NamesLeft,
    };
}

/// <summary>People as JSON: find, hand over, erase.</summary>
public static class PersonApi
{
    public static void MapPersonApi(this RouteGroupBuilder desk)
    {
        var people = desk.MapGroup("/people");
        people.MapGet("/", FindAsync).AsNoReading().Produces<PersonView[]>();
        people.MapGet("/{key}/export", ExportAsync).AsNoReading().Produces<object>();
        people.MapPost("/{key}/erase", EraseAsync).RequireAuthorization(DeskServices.Managers).Produces<ErasureView>();
    }

    /// <param name="query">A name or company in any spelling, a mail address, a phone number, or a number.</param>
    private static async Task<Ok<IEnumerable<PersonView>>> FindAsync(string? query, PersonDesk people, DeskView view, CancellationToken cancellationToken) =>
        TypedResults.Ok((await people.SearchAsync(FormInput.Cleaned(query ?? ""), view.OfficerId, cancellationToken)).Select(PersonView.Of));

    private static async Task<IResult> ExportAsync(string key, PersonDesk people, DeskView view, HttpRequest request, CancellationToken cancellationToken) =>
        await people.ExportAsync(FormInput.Cleaned(key), view.OfficerId, cancellationToken) is not { } file ? TypedResults.NotFound()
        : request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(MediaTypeNames.Text.Plain, StringComparison.OrdinalIgnoreCase)) ? Text(file, view)
        : Json(file);

    private static async Task<IResult> EraseAsync(string key, ErasureBody body, PersonDesk people, DeskView view, CancellationToken cancellationToken)
    {
        if (FormInput.Cleaned(body.Reason ?? "") is not { Length: > 0 and <= PersonDesk.LongestReason } reason) return FieldFaults.Of("reason", "people.reasonFault").Problem(view);
        return await people.EraseAsync(FormInput.Cleaned(key), reason, view.OfficerId, cancellationToken) is { } erasure ? TypedResults.Ok(ErasureView.Of(erasure)) : TypedResults.NotFound();
    }

    public static IResult Json(PersonFile file) => TypedResults.File(
        Encoding.UTF8.GetBytes(file.ToJson().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true })),
        $"{MediaTypeNames.Application.Json}; charset=utf-8", "person.json");

    public static IResult Text(PersonFile file, DeskView view) =>
        TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(PersonText.Write(file, view))], $"{MediaTypeNames.Text.Plain}; charset=utf-8", "person.txt");
}
