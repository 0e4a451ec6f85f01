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
        new("participants", HeldOf.Visitors, Kept.Registrations) { Person = [new("ticket", PersonKey.Number), new("registration", PersonKey.Number)] },
        new("registrations", HeldOf.Visitors, Kept.Registrations)
        {
            Person = [new("number", PersonKey.Number)],
            Expired = "seminar_id IN (SELECT s.id FROM seminars s WHERE s.ends_at < @before)",
            IsRoot = true,
        },
        new("survey_refusals", HeldOf.Visitors, Kept.WhileInUse) { Person = [new("email", PersonKey.Address)] },
        new("seminar_materials", HeldOf.Nobody, Kept.WhileInUse),
        new("seminars", HeldOf.Nobody, Kept.WhileInUse),
    ];

    public override async Task<IReadOnlyList<HeldRecord>> RecordsAsync(StoreConnection sql) =>
        [.. (await RegistrationTable.HeldAsync(sql)).SelectMany(registration => PeopleOf(registration).Prepend(Of(registration)))];

    public override async Task<IReadOnlyList<HeldName>> NamesAsync(StoreConnection sql) =>
        [.. await base.NamesAsync(sql), .. (await SeminarTable.AllAsync(sql, clock.GetUtcNow())).Select(seminar => new HeldName(seminar.Id.ToString(), seminar.Plan.Title.Ja))];

    /// <summary>With a registration go the seats of all its people, and what they were told of them.</summary>
    public override async Task WidenAsync(StoreConnection sql, PersonScope scope)
    {
        foreach (var number in scope.Numbers)
        {
            if (await RegistrationTable.FindAsync(sql, new(number)) is { } registration) scope.Parts.UnionWith(registration.People.Concat(registration.Leaving).Select(person => person.Ticket));
        }
    }

    /// <summary>Seats of a coming seminar go to those who wait. How many came to one that is over stays known.</summary>
    public override async Task<IReadOnlyList<ErasedCount>> EraseAsync(StoreTransaction transaction, PersonScope scope)
    {
        foreach (var number in scope.Numbers.Order(StringComparer.Ordinal))
        {
            if (await ParticipantTable.FindAsync(transaction.Sql, number) is { } person)
            {
                if (!scope.Numbers.Contains(person.Registration.Value)) await EraseAsync(transaction, person);
            }
            else if (await RegistrationTable.FindAsync(transaction.Sql, new(number)) is { Status: RegistrationStatus.Registered } registration)
            {
                await GiveBackAsync(transaction, registration.Seminar, registration.Attendee.Seats);
            }
        }
        return [];
    }

    private static HeldRecord Of(Registration registration) =>
        new(RegistrationMails.Kind, registration.Number.Value, registration.RegisteredAt, SeminarPaths.Of(registration.Seminar))
        {
            Name = registration.Attendee.Name,
            Company = registration.Attendee.Company,
            Email = registration.Attendee.Email?.Value,
            Phone = registration.Attendee.Phone,
            ConversationId = registration.ConversationId,
        };

    /// <summary>Those whom somebody else brought along.</summary>
    private static IEnumerable<HeldRecord> PeopleOf(Registration registration) =>
        from person in registration.People
        where person.Email is not null || person.Name is not null && person.Name != registration.Attendee.Name
        select new HeldRecord(RegistrationMails.PersonKind, person.Ticket, registration.RegisteredAt, SeminarPaths.Of(registration.Seminar))
        {
            Name = person.Name,
            Company = registration.Attendee.Company,
            Email = person.Email?.Value,
        };

    /// <summary>Alone: the others of the registration keep their seats.</summary>
    private async Task EraseAsync(StoreTransaction transaction, Participant person)
    {
        var registration = (await RegistrationTable.FindAsync(transaction.Sql, person.Registration))!;
        if (registration.People.Count == 1 || !registration.IsLive) return;
        if (!await RegistrationTable.ChangeAsync(transaction.Sql, registration, registration.Status, registration.Attendee.Seats - 1)) throw new StoreConflictException(null);
        if (registration.Status is RegistrationStatus.Registered) await GiveBackAsync(transaction, registration.Seminar, 1);
    }

    private async Task GiveBackAsync(StoreTransaction transaction, SeminarId id, int seats)
    {
        var now = clock.GetUtcNow();
        if (await SeminarTable.BeginStepAsync(transaction, id) is not { } seminar || !seminar.IsComing(now)) return;
        await SeminarTable.GiveBackSeatsAsync(transaction.Sql, seminar.Id, seats);
        transaction.SetTimer(SeminarPlanning.PromotionTimer, seminar.Id.ToString(), now);
    }
}
