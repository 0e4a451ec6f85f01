using HamuraBot.Data.Holdings;

namespace HamuraBot.Appointments;

public sealed class AppointmentHoldings : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("appointments", HeldOf.Visitors, Kept.Requests) { Person = [new("request", PersonKey.Number)] },
        new("appointment_slots", HeldOf.Visitors, Kept.Requests) { Person = [new("request", PersonKey.Number)] },
        new("appointment_feeds", HeldOf.Officers, Kept.WhileInUse),
    ];
}
