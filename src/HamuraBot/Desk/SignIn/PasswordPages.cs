using System.Globalization;
using HamuraBot.Hosting;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Desk.SignIn;

/// <summary>The doors that a mail opens: a forgotten password, and an invitation.</summary>
public static class PasswordPages
{
    public static void MapPasswords(this RouteGroupBuilder doors)
    {
        doors.MapGet("/forgot", (string? notice) => ForgotPage(notice is "formTooOld" or "resetMailed" ? notice : null, StatusCodes.Status200OK));
        doors.MapPost("/forgot", MailResetAsync);
        doors.MapGet("/reset/{secret}", ResetFormAsync);
        doors.MapPost("/reset/{secret}", ResetAsync);
        doors.MapGet("/join/{secret}", JoinFormAsync);
        doors.MapPost("/join/{secret}", JoinAsync);
    }

    private static async Task<IResult> MailResetAsync(
        HttpContext http, UserManager<Officer> officers, SignInLimits limits, KnownDevices devices, OfficerLinks links, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var language = RequestLanguage.Of(http);
        if (EmailAddress.TryParse(form["email"].ToString().Trim()) is not { } email)
        {
            return ForgotPage("resetNoAddress", StatusCodes.Status400BadRequest, form["email"]);
        }
        var account = SignInLimits.AccountOf(officers.NormalizeName(email.Value)!);
        if (await limits.SpendMailAsync(account, devices.OriginOf(http, account), cancellationToken) is { } wait)
        {
            return ForgotPage("tooMany", StatusCodes.Status429TooManyRequests, email.Value, wait);
        }
        await links.MailResetAsync(await officers.FindByNameAsync(email.Value), language, cancellationToken);
        return TypedResults.Redirect($"{DeskPaths.Forgot.In(language)}&notice=resetMailed");
    }

    private static async Task<IResult> ResetFormAsync(string secret, OfficerLinks links, string? notice, CancellationToken cancellationToken) =>
        await links.FindAsync(secret, invitation: false, cancellationToken) is { } link
            ? ResetPage(link, notice is "formTooOld" ? notice : null, StatusCodes.Status200OK)
            : LinkOver();

    private static async Task<IResult> ResetAsync(string secret, OfficerLinks links, OfficerAdministration administration, HttpContext http, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(secret, invitation: false, cancellationToken) is not { } link) return LinkOver();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        return await administration.ResetAsync(link, form["password"]) switch
        {
            { Reset: true } => TypedResults.Redirect($"{DeskPaths.SignIn.In(RequestLanguage.Of(http))}&notice=passwordReset"),
            { Fault: { } fault } => ResetPage(link, $"password{fault}", StatusCodes.Status400BadRequest),
            _ => LinkOver(),
        };
    }

    private static async Task<IResult> JoinFormAsync(string secret, OfficerLinks links, string? notice, CancellationToken cancellationToken) =>
        await links.FindAsync(secret, invitation: true, cancellationToken) is { } link
            ? JoinPage(link, secret, link.Name, notice is "formTooOld" ? notice : null, StatusCodes.Status200OK)
            : LinkOver();

    private static async Task<IResult> JoinAsync(string secret, OfficerLinks links, OfficerAdministration administration, HttpContext http, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(secret, invitation: true, cancellationToken) is not { } link) return LinkOver();
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var name = form["name"].ToString().Trim();
        if (name is not { Length: > 0 and <= OfficerAdministration.LongestName }) return JoinPage(link, secret, name, "nameFault", StatusCodes.Status400BadRequest);
        return await administration.JoinAsync(link, name, form["password"]) switch
        {
            { Joined: true } => TypedResults.Redirect($"{DeskPaths.SignIn.In(RequestLanguage.Of(http))}&notice=joined"),
            { Fault: { } fault } => JoinPage(link, secret, name, $"password{fault}", StatusCodes.Status400BadRequest),
            _ => LinkOver(),
        };
    }

    private static IResult LinkOver() => new RazorComponentResult<LinkOverPage>(new { }) { StatusCode = StatusCodes.Status404NotFound };

    private static IResult ForgotPage(string? notice, int status, string? email = null, TimeSpan wait = default) => new RazorComponentResult<ForgotPage>(new
    {
        Notice = notice is null ? null : $"desk.{notice}",
        Minutes = Math.Ceiling(wait.TotalMinutes).ToString(CultureInfo.InvariantCulture),
        Email = email,
    })
    { StatusCode = status };

    private static IResult ResetPage(OfficerLink link, string? notice, int status) =>
        new RazorComponentResult<ResetPage>(new { Link = link, Notice = notice is null ? null : $"desk.{notice}" }) { StatusCode = status };

    private static IResult JoinPage(OfficerLink link, string secret, string name, string? notice, int status) =>
        new RazorComponentResult<JoinPage>(new { Link = link, Secret = secret, Name = name, Notice = notice is null ? null : $"desk.{notice}" }) { StatusCode = status };
}
