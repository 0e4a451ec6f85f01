using System.Globalization;
using HamuraBot.Hosting;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HamuraBot.Desk.SignIn;

/// <summary>The doors for those who are officers already.</summary>
public static class SignInPages
{
    private static readonly string[] Notices = ["formTooOld", "signedOut", "firstDone", "joined", "passwordReset", "entraRefused", "entraUnreachable", "stepOver"];

    public static void MapSignIn(this RouteGroupBuilder doors)
    {
        doors.MapGet("/sign-in", SignInForm);
        doors.MapPost("/sign-in", SignInAsync);
        doors.MapGet("/sign-in/code", CodeForm);
        doors.MapPost("/sign-in/code", CodeAsync);
        doors.MapGet("/sign-in/arrived", Arrived);
        doors.MapGet("/sign-in/entra", Entra.BeginAsync);
    }

    private static IResult SignInForm(HttpContext http, IOptions<DeskOptions> desk, string? returnTo, string? notice)
    {
        var language = RequestLanguage.Of(http);
        return http.User.OfficerId() is null
            ? Page(desk, returnTo, Notices.Contains(notice) ? notice : null, StatusCodes.Status200OK)
            : TypedResults.Redirect(DeskPaths.Safe(returnTo, language));
    }

    private static async Task<IResult> SignInAsync(HttpContext http, OfficerSignIn signIn, SecondStep step, IOptions<DeskOptions> desk, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = await signIn.TryAsync(http, form["email"], form["password"], null, cancellationToken);
        var returnTo = form["returnTo"].ToString();
        switch (answer.Outcome)
        {
            case SignInOutcome.Done:
                return TypedResults.Redirect(DeskPaths.Safe(returnTo, RequestLanguage.Of(http)));
            case SignInOutcome.CodeNeeded:
                step.Begin(http, answer.Officer!);
                return TypedResults.Redirect($"{DeskPaths.Code.In(RequestLanguage.Of(http))}&returnTo={Uri.EscapeDataString(returnTo)}");
            case SignInOutcome.TooMany:
                return Page(desk, returnTo, "tooMany", StatusCodes.Status429TooManyRequests, form["email"], answer.Wait);
            default:
                return Page(desk, returnTo, "refused", StatusCodes.Status401Unauthorized, form["email"]);
        }
    }

    private static IResult CodeForm(HttpContext http, SecondStep step, string? returnTo, string? notice) =>
        step.Find(http) is null ? StepOver(http) : CodePage(returnTo, notice is "formTooOld" ? notice : null, StatusCodes.Status200OK);

    private static async Task<IResult> CodeAsync(HttpContext http, OfficerSignIn signIn, SecondStep step, CancellationToken cancellationToken)
    {
        if (step.Find(http) is null) return StepOver(http);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var answer = await signIn.TryCodeAsync(http, form["code"], cancellationToken);
        var returnTo = form["returnTo"].ToString();
        return answer.Outcome switch
        {
            SignInOutcome.Done => TypedResults.Redirect(DeskPaths.Safe(returnTo, RequestLanguage.Of(http))),
            SignInOutcome.TooMany => CodePage(returnTo, "tooMany", StatusCodes.Status429TooManyRequests, answer.Wait),
            SignInOutcome.Refused or SignInOutcome.CodeNeeded => CodePage(returnTo, "codeRefused", StatusCodes.Status401Unauthorized),
        };
    }

    /// <summary>The first page of our own after another site's: from here on the browser shows the session's cookie.</summary>
    private static IResult Arrived(HttpContext http, string? returnTo)
    {
        var target = DeskPaths.Safe(returnTo, RequestLanguage.Of(http));
        http.Response.Headers["Refresh"] = $"0; url={target}";
        return new RazorComponentResult<ArrivedPage>(new { Target = target });
    }

    private static RedirectHttpResult StepOver(HttpContext http) =>
        TypedResults.Redirect($"{DeskPaths.SignIn.In(RequestLanguage.Of(http))}&notice=stepOver");

    private static IResult Page(
        IOptions<DeskOptions> desk, string? returnTo, string? notice, int status, string? email = null, TimeSpan wait = default) => new RazorComponentResult<SignInPage>(new
        {
            ReturnTo = returnTo,
            Notice = notice is null ? null : $"desk.{notice}",
            Minutes = Minutes(wait),
            Email = email,
            WithEntra = desk.Value.Entra.IsSet,
        })
        { StatusCode = status };

    private static IResult CodePage(string? returnTo, string? notice, int status, TimeSpan wait = default) =>
        new RazorComponentResult<CodePage>(new { ReturnTo = returnTo, Notice = notice is null ? null : $"desk.{notice}", Minutes = Minutes(wait) }) { StatusCode = status };

    private static string Minutes(TimeSpan wait) => Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture);
}
