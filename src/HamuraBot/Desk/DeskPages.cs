using System.Globalization;
using HamuraBot.WebChat;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Desk;

/// <summary>The officers' pages. They work without scripts.</summary>
public static class DeskPages
{
    public static RouteGroupBuilder MapDesk(this WebApplication app)
    {
        var pages = app.MapGroup(DeskPaths.Start).WithPolicy(ResponsePolicy.DeskPage).RequireAuthorization(DeskServices.Officers)
            .AddEndpointFilter(RefuseForeignFormsAsync).ExcludeFromDescription();
        pages.MapToday();
        pages.MapGet("/live", Live);
        pages.MapGet("/sign-in", SignInForm).AllowAnonymous();
        pages.MapPost("/sign-in", SignInAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(DeskApi.LongestFromStrangers));
        pages.MapGet("/sign-out", (HttpContext http) => TypedResults.Redirect(DeskPaths.Start.In(WebChatPages.LanguageOf(http))));
        pages.MapPost("/sign-out", SignOutAsync);
        pages.MapGet("/first/{secret}", FirstFormAsync).AllowAnonymous();
        pages.MapPost("/first/{secret}", CreateFirstAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(DeskApi.LongestFromStrangers));
        pages.MapFallback("/{**path}", () => Notice(StatusCodes.Status404NotFound));
        return pages;
    }

    /// <summary>An error, in words.</summary>
    public static RazorComponentResult<NoticePage> Notice(int status) => new(new { Status = status }) { StatusCode = status };

    /// <summary>Server-sent events: what has changed while the page is open.</summary>
    private static IResult Live(string? conversation, DeskFeed feed, HttpContext http)
    {
        // A proxy that gathers what it is sent would hold the news back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(feed.WatchAsync(http.User.SessionId()!, conversation, http.RequestAborted));
    }

    private static IResult SignInForm(HttpContext http, string? returnTo, string? notice)
    {
        var language = WebChatPages.LanguageOf(http);
        return http.User.OfficerId() is null
            ? SignInPage(returnTo, notice is "formTooOld" or "signedOut" or "firstDone" ? notice : null, StatusCodes.Status200OK)
            : TypedResults.Redirect(DeskPaths.Safe(returnTo, language));
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn signIn, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = await signIn.TryAsync(http, form["email"], form["password"], cancellationToken);
        var returnTo = form["returnTo"].ToString();
        return answer.Outcome switch
        {
            SignInOutcome.Done => TypedResults.Redirect(DeskPaths.Safe(returnTo, WebChatPages.LanguageOf(http))),
            SignInOutcome.Refused => SignInPage(returnTo, "refused", StatusCodes.Status401Unauthorized, form["email"]),
            SignInOutcome.TooMany => SignInPage(returnTo, "tooMany", StatusCodes.Status429TooManyRequests, form["email"], answer.Wait),
        };
    }

    private static RazorComponentResult<SignInPage> SignInPage(
        string? returnTo, string? notice, int status, string? email = null, TimeSpan wait = default) => new(new
        {
            ReturnTo = returnTo,
            Notice = notice is null ? null : $"desk.{notice}",
            Minutes = Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture),
            Email = email,
        })
        { StatusCode = status };

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, SignIn signIn, CancellationToken cancellationToken)
    {
        await signIn.OutAsync(http, cancellationToken);
        return TypedResults.Redirect($"{DeskPaths.SignIn.In(WebChatPages.LanguageOf(http))}&notice=signedOut");
    }

    private static async Task<IResult> FirstFormAsync(string secret, string? notice, FirstOfficer first, CancellationToken cancellationToken) =>
        await first.IsOpenedByAsync(secret, cancellationToken)
            ? FirstPage(notice is "formTooOld" ? notice : null, StatusCodes.Status200OK)
            : Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> CreateFirstAsync(string secret, FirstOfficer first, HttpContext http, CancellationToken cancellationToken)
    {
        if (!await first.IsOpenedByAsync(secret, cancellationToken))
        {
            return Notice(StatusCodes.Status404NotFound);
        }
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var created = await first.CreateAsync(form["email"].ToString(), form["name"], form["password"].ToString());
        if (created.Succeeded)
        {
            return TypedResults.Redirect($"{DeskPaths.SignIn.In(WebChatPages.LanguageOf(http))}&notice=firstDone");
        }
        var notice = created.Errors.Any(error => error.Code.StartsWith("Password", StringComparison.Ordinal)) ? "firstPasswordFault" : "firstEmailFault";
        return FirstPage(notice, StatusCodes.Status400BadRequest, form["email"], form["name"]);
    }

    private static RazorComponentResult<FirstOfficerPage> FirstPage(string? notice, int status, string? email = null, string? name = null) =>
        new(new { Notice = notice is null ? null : $"desk.{notice}", Email = email, Name = name }) { StatusCode = status };

    /// <summary>A form that was not made for this browser, or a very old one, is shown again instead of being taken.</summary>
    private static async ValueTask<object?> RefuseForeignFormsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return HttpMethods.IsGet(http.Request.Method) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : TypedResults.Redirect($"{http.Request.Path.Value!.In(WebChatPages.LanguageOf(http))}&notice=formTooOld");
    }
}
