using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Settings.Account;

public sealed record Account(Officer Officer, bool HasFactor, int RecoveryCodes, IReadOnlyList<OwnPasskey> Passkeys, IReadOnlyList<OwnSession> Sessions);

/// <summary>All that the signed-in officer sees of their own account.</summary>
public sealed class AccountReader(Store store, OfficerSessions sessions, IHttpContextAccessor accessor)
{
    public async Task<Account> ReadAsync(CancellationToken cancellationToken)
    {
        var user = accessor.HttpContext!.User;
        var id = user.OfficerId()!;
        var own = await sessions.OfAsync(id, user.SessionId()!, cancellationToken);
        return await store.ReadAsync(async sql => new Account(
            (await OfficerTable.FindAsync(sql, id))!, await SecondFactors.HasAsync(sql, id), await SecondFactors.RecoveryCodesLeftAsync(sql, id),
            await PasskeyTable.ListAsync(sql, id), own), cancellationToken);
    }
}
