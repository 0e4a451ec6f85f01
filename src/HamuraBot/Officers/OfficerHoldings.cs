using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Officers;

public sealed class OfficerHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("audit", HeldOf.Officers, Kept.AuditLog) { Expired = "at < @before" },
        new("officer_authenticators", HeldOf.Officers, Kept.WhileInUse),
        new("officer_recovery_codes", HeldOf.Officers, Kept.WhileInUse),
        new("officer_passkeys", HeldOf.Officers, Kept.WhileInUse),
        new("officer_links", HeldOf.Officers, Kept.ForMoments) { Expired = "expires_at < @before" },
        new("officer_sessions", HeldOf.Officers, Kept.ForMoments) { Expired = "seen_at < @before" },
        new("officers", HeldOf.Officers, Kept.WhileInUse),
        new("data_protection_keys", HeldOf.Nobody, Kept.WhileInUse),
        new("sign_in_tries", HeldOf.Officers, Kept.ForMoments) { Expired = "window_ends_at < @before" },
        new("spent_challenges", HeldOf.Nobody, Kept.ForMoments) { Expired = "expires_at < @before" },
    ];

    public override async Task<IReadOnlyList<HeldName>> NamesAsync(StoreConnection sql) =>
        [.. (await OfficerTable.AllAsync(sql)).Select(officer => new HeldName(officer.Id, officer.Name))];
}
