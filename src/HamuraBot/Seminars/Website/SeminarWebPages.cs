using System.Text;
using HamuraBot.Data;
using HamuraBot.DirectLine;
using HamuraBot.Hosting;
using HamuraBot.SelfService;
using HamuraBot.Website;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Seminars.Website;

/// <summary>Seminars for those who only want a seat: to read, to sign up, to print, to subscribe to. They work without scripts.</summary>
public static class SeminarWebPages
{
    /// <summary>Seminars of the archive; older ones are not looked for here.</summary>
    private const int MostPast = 50;

    /// <summary>Bytes of a posted form: all fields at their longest, with room for encoding.</summary>
    private const int LargestForm = 64 * 1024;

    private static readonly Dictionary<string, string> Nothing = [];

    public static void MapSeminarWebsite(this WebApplication app)
    {
        var seminars = app.MapGroup("/seminars").WithPolicy(ResponsePolicy.FormPage).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        seminars.MapGet("", ListAsync);
        seminars.MapGet("/{id:guid}", SeeAsync);
        seminars.MapPost("/{id:guid}", SignUpAsync);
        seminars.MapGet("/{id:guid}/poster", PosterAsync);
        seminars.MapGet("/{id:guid}/qr.png", CodeAsync);
        seminars.MapGet("/{id:guid}.ics", CalendarAsync);
        app.MapGet("/seminars.ics", FeedAsync).WithPolicy(ResponsePolicy.SharedData);
    }

    private static async Task<IResult> ListAsync(HttpContext http, Store store, TimeProvider clock) => await store.ReadAsync<IResult>(async sql =>
        new RazorComponentResult<SeminarListPage>(new
        {
            Language = RequestLanguage.Of(http),
            Coming = await SeminarTable.ComingAsync(sql, clock.GetUtcNow()),
            CalledOff = await SeminarTable.CalledOffAsync(sql, clock.GetUtcNow()),
            Past = await SeminarTable.PastAsync(sql, clock.GetUtcNow(), MostPast),
        }), http.RequestAborted);

    private static async Task<IResult> SeeAsync(HttpContext http, Guid id, Store store, TimeProvider clock, IAntiforgery antiforgery) =>
        await FindAsync(id, store, clock, http.RequestAborted) is { } found
            ? Page(http, found, antiforgery, Nothing, Nothing, StatusCodes.Status200OK)
            : NotFound(http);

    private static async Task<IResult> SignUpAsync(
        HttpContext http, Guid id, Store store, TimeProvider clock, IAntiforgery antiforgery, SignUpForm form, SeminarRegistrations registrations, RateLimits limits)
    {
        if (await FindAsync(id, store, clock, http.RequestAborted) is not { } found) return NotFound(http);
        if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var typed = (await http.Request.ReadFormAsync(http.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString());
        if (!await antiforgery.IsRequestValidAsync(http)) return Page(http, found, antiforgery, typed, Nothing, StatusCodes.Status400BadRequest);
        if (!limits.TakeToken(http)) return Page(http, found, antiforgery, typed, Nothing, StatusCodes.Status429TooManyRequests);
        var (seminar, language) = (found.Seminar, RequestLanguage.Of(http));
        var faults = form.Read(typed, seminar, language, out var attendee);
        if (attendee is null) return Page(http, found, antiforgery, typed, faults, StatusCodes.Status422UnprocessableEntity);
        var result = await store.WriteAgainAsync(transaction => registrations.RegisterAsync(transaction, seminar.Id, attendee, null), http.RequestAborted);
        return result.Outcome switch
        {
            // Who typed an address is not told whether it had signed up before: its mailbox is.
            RegistrationOutcome.Registered or RegistrationOutcome.Waitlisted or RegistrationOutcome.AlreadyRegistered => new RazorComponentResult<SignedUpPage>(new
            {
                Language = language,
                Seminar = result.Seminar!,
                Attendee = attendee,
                HasSeats = result.Seminar!.Free >= attendee.Seats,
            }),
            RegistrationOutcome.Full or RegistrationOutcome.Closed or RegistrationOutcome.Promoted or RegistrationOutcome.Changed or RegistrationOutcome.Cancelled =>
                await FindAsync(id, store, clock, http.RequestAborted) is { } now
                    ? Page(http, now, antiforgery, typed, Nothing, StatusCodes.Status409Conflict)
                    : NotFound(http),
        };
    }

    private static async Task<IResult> PosterAsync(HttpContext http, Guid id, Store store, TimeProvider clock, PublicAddress address) =>
        await FindAsync(id, store, clock, http.RequestAborted) is { } found
            ? new RazorComponentResult<PosterPage>(new { Language = RequestLanguage.Of(http), found.Seminar, Address = address.Of($"/seminars/{found.Seminar.Id}") })
            : NotFound(http);

    private static async Task<IResult> CodeAsync(HttpContext http, Guid id, Store store, TimeProvider clock, PublicAddress address) =>
        await FindAsync(id, store, clock, http.RequestAborted) is { } found
            ? TypedResults.Bytes(QrCode.Png(address.Of($"/seminars/{found.Seminar.Id}")), "image/png")
            : NotFound(http);

    private static async Task<IResult> CalendarAsync(HttpContext http, Guid id, Store store, TimeProvider clock, SeminarFeed feed) =>
        await FindAsync(id, store, clock, http.RequestAborted) is { } found
            ? Calendar(feed.Write([found.Seminar], RequestLanguage.Of(http)), $"{found.Seminar.Id}.ics")
            : NotFound(http);

    private static async Task<IResult> FeedAsync(HttpContext http, Store store, TimeProvider clock, SeminarFeed feed) => Calendar(
        feed.Write(await store.ReadAsync(async sql => (IReadOnlyList<Seminar>)
            [.. await SeminarTable.ComingAsync(sql, clock.GetUtcNow()), .. await SeminarTable.CalledOffAsync(sql, clock.GetUtcNow())], http.RequestAborted),
            RequestLanguage.Of(http)), "seminars.ics");

    private static FileContentHttpResult Calendar(string content, string name) => TypedResults.File(Encoding.UTF8.GetBytes(content), "text/calendar; charset=utf-8", name);

    /// <summary>One that everybody may know of; with what else is coming.</summary>
    private static Task<FoundSeminar?> FindAsync(Guid id, Store store, TimeProvider clock, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        await SeminarTable.FindAsync(sql, new(id)) is { } seminar && seminar.IsPublic(clock.GetUtcNow())
            ? new FoundSeminar(seminar, [.. (await SeminarTable.ComingAsync(sql, clock.GetUtcNow())).Where(other => other.Id != seminar.Id)])
            : null, cancellationToken);

    private static IResult Page(
        HttpContext http, FoundSeminar found, IAntiforgery antiforgery, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> faults, int status) =>
        new RazorComponentResult<SeminarInfoPage>(new
        {
            Language = RequestLanguage.Of(http),
            found.Seminar,
            found.Others,
            Token = antiforgery.GetAndStoreTokens(http),
            Typed = typed,
            Faults = faults,
            Status = status,
        })
        { StatusCode = status };

    private static IResult NotFound(HttpContext http) =>
        new RazorComponentResult<NotFoundPage>(new { Language = RequestLanguage.Of(http) }) { StatusCode = StatusCodes.Status404NotFound };

    private sealed record FoundSeminar(Seminar Seminar, IReadOnlyList<Seminar> Others);
}
