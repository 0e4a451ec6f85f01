using System.Security.Claims;
using HamuraBot.Data;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Desk.SignIn;

/// <param name="Password">The officer's own: an open screen alone is not enough to add a way in. Not asked of officers who have none.</param>
public sealed record NewPasskeyBody(string? Password);

/// <summary>What belongs to the officer's own session and passkeys, and the doors that a passkey opens.</summary>
public static class AccountApi
{
    private static readonly RequestSizeLimitAttribute Small = new(DeskApi.LongestFromStrangers);

    public static void MapAccountApi(this WebApplication app)
    {
        var doors = app.MapGroup(DeskPaths.Api).AllowAnonymous().WithMetadata(Small);
        doors.MapPost("/session/passkey/options", SignInOptionsAsync);
        doors.MapPost("/session/passkey", SignInAsync);
        doors.MapPost("/join/{secret}/passkey/options", JoinOptionsAsync);
        doors.MapPost("/join/{secret}/passkey", JoinAsync);
        var own = app.MapGroup(DeskPaths.Api).RequireAuthorization(DeskServices.SignedIn).WithMetadata(Small);
        own.MapGet("/session", WhoAsync).AsNoReading();
        own.MapDelete("/session", SignOutAsync);
        own.MapGet("/account/sessions", SessionsAsync).AsNoReading();
        own.MapDelete("/account/sessions/others", EndOthersAsync);
        own.MapPost("/account/passkeys/options", PasskeyOptionsAsync);
        own.MapPost("/account/passkeys", AddPasskeyAsync);
    }

    private static async Task<Ok<PasskeyChallenge>> SignInOptionsAsync(Passkeys passkeys, HttpContext http) =>
        TypedResults.Ok(await passkeys.ToSignInAsync(http));

    private static async Task<Results<Ok<OfficerView>, UnauthorizedHttpResult, ProblemHttpResult, StatusCodeHttpResult>> SignInAsync(
        PasskeyAnswer answer, OfficerSignIn signIn, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        DeskApi.Answer(await signIn.TryPasskeyAsync(http, answer, cancellationToken), http, clock);

    private static async Task<Results<Ok<PasskeyChallenge>, NotFound>> JoinOptionsAsync(
        string secret, OfficerLinks links, Passkeys passkeys, HttpContext http, CancellationToken cancellationToken) =>
        await links.FindAsync(secret, invitation: true, cancellationToken) is { } invitation
            ? TypedResults.Ok(await passkeys.ToCreateAsync(http, OfficerAdministration.PurposeOf(invitation), invitation.Id, invitation.Email, invitation.Name))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<OfficerView>, NotFound, UnauthorizedHttpResult>> JoinAsync(
        string secret, PasskeyAnswer answer, OfficerLinks links, OfficerAdministration administration, OfficerSignIn signIn, HttpContext http, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await links.FindAsync(secret, invitation: true, cancellationToken) is not { } invitation) return TypedResults.NotFound();
        if (await administration.JoinAsync(http, invitation, answer, cancellationToken) is not { } officer) return TypedResults.Unauthorized();
        await signIn.AgainAsync(http, officer, SignInProof.Passkey, cancellationToken);
        return TypedResults.Ok(OfficerView.Of(officer, clock.GetUtcNow()) with { Present = true });
    }

    private static async Task<Results<Ok<OfficerView>, UnauthorizedHttpResult>> WhoAsync(
        ClaimsPrincipal user, UserManager<Officer> officers, TimeProvider clock) =>
        await officers.FindByIdAsync(user.OfficerId()!) is { } officer ? TypedResults.Ok(OfficerView.Of(officer, clock.GetUtcNow())) : TypedResults.Unauthorized();

    private static async Task<NoContent> SignOutAsync(OfficerSignIn signIn, HttpContext http, CancellationToken cancellationToken)
    {
        await signIn.OutAsync(http, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<List<OwnSession>>> SessionsAsync(ClaimsPrincipal user, OfficerSessions sessions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sessions.OfAsync(user.OfficerId()!, user.SessionId()!, cancellationToken));

    private static async Task<NoContent> EndOthersAsync(ClaimsPrincipal user, OfficerSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(user.OfficerId()!, user.SessionId()!, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<PasskeyChallenge>, StatusCodeHttpResult>> PasskeyOptionsAsync(
        NewPasskeyBody body, ClaimsPrincipal user, UserManager<Officer> officers, OfficerSignIn signIn, Passkeys passkeys, HttpContext http,
        CancellationToken cancellationToken)
    {
        var officer = (await officers.FindByIdAsync(user.OfficerId()!))!;
        if (officer.PasswordHash is not null && await signIn.ConfirmPasswordAsync(http, officer, body.Password, cancellationToken) is { } refusal)
        {
            return TypedResults.StatusCode(refusal is SignInOutcome.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity);
        }
        return TypedResults.Ok(await passkeys.ToCreateAsync(http, PurposeOf(user), officer.Id, officer.Email, officer.Name));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AddPasskeyAsync(
        PasskeyAnswer answer, ClaimsPrincipal user, Passkeys passkeys, UserManager<Officer> officers, Store store, HttpContext http,
        CancellationToken cancellationToken)
    {
        var (officerId, session, browser) = (user.OfficerId()!, user.SessionId()!, BrowserName.Of(http));
        if (await passkeys.CheckNewAsync(http, PurposeOf(user), answer) is not { } passkey || await officers.FindByIdAsync(officerId) is not { } officer
            || !await store.WriteAsync(transaction => passkeys.SpendAsync(transaction.Sql, answer), cancellationToken))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest);
        }
        passkey.Name = answer.Name?.Trim() is { Length: > 0 and <= Passkeys.LongestName } name ? name : browser;
        await officers.AddOrUpdatePasskeyAsync(officer, passkey);
        await store.WriteAsync(transaction => OfficerSessions.NoteProofAsync(transaction.Sql, session, SignInProof.Passkey), cancellationToken);
        return TypedResults.NoContent();
    }

    private static string PurposeOf(ClaimsPrincipal user) => $"add {user.OfficerId()}";
}
