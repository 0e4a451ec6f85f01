using HamuraBot.Data.Holdings;

namespace HamuraBot.Settings;

public sealed class SettingsHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } = [new("calendar_changes", HeldOf.Nobody, Kept.WhileInUse), new("office_settings", HeldOf.Nobody, Kept.WhileInUse)];
}
