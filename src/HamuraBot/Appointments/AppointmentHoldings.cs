using HamuraBot.Data;
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

    /// <summary>Mails and links of an appointment have its id for a number.</summary>
    public override async Task WidenAsync(StoreConnection sql, PersonScope scope)
    {
        foreach (var number in scope.Numbers) scope.Parts.UnionWith((await AppointmentTable.OfRequestAsync(sql, number)).Select(made => made.Id));
    }
}
