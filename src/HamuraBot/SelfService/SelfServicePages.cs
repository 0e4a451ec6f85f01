using System.Text;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.SelfService;

/// <summary>The pages behind a secret link: see, change, withdraw, take the date along. They work without scripts.</summary>
public sealed class SelfServicePages(
    Secrets secrets, OwnLinks links, Store store, SecretGuesses guesses, IEnumerable<SelfServiceKind> kinds, IAntiforgery antiforgery, DialogLibrary library)
{
    private readonly Dictionary<string, SelfServiceKind> kinds = kinds.ToDictionary(kind => kind.Kind);

    /// <summary>Somebody at the door with a good link.</summary>
    private sealed record Visit(HttpContext Http, SelfServiceKind Kind, string Number, OwnView View, string Link, Language Language)
    {
        public CancellationToken Cancelled => Http.RequestAborted;
    }

    public Task<IResult> SeeAsync(HttpContext http, string secret) => OpenAsync(http, secret, visit =>
        Page(new RazorComponentResult<OwnPage>(new
        {
            visit.View,
            visit.Language,
            visit.Link,
            Token = antiforgery.GetAndStoreTokens(visit.Http),
            Done = OwnPage.News.Find(news => news == http.Request.Query["done"].ToString()),
        })));

    public Task<IResult> ChangeAsync(HttpContext http, string secret) => OpenAsync(http, secret, visit =>
        Page(visit.View.Fields.Count > 0 ? ChangePage(visit, StatusCodes.Status200OK) : Back(visit, OwnPage.TooLate)));

    public Task<IResult> WithdrawAsync(HttpContext http, string secret) => OpenAsync(http, secret, visit =>
        Page(visit.View.Withdrawal is not null ? WithdrawPage(visit, StatusCodes.Status200OK) : Back(visit, OwnPage.TooLate)));

    public Task<IResult> PostChangeAsync(HttpContext http, string secret) => OpenAsync(http, secret, async visit =>
    {
        var form = await ReadFormAsync(http);
        var typed = visit.View.Fields.ToDictionary(field => field.Id, field => Cleaned(form[field.Id].ToString()));
        if (!await antiforgery.IsRequestValidAsync(http)) return ChangePage(visit, StatusCodes.Status400BadRequest, typed);
        var outcome = await visit.Kind.Change(visit.Number, typed, visit.Cancelled);
        return outcome.Result switch
        {
            ChangeResult.Changed => Back(outcome.Moved is { } moved ? visit with { Link = moved } : visit, OwnPage.Changed),
            ChangeResult.TooLate => Back(visit, OwnPage.TooLate),
            ChangeResult.Gone => Back(visit, OwnPage.Gone),
            ChangeResult.Refused => ChangePage(visit, StatusCodes.Status422UnprocessableEntity, typed, outcome.Faults),
        };
    });

    public Task<IResult> StepAsync(HttpContext http, string secret, string part, string step) => OpenAsync(http, secret, visit =>
        Page(FindStep(visit, part, step) is var (of, what) ? StepPage(visit, of, what, StatusCodes.Status200OK) : Back(visit, OwnPage.TooLate)));

    public Task<IResult> PostStepAsync(HttpContext http, string secret, string part, string step) => OpenAsync(http, secret, async visit =>
    {
        var form = await ReadFormAsync(http);
        if (FindStep(visit, part, step) is not var (of, what)) return Back(visit, OwnPage.TooLate);
        var typed = what.Fields.ToDictionary(field => field.Id, field => Cleaned(form[field.Id].ToString()));
        if (!await antiforgery.IsRequestValidAsync(http)) return StepPage(visit, of, what, StatusCodes.Status400BadRequest, typed);
        var outcome = await visit.Kind.Act(visit.Number, part, step, typed, visit.Cancelled);
        return outcome.Result switch
        {
            ChangeResult.Changed => Back(visit, what.News),
            ChangeResult.TooLate => Back(visit, OwnPage.TooLate),
            ChangeResult.Gone => Back(visit, OwnPage.Gone),
            ChangeResult.Refused => StepPage(visit, of, what, StatusCodes.Status422UnprocessableEntity, typed, outcome.Faults),
        };
    });

    /// <summary>For whoever fears that others have the link: all that were given out are dead, and the page is at a new one.</summary>
    public Task<IResult> PostRenewAsync(HttpContext http, string secret) => OpenAsync(http, secret, async visit =>
    {
        await ReadFormAsync(http);
        if (!await antiforgery.IsRequestValidAsync(http)) return Back(visit, OwnPage.Expired);
        var link = await store.WriteAsync(transaction =>
        {
            Secrets.Withdraw(transaction, visit.Kind.Kind, visit.Number);
            return Task.FromResult(links.PathOf(transaction, visit.Kind.Kind, visit.Number));
        }, visit.Cancelled);
        return Back(visit with { Link = link }, OwnPage.Renewed);
    });

    public Task<IResult> PostWithdrawAsync(HttpContext http, string secret) => OpenAsync(http, secret, async visit =>
    {
        if (visit.View.Withdrawal is null) return Back(visit, OwnPage.TooLate);
        await ReadFormAsync(http);
        if (!await antiforgery.IsRequestValidAsync(http)) return WithdrawPage(visit, StatusCodes.Status400BadRequest);
        return Back(visit, await visit.Kind.Withdraw(visit.Number, visit.Cancelled) ? OwnPage.Withdrawn : OwnPage.TooLate);
    });

    public Task<IResult> CalendarAsync(HttpContext http, string secret) => OpenAsync(http, secret, async visit =>
        visit.Kind.Calendar is { } calendar && await calendar(visit.Number, visit.Cancelled) is { } content
            ? TypedResults.File(Encoding.UTF8.GetBytes(content), "text/calendar; charset=utf-8", $"{visit.View.Number}.ics")
            : NotFound(http));

    public Task<IResult> TicketAsync(HttpContext http, string secret) => OpenAsync(http, secret, visit =>
        Page(visit.View.Ticket is { } ticket ? TypedResults.Bytes(QrCode.Png(ticket), "image/png") : NotFound(http)));

    public Task<IResult> PartTicketAsync(HttpContext http, string secret, string part) => OpenAsync(http, secret, visit =>
        Page(visit.View.Parts.FirstOrDefault(one => one.Id == part)?.Ticket is { } ticket ? TypedResults.Bytes(QrCode.Png(ticket), "image/png") : NotFound(http)));

    public Task<IResult> FileAsync(HttpContext http, string secret, string file) => OpenAsync(http, secret, async visit =>
        await visit.Kind.Read(visit.Number, file, visit.Cancelled) is var (name, type, content) ? TypedResults.File(content, type, name) : NotFound(http));

    /// <summary>Wrong secrets, those that open nothing any more, and what is no secret at all get the same page.</summary>
    private async Task<IResult> OpenAsync(HttpContext http, string secret, Func<Visit, Task<IResult>> open)
    {
        // The address itself is the key: it must not travel to other sites, nor stay in caches or search engines.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        try
        {
            if (!guesses.MayTry(http)) return Notice(http, "tooMany", StatusCodes.Status429TooManyRequests);
            if (await FindAsync(http, secret) is { } visit) return await open(visit);
            guesses.Missed(http);
            return NotFound(http);
        }
        catch (StoreUnavailableException)
        {
            return Notice(http, "unavailable", StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadHttpRequestException bad)
        {
            return Notice(http, "unreadable", bad.StatusCode);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return Notice(http, "unreadable", StatusCodes.Status400BadRequest);
        }
        finally
        {
            http.Response.Headers.CacheControl = "no-store";
        }
    }

    private async Task<Visit?> FindAsync(HttpContext http, string secret)
    {
        if (await secrets.FindAsync(secret, http.RequestAborted) is not { } owned) return null;
        if (!kinds.TryGetValue(owned.Kind, out var kind)) return null;
        return await kind.See(owned.Number, http.RequestAborted) is { } view
            ? new(http, kind, owned.Number, view, Secrets.Path(secret), AskedFor(http) ?? view.Language)
            : null;
    }

    /// <summary>Before anything else looks at it: what cannot be read is the sender's fault and not ours.</summary>
    private static Task<IFormCollection> ReadFormAsync(HttpContext http) => http.Request.HasFormContentType
        ? http.Request.ReadFormAsync(http.RequestAborted)
        : throw new BadHttpRequestException("Not a form.", StatusCodes.Status415UnsupportedMediaType);

    private IResult ChangePage(
        Visit visit, int status, IReadOnlyDictionary<string, string>? typed = null, IReadOnlyDictionary<string, Words>? faults = null) =>
        new RazorComponentResult<ChangePage>(new
        {
            visit.View,
            visit.Language,
            visit.Link,
            Token = antiforgery.GetAndStoreTokens(visit.Http),
            Typed = typed ?? visit.View.Fields.ToDictionary(field => field.Id, field => field.Value),
            Faults = faults ?? new Dictionary<string, Words>(),
            Expired = status is StatusCodes.Status400BadRequest,
        })
        { StatusCode = status };

    /// <summary>All of it is a part of its own, by its number.</summary>
    private static (OwnPart Part, OwnStep Step)? FindStep(Visit visit, string part, string step) =>
        visit.View.Parts.Prepend(new(visit.View.Number, visit.View.Title, visit.View.Number) { Steps = visit.View.Steps }).FirstOrDefault(one => one.Id == part) is { } found && found.Steps.FirstOrDefault(one => one.Id == step) is { } what ? (found, what) : null;

    private IResult StepPage(
        Visit visit, OwnPart part, OwnStep step, int status, IReadOnlyDictionary<string, string>? typed = null, IReadOnlyDictionary<string, Words>? faults = null) =>
        new RazorComponentResult<StepPage>(new
        {
            visit.View,
            Part = part,
            Step = step,
            visit.Language,
            visit.Link,
            Token = antiforgery.GetAndStoreTokens(visit.Http),
            Typed = typed ?? step.Fields.ToDictionary(field => field.Id, field => field.Value),
            Faults = faults ?? new Dictionary<string, Words>(),
            Expired = status is StatusCodes.Status400BadRequest,
        })
        { StatusCode = status };

    private IResult WithdrawPage(Visit visit, int status) => new RazorComponentResult<WithdrawPage>(new
    {
        visit.View,
        visit.Language,
        visit.Link,
        Token = antiforgery.GetAndStoreTokens(visit.Http),
        Expired = status is StatusCodes.Status400BadRequest,
    })
    { StatusCode = status };

    /// <summary>A page of its own, so that loading it again does not post again.</summary>
    private static IResult Back(Visit visit, string news)
    {
        visit.Http.Response.Headers.Location = $"{visit.Link}?lang={visit.Language.Code()}&done={news}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private IResult NotFound(HttpContext http) => Notice(http, "notFound", StatusCodes.Status404NotFound);

    private IResult Notice(HttpContext http, string key, int status)
    {
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "60";
        var words = library.Phrases.SelfService;
        var language = RequestLanguage.Of(http);
        return new RazorComponentResult<NoticePage>(new { Language = language, Title = words[$"{key}Title"], Text = words[$"{key}Text"] })
        {
            StatusCode = status,
        };
    }

    private static Language? AskedFor(HttpContext http) =>
        http.Request.Query["lang"].ToString() is { Length: > 0 } code ? Languages.FromLocale(code) : null;

    /// <summary>Browsers send CR LF; PostgreSQL takes no NUL.</summary>
    private static string Cleaned(string typed) => typed.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n");

    private static Task<IResult> Page(IResult page) => Task.FromResult(page);
}
