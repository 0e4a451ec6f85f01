using HamuraBot.Desk.SignIn;
using HamuraBot.Hosting;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Desk;

/// <summary>The officers' pages. They work without scripts.</summary>
/// <remarks>
/// Razor components rendered to plain HTML, and htmx where a part is renewed: such a page survives a restart of its node and a lost line,
/// which an interactive circuit does not.
/// </remarks>
public static class DeskPages
{
    public static RouteGroupBuilder MapDesk(this WebApplication app)
    {
        var pages = Group(app).RequireAuthorization(DeskServices.Officers);
        pages.MapToday();
        pages.Map("/{**path}", () => Notice(StatusCodes.Status404NotFound)).WithOrder(int.MaxValue);
        var own = app.MapOwnPages();
        own.MapGet("/live", Live);
        own.MapGet("/sign-out", (HttpContext http) => TypedResults.Redirect(DeskPaths.Start.In(RequestLanguage.Of(http))));
        own.MapPost("/sign-out", SignOutAsync);
        var doors = Group(app).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(DeskApi.LongestFromStrangers));
        doors.MapSignIn();
        doors.MapPasswords();
        doors.MapGet("/first/{secret}", FirstFormAsync);
        doors.MapPost("/first/{secret}", CreateFirstAsync);
        return pages;
    }

    /// <summary>For what belongs to officers themselves: open even to those who still have to set up a second factor.</summary>
    public static RouteGroupBuilder MapOwnPages(this WebApplication app) => Group(app).RequireAuthorization(DeskServices.SignedIn);

    private static RouteGroupBuilder Group(WebApplication app) => app.MapGroup(DeskPaths.Start).WithPolicy(ResponsePolicy.DeskPage)
        .AddEndpointFilter(RefuseForeignFormsAsync).AddEndpointFilter(Readings.NoteAsync).ExcludeFromDescription();

    /// <summary>An error, in words.</summary>
    public static IResult Notice(int status) => new RazorComponentResult<DeskNoticePage>(new { Status = status }) { StatusCode = status };

    /// <summary>Server-sent events: what has changed while the page is open.</summary>
    private static IResult Live(string? conversation, DeskFeed feed, HttpContext http)
    {
        // A proxy that gathers what it is sent would hold the news back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(feed.WatchAsync(http.User.SessionId()!, conversation, http.RequestAborted));
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext http, OfficerSignIn signIn, CancellationToken cancellationToken)
    {
        await signIn.OutAsync(http, cancellationToken);
        return TypedResults.Redirect($"{DeskPaths.SignIn.In(RequestLanguage.Of(http))}&notice=signedOut");
    }

    private static async Task<IResult> FirstFormAsync(string secret, string? notice, FirstOfficer first, CancellationToken cancellationToken) =>
        await first.IsOpenedByAsync(secret, cancellationToken)
            ? FirstPage(notice is "formTooOld" ? notice : null, StatusCodes.Status200OK)
            : Notice(StatusCodes.Status404NotFound);

    private static async Task<IResult> CreateFirstAsync(
        string secret, FirstOfficer first, PasswordRules rules, HttpContext http, CancellationToken cancellationToken)
    {
        if (!await first.IsOpenedByAsync(secret, cancellationToken))
        {
            return Notice(StatusCodes.Status404NotFound);
        }
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (email, name, password) = (form["email"].ToString(), form["name"].ToString(), form["password"].ToString());
        if (rules.FaultIn(password, email, name) is { } fault)
        {
            return FirstPage($"password{fault}", StatusCodes.Status400BadRequest, email, name);
        }
        return (await first.CreateAsync(email, name, password)).Succeeded
            ? TypedResults.Redirect($"{DeskPaths.SignIn.In(RequestLanguage.Of(http))}&notice=firstDone")
            : FirstPage("firstEmailFault", StatusCodes.Status400BadRequest, email, name);
    }

    private static IResult FirstPage(string? notice, int status, string? email = null, string? name = null) =>
        new RazorComponentResult<FirstOfficerPage>(new { Notice = notice is null ? null : $"desk.{notice}", Email = email, Name = name }) { StatusCode = status };

    /// <summary>Where the form was: its own address may take nothing but the form.</summary>
    private static string PageOf(HttpRequest request) =>
        request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } from && from.Authority == request.Host.Value && DeskPaths.Holds(from.AbsolutePath)
            ? from.AbsolutePath
            : request.Path.Value!;

    /// <summary>A form that was not made for this browser, or a very old one, is shown again instead of being taken.</summary>
    private static async ValueTask<object?> RefuseForeignFormsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return HttpMethods.IsGet(http.Request.Method) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : TypedResults.Redirect($"{PageOf(http.Request).In(RequestLanguage.Of(http))}&notice=formTooOld");
    }
}
