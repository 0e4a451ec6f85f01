using System.Security.Cryptography;
using HamuraBot.Data;
using HamuraBot.Desk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

/// <summary>The first officer, who lets all others in: there can be only one, because the id is known in advance.</summary>
public sealed class FirstOfficer(IServiceScopeFactory scopes, Store store, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Id = "00000000-0000-0000-0000-000000000001";
    private const string Purpose = "Desk.FirstOfficer";

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    public async Task<bool> IsMissingAsync(CancellationToken cancellationToken) => !await store.ReadAsync(OfficerTable.AnyAsync, cancellationToken);

    /// <summary>Opens the page of the first officer, on every node, for as long as there is no officer.</summary>
    public string Link() => $"{DeskPaths.First}/{protector.Protect(Id)}";

    public async Task<bool> IsOpenedByAsync(string secret, CancellationToken cancellationToken)
    {
        try
        {
            return protector.Unprotect(secret) == Id && await IsMissingAsync(cancellationToken);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public async Task<IdentityResult> CreateAsync(string email, string? name, string password)
    {
        if (EmailAddress.TryParse(email) is not { } address)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().InvalidEmail(email));
        }
        await using var scope = scopes.CreateAsyncScope();
        var officer = new Officer
        {
            Id = Id,
            Email = address.Value,
            Name = string.IsNullOrWhiteSpace(name) ? address.Name : name.Trim(),
            Role = OfficerRole.Manager,
            CreatedAt = clock.GetUtcNow(),
        };
        return await scope.ServiceProvider.GetRequiredService<UserManager<Officer>>().CreateAsync(officer, password);
    }
}
