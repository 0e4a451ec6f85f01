using HamuraBot.Officers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace HamuraBot.Desk;

/// <summary>The cookie says only which session it is; who that is, and whether it still is one, the store says at every request.</summary>
public sealed class DeskCookieEvents(OfficerSessions sessions, IOptions<DeskOptions> options) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Elsewhere an officer is a visitor like everybody.
        if (DeskPaths.Holds(context.Request.Path) && context.Principal?.SessionId() is { } session
            && await sessions.FindAsync(session, IsByOfficer(context.Request), context.HttpContext.RequestAborted) is { } live)
        {
            var lacksFactor = live.Proof is SignInProof.Password && options.Value.NeedsMoreThanPassword(live.Officer.Role);
            context.ReplacePrincipal(SignedInOfficer.Principal(live.Officer, session, live.Proof, lacksFactor));
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    /// <summary>Pages fetch their parts and their news by themselves; whatever changes something is the officer's.</summary>
    private static bool IsByOfficer(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) || !request.Headers.ContainsKey("HX-Request") && request.Headers.Accept != "text/event-stream";

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (DeskPaths.IsApi(request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(DeskPaths.SignInAndReturn(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : DeskPaths.Start));
        }
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var lacksFactor = context.HttpContext.User.LacksFactor();
        if (lacksFactor && DeskPaths.IsApi(context.Request.Path))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, type: DeskProblems.FactorNeeded).ExecuteAsync(context.HttpContext);
        }
        // A part of a page that is asked for by script would swap in the page that this leads to.
        if (lacksFactor && !context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Redirect($"{DeskPaths.Account}?notice=factorNeeded");
            return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Where to go after signing in is decided by the page.</summary>
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;
}
