using HamuraBot.Desk.SignIn;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

public enum OfficerRole
{
    Officer,

    /// <summary>An officer who also looks after the other officers and the settings.</summary>
    Manager,
}

/// <summary>Somebody who works at the desk. Never deleted, because the audit log names them: only disabled.</summary>
public sealed class Officer
{
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    public required string Email { get; set; }

    /// <summary>As Identity compares it.</summary>
    public string? NormalizedEmail { get; set; }

    public required string Name { get; set; }

    /// <summary>For those who do not read Japanese, in Latin letters; null if <see cref="Name"/> serves them, too.</summary>
    public string? LatinName { get; set; }

    public required OfficerRole Role { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and when the officer is disabled; sessions that began under another one are over.</summary>
    public string? SecurityStamp { get; set; }

    /// <summary>How often the row was changed: whoever changes an older one is told.</summary>
    public int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When a page or a call of a session was last seen, to about 15 seconds; nothing after a sign-out.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The person in the city's Entra ID, once they have signed in with it: addresses there may change hands.</summary>
    public string? EntraId { get; set; }

    /// <summary>The invitation or the reset that this change uses up. Not kept; without it the change does not happen.</summary>
    public OfficerLink? Spends { get; set; }

    /// <summary>A passkey that comes with a new officer, and then lies with the others.</summary>
    public UserPasskeyInfo? FirstPasskey { get; init; }

    public bool Enabled => DisabledAt is null;

    /// <summary>After a page or a call was seen.</summary>
    public static readonly TimeSpan StaysPresent = TimeSpan.FromMinutes(1);

    public bool IsPresent(DateTimeOffset now) => SeenAt > now - StaysPresent;
}
