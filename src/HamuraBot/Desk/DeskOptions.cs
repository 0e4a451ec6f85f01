using System.ComponentModel.DataAnnotations;
using HamuraBot.Desk.SignIn;
using HamuraBot.Officers;

namespace HamuraBot.Desk;

public sealed class DeskOptions : IValidatableObject
{
    public FirstOfficerOptions FirstOfficer { get; set; } = new();

    /// <summary>An officer who needs a second factor and has none is led to setting one up, and nowhere else.</summary>
    public SecondFactorRule RequireSecondFactor { get; set; } = SecondFactorRule.None;

    public EntraOptions Entra { get; set; } = new();

    public bool NeedsMoreThanPassword(OfficerRole role) => RequireSecondFactor switch
    {
        SecondFactorRule.None => false,
        SecondFactorRule.Managers => role is OfficerRole.Manager,
        SecondFactorRule.All => true,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] entra = [Entra.TenantId, Entra.ClientId, Entra.ClientSecret];
        if (entra.Any(string.IsNullOrEmpty) && !entra.All(string.IsNullOrEmpty))
        {
            yield return new("Desk__Entra__TenantId, __ClientId and __ClientSecret belong together: set all or none.", [nameof(Entra)]);
        }
        if (Entra.IsSet && !string.IsNullOrEmpty(Entra.ClientId) && !Guid.TryParse(Entra.ClientId, out _))
        {
            yield return new("Desk__Entra__ClientId is the application's id in Entra ID (a GUID), not its name.", [nameof(Entra)]);
        }
        if (Entra.IsSet && Guid.TryParse(Entra.ClientSecret, out _))
        {
            yield return new("Desk__Entra__ClientSecret is the secret's value as Entra ID shows it once, not the secret's id (a GUID).", [nameof(Entra)]);
        }
        if (Entra.IsSet && !Guid.TryParse(Entra.TenantId, out _))
        {
            yield return new("Desk__Entra__TenantId is the tenant's id (a GUID): 'common' and 'organizations' would let strangers in.", [nameof(Entra)]);
        }
    }
}

/// <summary>The officer who is created at the first start, so that a new installation needs no visit to the one-time link.</summary>
public sealed class FirstOfficerOptions
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>What visitors and colleagues read; the address's first part if not set.</summary>
    public string? Name { get; set; }
}

/// <summary>The city's Microsoft Entra ID tenant, if officers may sign in with it.</summary>
public sealed class EntraOptions
{
    public string? TenantId { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public bool IsSet => !string.IsNullOrEmpty(TenantId);
}
