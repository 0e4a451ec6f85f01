using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Mail;
using HamuraBot.Timers;

namespace HamuraBot.Seminars;

public sealed class SeminarHoldings(TimeProvider clock) : RoomHoldings
{
    public override IReadOnlyList<Holding> All { get; } =
    [
        new("seminar_invitations", HeldOf.Visitors, Kept.Requests) { Person = [new("request", PersonKey.Number)] },
        new("registrations", HeldOf.Visitors, Kept.Registrations)
        {
            Person = [new("number", PersonKey.Number)],
            Expired = "seminar_id IN (SELECT s.id FROM seminars s WHERE s.ends_at < @before)",
            IsRoot = true,
        },
        new("seminars", HeldOf.Nobody, Kept.WhileInUse),
    ];

    public override Task<IReadOnlyList<HeldRecord>> RecordsAsync(StoreConnection sql) => RegistrationTable.HeldAsync(sql, registration =>
        new HeldRecord(RegistrationMails.Kind, registration.Number.Value, registration.RegisteredAt, SeminarPaths.Of(registration.Seminar))
        {
            Name = registration.Attendee.Name,
            Company = registration.Attendee.Company,
            Email = registration.Attendee.Email.Value,
            Phone = registration.Attendee.Phone,
            ConversationId = registration.ConversationId,
        });

    /// <summary>Seats of a coming seminar go to those who wait. How many came to one that is over stays known.</summary>
    public override async Task<IReadOnlyList<ErasedCount>> EraseAsync(StoreTransaction transaction, PersonScope scope)
    {
        var now = clock.GetUtcNow();
        foreach (var number in scope.Numbers.Order(StringComparer.Ordinal))
        {
            if (await RegistrationTable.FindAsync(transaction.Sql, new(number)) is not { Status: RegistrationStatus.Registered } registration) continue;
            if (await SeminarTable.BeginStepAsync(transaction, registration.Seminar) is not { } seminar || !seminar.IsComing(now)) continue;
            await SeminarTable.GiveBackSeatsAsync(transaction.Sql, seminar.Id, registration.Attendee.Seats);
            transaction.SetTimer(SeminarPlanning.PromotionTimer, seminar.Id.ToString(), now);
        }
        return [];
    }
}
