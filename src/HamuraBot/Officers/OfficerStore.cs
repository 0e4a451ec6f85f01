using HamuraBot.Data;
using HamuraBot.Desk.SignIn;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Officers;

/// <summary>Where Identity keeps officers. No officer comes or changes without an entry in the audit log, written with it.</summary>
public sealed class OfficerStore(Store store, Audit audit, IHttpContextAccessor http, IdentityErrorDescriber errors)
    : IUserPasswordStore<Officer>, IUserSecurityStampStore<Officer>, IUserPasskeyStore<Officer>
{
    public Task<IdentityResult> CreateAsync(Officer user, CancellationToken cancellationToken)
    {
        var by = ActingOfficer();
        return store.WriteAsync(async transaction =>
        {
            if (!await IsSpentAsync(transaction, user))
            {
                return IdentityResult.Failed(errors.InvalidToken());
            }
            if (!await OfficerTable.InsertAsync(transaction.Sql, user))
            {
                transaction.RollBack();
                return IdentityResult.Failed(errors.DuplicateUserName(user.Email));
            }
            if (user.FirstPasskey is { } passkey)
            {
                await PasskeyTable.SaveAsync(transaction.Sql, user.Id, passkey);
            }
            audit.Record(transaction, by, "created", "officer", user.Id);
            return IdentityResult.Success;
        }, cancellationToken);
    }

    public Task<IdentityResult> UpdateAsync(Officer user, CancellationToken cancellationToken)
    {
        var by = ActingOfficer();
        return store.WriteAsync(async transaction =>
        {
            var before = await OfficerTable.FindAsync(transaction.Sql, user.Id);
            if (!await IsSpentAsync(transaction, user))
            {
                return IdentityResult.Failed(errors.InvalidToken());
            }
            if (before is null || !await OfficerTable.UpdateAsync(transaction.Sql, user))
            {
                transaction.RollBack();
                return IdentityResult.Failed(errors.ConcurrencyFailure());
            }
            if (before.SecurityStamp != user.SecurityStamp)
            {
                await OfficerLinks.ForgetResetsAsync(transaction.Sql, user.Id);
            }
            if (!user.Enabled)
            {
                await OfficerTable.MarkSeenAsync(transaction.Sql, user.Id, null);
            }
            foreach (var change in Changes(before, user))
            {
                audit.Record(transaction, by, change, "officer", user.Id);
            }
            return IdentityResult.Success;
        }, cancellationToken);
    }

    public Task<IdentityResult> DeleteAsync(Officer user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Officers are disabled, never deleted: the audit log names them.");

    public Task<Officer?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => OfficerTable.FindAsync(sql, userId), cancellationToken);

    public Task<Officer?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => OfficerTable.FindByEmailAsync(sql, normalizedUserName), cancellationToken);

    public Task<string> GetUserIdAsync(Officer user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Officer user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Officer user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedEmail);

    public Task<string?> GetPasswordHashAsync(Officer user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Officer user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Officer user, CancellationToken cancellationToken) => Task.FromResult(user.SecurityStamp);

    public Task SetUserNameAsync(Officer user, string? userName, CancellationToken cancellationToken) => Set(() => user.Email = userName!);

    public Task SetNormalizedUserNameAsync(Officer user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.NormalizedEmail = normalizedName);

    public Task SetPasswordHashAsync(Officer user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task SetSecurityStampAsync(Officer user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public async Task AddOrUpdatePasskeyAsync(Officer user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var by = ActingOfficer();
        await store.WriteAsync(async transaction =>
        {
            audit.Record(transaction, by, "passkey added", "officer", user.Id);
            return await PasskeyTable.SaveAsync(transaction.Sql, user.Id, passkey);
        }, cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Officer user, CancellationToken cancellationToken) =>
        await store.ReadAsync(sql => PasskeyTable.AllOfAsync(sql, user.Id), cancellationToken);

    public Task<Officer?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        await PasskeyTable.OwnerAsync(sql, credentialId) is { } owner ? await OfficerTable.FindAsync(sql, owner) : null, cancellationToken);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Officer user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public async Task RemovePasskeyAsync(Officer user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var by = ActingOfficer();
        await store.WriteAsync(async transaction =>
        {
            audit.Record(transaction, by, "passkey removed", "officer", user.Id);
            return await PasskeyTable.RemoveAsync(transaction.Sql, user.Id, PasskeyTable.IdOf(credentialId));
        }, cancellationToken);
    }

    public void Dispose()
    {
    }

    /// <summary>To be asked before the store is: its writer runs outside of the request.</summary>
    private string? ActingOfficer() => http.HttpContext?.User.OfficerId();

    private static async Task<bool> IsSpentAsync(StoreTransaction transaction, Officer user) =>
        user.Spends is not { } link || await OfficerLinks.SpendAsync(transaction.Sql, link);

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Changes(Officer before, Officer after)
    {
        if (before.Enabled != after.Enabled) yield return after.Enabled ? "enabled" : "disabled";
        if (before.Role != after.Role) yield return after.Role is OfficerRole.Manager ? "made manager" : "made officer";
        // A hash alone changes when the same password is hashed anew, with more rounds.
        if (before.PasswordHash != after.PasswordHash && before.SecurityStamp != after.SecurityStamp) yield return "password changed";
        if (before.EntraId != after.EntraId) yield return "tied to Entra ID";
        if (before.Email != after.Email || before.Name != after.Name || before.LatinName != after.LatinName) yield return "renamed";
    }
}
