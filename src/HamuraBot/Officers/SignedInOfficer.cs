using System.Security.Claims;
using HamuraBot.Desk;

namespace HamuraBot.Officers;

/// <summary>What a request knows about the officer behind it, read from the store for this request.</summary>
public static class SignedInOfficer
{
    private const string ProofClaim = "proof";
    private const string LacksFactorClaim = "lacks-factor";

    public static string? OfficerId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Sid);

    /// <summary>Whether the officer has to set up a second factor before anything else.</summary>
    public static bool LacksFactor(this ClaimsPrincipal user) => user.HasClaim(LacksFactorClaim, bool.TrueString);

    /// <summary>How the session was begun.</summary>
    public static SignInProof Proof(this ClaimsPrincipal user) => Enum.Parse<SignInProof>(user.FindFirstValue(ProofClaim)!);

    public static ClaimsPrincipal Principal(Officer officer, string sessionId, SignInProof proof, bool lacksFactor = false) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, officer.Id),
            new(ClaimTypes.Name, officer.Name),
            new(ClaimTypes.Email, officer.Email),
            new(ClaimTypes.Role, officer.Role.ToString()),
            new(ClaimTypes.Sid, sessionId),
            new(ProofClaim, proof.ToString()),
            new(LacksFactorClaim, lacksFactor.ToString()),
        ], DeskServices.Scheme));
}
