using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Desk.SignIn;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.Desk;

/// <param name="Email">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Code">Of the authenticator app, or a recovery code. An officer who needs one and sends none gets 401 with the type <c>urn:hamura:code-needed</c>.</param>
public sealed record SignInBody(string? Email, string? Password, string? Code);

/// <param name="Enabled">False ends all sessions of the officer.</param>
/// <param name="Role">Officer or Manager.</param>
public sealed record OfficerPatch(bool? Enabled, string? Role);

/// <param name="Email">Where the invitation goes; it is good once and for a week.</param>
/// <param name="Name">What visitors and colleagues read.</param>
/// <param name="Role">Officer or Manager.</param>
public sealed record InvitationBody(string? Email, string? Name, string? Role);

/// <param name="Url">Good once and for an hour; shown this once.</param>
public sealed record ResetView(string Url);

public sealed record OfficerView
{
    /// <summary>What <c>assign</c> and the audit log name.</summary>
    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>A page or a call of a session was seen in the last minute.</summary>
    public required bool Present { get; init; }

    public static OfficerView Of(Officer officer, DateTimeOffset now) => new()
    {
        Id = officer.Id,
        Email = officer.Email,
        Name = officer.Name,
        Role = officer.Role.ToString(),
        Enabled = officer.Enabled,
        Present = officer.IsPresent(now),
    };
}

/// <summary>The desk as JSON. What others map into its group is closed to strangers like everything here.</summary>
public static class DeskApi
{
    /// <summary>Bytes of what somebody sends who has not signed in yet.</summary>
    public const int LongestFromStrangers = 16_384;

    public static RouteGroupBuilder MapDeskApi(this WebApplication app)
    {
        app.MapOpenApi();
        var api = app.MapGroup(DeskPaths.Api).RequireAuthorization(DeskServices.Officers).AddEndpointFilter(Readings.NoteAsync);
        api.MapPost("/session", SignInAsync).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LongestFromStrangers));
        app.MapAccountApi();
        api.MapGet("/officers", OfficersAsync).AsNoReading();
        api.MapPatch("/officers/{id}", ChangeOfficerAsync).RequireAuthorization(DeskServices.Managers);
        api.MapPost("/officers", InviteAsync).RequireAuthorization(DeskServices.Managers);
        api.MapPost("/officers/{id}/reset", ResetAsync).RequireAuthorization(DeskServices.Managers);
        // As if it took JSON: a route that takes any type wins over those that take JSON where a request has no body and so no type.
        api.Map("/{**path}", TypedResults.NotFound).WithOrder(int.MaxValue).WithMetadata(new AcceptsMetadata(["application/json"], isOptional: true)).ExcludeFromDescription();
        return api;
    }

    private static async Task<Results<Ok<OfficerView>, UnauthorizedHttpResult, ProblemHttpResult, StatusCodeHttpResult>> SignInAsync(
        SignInBody body, OfficerSignIn signIn, TimeProvider clock, HttpContext http, CancellationToken cancellationToken) =>
        Answer(await signIn.TryAsync(http, body.Email, body.Password, body.Code, cancellationToken), http, clock);

    public static Results<Ok<OfficerView>, UnauthorizedHttpResult, ProblemHttpResult, StatusCodeHttpResult> Answer(
        SignInAnswer answer, HttpContext http, TimeProvider clock)
    {
        switch (answer.Outcome)
        {
            case SignInOutcome.Done:
                return TypedResults.Ok(OfficerView.Of(answer.Officer!, clock.GetUtcNow()) with { Present = true });
            case SignInOutcome.CodeNeeded:
                return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, type: DeskProblems.CodeNeeded);
            case SignInOutcome.TooMany:
                http.Response.Headers.RetryAfter = Math.Ceiling(answer.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                return TypedResults.Unauthorized();
        }
    }

    private static async Task<Ok<List<OfficerView>>> OfficersAsync(Store store, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok((await store.ReadAsync(OfficerTable.AllAsync, cancellationToken)).ConvertAll(officer => OfficerView.Of(officer, clock.GetUtcNow())));

    private static async Task<Results<Ok<OfficerView>, NotFound, ValidationProblem, ProblemHttpResult>> ChangeOfficerAsync(
        string id, OfficerPatch patch, OfficerAdministration administration, UserManager<Officer> officers, DeskView view)
    {
        var role = default(OfficerRole);
        if (patch.Role is not null && !IsRole(patch.Role, out role)) return NoRole(view);
        return await administration.ChangeAsync(id, patch.Enabled, patch.Role is null ? null : role, view.OfficerId) switch
        {
            OfficerOutcome.Done => TypedResults.Ok(OfficerView.Of((await officers.FindByIdAsync(id))!, view.Now)),
            OfficerOutcome.NotFound => TypedResults.NotFound(),
            OfficerOutcome.Yourself => DeskProblems.Conflict(view, "officers.yourself"),
        };
    }

    private static async Task<Results<Accepted, ValidationProblem, ProblemHttpResult>> InviteAsync(
        InvitationBody body, OfficerAdministration administration, DeskView view, CancellationToken cancellationToken)
    {
        if (!IsRole(body.Role ?? nameof(OfficerRole.Officer), out var role)) return NoRole(view);
        return await administration.InviteAsync(body.Email, body.Name, role, view.OfficerId, view.Language, cancellationToken) switch
        {
            InvitationOutcome.Sent => TypedResults.Accepted((string?)null),
            InvitationOutcome.NoAddress => FieldFaults.Of("email", "desk.resetNoAddress").Problem(view),
            InvitationOutcome.NoName => FieldFaults.Of("name", "desk.nameFault").Problem(view),
            InvitationOutcome.Taken => DeskProblems.Conflict(view, "officers.taken"),
        };
    }

    private static async Task<Results<Ok<ResetView>, NotFound>> ResetAsync(
        string id, OfficerAdministration administration, DeskView view, CancellationToken cancellationToken) =>
        await administration.CreateResetAsync(id, view.OfficerId, view.Language, cancellationToken) is { } url
            ? TypedResults.Ok(new ResetView(url))
            : TypedResults.NotFound();

    private static bool IsRole(string text, out OfficerRole role) => Enum.TryParse(text, out role) && Enum.IsDefined(role);

    private static ValidationProblem NoRole(DeskView view) => FieldFaults.Of("role", "officers.roleFault").Problem(view);
}
