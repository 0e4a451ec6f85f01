using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HamuraBot.Desk;

/// <summary>The cookie says only which session it is; who that is, and whether it still is one, the store says at every request.</summary>
public sealed class DeskCookieEvents(OfficerSessions sessions) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Elsewhere an officer is a visitor like everybody.
        if (DeskPaths.Holds(context.Request.Path) && context.Principal?.SessionId() is { } session
            && await sessions.FindAsync(session, context.HttpContext.RequestAborted) is { } officer)
        {
            context.ReplacePrincipal(SignedInOfficer.Principal(officer, session));
        }
        else
        {
            context.RejectPrincipal();
        }
    }

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
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>Where to go after signing in is decided by the page.</summary>
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;
}
