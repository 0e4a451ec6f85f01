using HamuraBot.Data;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

public enum OfficerOutcome
{
    Done,
    NotFound,

    /// <summary>Nobody changes their own role or disables themselves: so a manager remains, whatever managers do to each other.</summary>
    Yourself,
}

public enum InvitationOutcome
{
    Sent,
    NoAddress,
    NoName,

    /// <summary>An officer has this address already.</summary>
    Taken,
}

/// <summary>The accounts of those who work at the desk, and what lets them in.</summary>
public sealed class OfficerAdministration(
    UserManager<Officer> officers, IPasswordHasher<Officer> hasher, PasswordRules rules, OfficerLinks links, SecondFactors factors, Passkeys passkeys,
    Store store, TimeProvider clock)
{
    public const int LongestName = 60;

    /// <summary>Whatever changes, the officer signs in anew: a session never outlives what it was begun with.</summary>
    /// <exception cref="StoreConflictException">Somebody changed the officer at the same moment.</exception>
    public async Task<OfficerOutcome> ChangeAsync(string id, bool? enabled, OfficerRole? role, string by)
    {
        if (await officers.FindByIdAsync(id) is not { } officer) return OfficerOutcome.NotFound;
        if (id == by) return OfficerOutcome.Yourself;
        officer.Role = role ?? officer.Role;
        officer.DisabledAt = enabled switch
        {
            null => officer.DisabledAt,
            true => null,
            false => officer.DisabledAt ?? clock.GetUtcNow(),
        };
        return (await officers.UpdateSecurityStampAsync(officer)).Succeeded ? OfficerOutcome.Done : throw new StoreConflictException(null);
    }

    public async Task<InvitationOutcome> InviteAsync(
        string? email, string? name, OfficerRole role, string by, Language language, CancellationToken cancellationToken)
    {
        if (EmailAddress.TryParse(email?.Trim()) is not { } address) return InvitationOutcome.NoAddress;
        if (name?.Trim() is not { Length: > 0 and <= LongestName } called) return InvitationOutcome.NoName;
        if (await officers.FindByNameAsync(address.Value) is not null) return InvitationOutcome.Taken;
        await links.InviteAsync(address, called, role, by, language, cancellationToken);
        return InvitationOutcome.Sent;
    }

    /// <returns>What is wrong with the password; nothing if the officer is there now, or the invitation is no longer good.</returns>
    public async Task<(bool Joined, PasswordFault? Fault)> JoinAsync(OfficerLink invitation, string name, string? password)
    {
        if (rules.FaultIn(password, invitation.Email, name) is { } fault) return (false, fault);
        var officer = Newcomer(invitation, name, null);
        officer.PasswordHash = hasher.HashPassword(officer, password!);
        return ((await officers.CreateAsync(officer)).Succeeded, null);
    }

    /// <returns>Nobody if the answer or the invitation is not good.</returns>
    public async Task<Officer?> JoinAsync(HttpContext http, OfficerLink invitation, PasskeyAnswer answer, CancellationToken cancellationToken)
    {
        if (await passkeys.CheckNewAsync(http, PurposeOf(invitation), answer) is not { } passkey
            || !await store.WriteAsync(transaction => passkeys.SpendAsync(transaction.Sql, answer), cancellationToken))
        {
            return null;
        }
        var officer = Newcomer(invitation, answer.Name is { Length: > 0 and <= LongestName } name ? name.Trim() : invitation.Name, passkey);
        return (await officers.CreateAsync(officer)).Succeeded ? officer : null;
    }

    public static string PurposeOf(OfficerLink invitation) => $"join {invitation.Id}";

    /// <returns>What is wrong with the password; nothing if it is the officer's from now on, or the link is no longer good.</returns>
    public async Task<(bool Reset, PasswordFault? Fault)> ResetAsync(OfficerLink reset, string? password)
    {
        var officer = (await officers.FindByIdAsync(reset.OfficerId!))!;
        if (rules.FaultIn(password, officer.Email, officer.Name) is { } fault) return (false, fault);
        officer.Spends = reset;
        return (await SetPasswordAsync(officer, password!), null);
    }

    /// <summary>Ends all sessions of the officer.</summary>
    public async Task<bool> SetPasswordAsync(Officer officer, string password)
    {
        officer.PasswordHash = hasher.HashPassword(officer, password);
        return (await officers.UpdateSecurityStampAsync(officer)).Succeeded;
    }

    public async Task<string?> CreateResetAsync(string id, string by, Language language, CancellationToken cancellationToken) =>
        await officers.FindByIdAsync(id) is { Enabled: true } officer ? await links.CreateResetAsync(officer, by, language, cancellationToken) : null;

    /// <summary>For an officer whose phone is lost, with the recovery codes. A session that was opened with it ends.</summary>
    public async Task<OfficerOutcome> RemoveFactorAsync(string id, string by, CancellationToken cancellationToken)
    {
        if (await officers.FindByIdAsync(id) is null) return OfficerOutcome.NotFound;
        if (id == by) return OfficerOutcome.Yourself;
        await factors.RemoveAsync(id, by, cancellationToken);
        return await ChangeAsync(id, null, null, by);
    }

    private Officer Newcomer(OfficerLink invitation, string name, UserPasskeyInfo? passkey) => new()
    {
        Id = invitation.Id,
        Email = invitation.Email,
        Name = name,
        Role = invitation.Role,
        CreatedAt = clock.GetUtcNow(),
        Spends = invitation,
        FirstPasskey = passkey,
    };
}
