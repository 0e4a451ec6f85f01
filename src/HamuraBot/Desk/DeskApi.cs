using System.Globalization;
using System.Security.Claims;
using HamuraBot.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Desk;

public sealed record SignInBody(string? Email, string? Password);

/// <param name="Enabled">False ends all sessions of the officer.</param>
/// <param name="Role">Officer or Manager.</param>
public sealed record OfficerPatch(bool? Enabled, string? Role);

/// <param name="Id">What <c>assign</c> and the trail name.</param>
/// <param name="Present">A page or a call of a session was seen in the last minute.</param>
public sealed record OfficerView(string Id, string Email, string Name, string Role, bool Enabled, bool Present)
{
    public static OfficerView Of(Officer officer, DateTimeOffset now) =>
        new(officer.Id, officer.Email, officer.Name, officer.Role.ToString(), officer.Enabled, officer.IsPresent(now));
}

/// <summary>The desk as JSON. What others map into its group is closed to strangers like everything here.</summary>
public static class DeskApi
{
    /// <summary>Bytes of what somebody sends who has not signed in yet.</summary>
    public const int LongestFromStrangers = 16_384;

    private const int LongestTrail = 1_000;

    public static RouteGroupBuilder MapDeskApi(this WebApplication app)
    {
        app.MapOpenApi();
        var api = app.MapGroup(DeskPaths.Api).RequireAuthorization(DeskServices.Officers);
        api.MapPost("/session", SignInAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LongestFromStrangers));
        api.MapGet("/session", WhoAsync);
        api.MapDelete("/session", SignOutAsync);
        api.MapGet("/officers", OfficersAsync);
        api.MapPatch("/officers/{id}", ChangeOfficerAsync).RequireAuthorization(DeskServices.Managers);
        api.MapGet("/audit", TrailAsync).RequireAuthorization(DeskServices.Managers);
        api.MapFallback("/{**path}", TypedResults.NotFound).ExcludeFromDescription();
        return api;
    }

    private static async Task<Results<Ok<OfficerView>, UnauthorizedHttpResult, StatusCodeHttpResult>> SignInAsync(
        SignInBody body, SignIn signIn, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        var answer = await signIn.TryAsync(http, body.Email, body.Password, cancellationToken);
        switch (answer.Outcome)
        {
            case SignInOutcome.Done:
                return TypedResults.Ok(OfficerView.Of(answer.Officer!, clock.GetUtcNow()) with { Present = true });
            case SignInOutcome.TooMany:
                http.Response.Headers.RetryAfter = Math.Ceiling(answer.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                return TypedResults.Unauthorized();
        }
    }

    private static async Task<Results<Ok<OfficerView>, UnauthorizedHttpResult>> WhoAsync(
        ClaimsPrincipal user, UserManager<Officer> officers, TimeProvider clock) =>
        await officers.FindByIdAsync(user.OfficerId()!) is { } officer ? TypedResults.Ok(OfficerView.Of(officer, clock.GetUtcNow())) : TypedResults.Unauthorized();

    private static async Task<NoContent> SignOutAsync(SignIn signIn, HttpContext http, CancellationToken cancellationToken)
    {
        await signIn.OutAsync(http, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<List<OfficerView>>> OfficersAsync(Store store, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok((await store.ReadAsync(OfficerTable.AllAsync, cancellationToken)).ConvertAll(officer => OfficerView.Of(officer, clock.GetUtcNow())));

    /// <summary>Whatever changes, the officer signs in anew: a session never outlives what it was begun with.</summary>
    private static async Task<Results<Ok<OfficerView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeOfficerAsync(
        string id, OfficerPatch patch, ClaimsPrincipal user, UserManager<Officer> officers, TimeProvider clock)
    {
        var role = default(OfficerRole);
        if (patch.Role is not null && !(Enum.TryParse(patch.Role, out role) && Enum.IsDefined(role)))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["role"] = ["Officer or Manager."] });
        }
        if (await officers.FindByIdAsync(id) is not { } officer)
        {
            return TypedResults.NotFound();
        }
        if (id == user.OfficerId())
        {
            // So a manager remains, whatever managers do to each other.
            return TypedResults.Problem("Another manager has to do this for you.", statusCode: StatusCodes.Status409Conflict);
        }
        officer.Role = patch.Role is null ? officer.Role : role;
        officer.DisabledAt = patch.Enabled switch
        {
            null => officer.DisabledAt,
            true => null,
            false => officer.DisabledAt ?? clock.GetUtcNow(),
        };
        return (await officers.UpdateSecurityStampAsync(officer)).Succeeded
            ? TypedResults.Ok(OfficerView.Of(officer, clock.GetUtcNow()))
            : throw new StoreConflictException(null);
    }

    /// <param name="before">The instant of the last entry of the page before.</param>
    /// <param name="limit">At most so many entries.</param>
    private static async Task<Ok<List<AuditEntry>>> TrailAsync(DateTimeOffset? before, int? limit, Audit audit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await audit.ListAsync(before ?? DateTimeOffset.MaxValue, Math.Clamp(limit ?? 100, 1, LongestTrail), cancellationToken));
}
