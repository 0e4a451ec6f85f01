using HamuraBot.Data;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Mail;

namespace HamuraBot.Seminars;

/// <summary>Where whoever answers for a registration is reached.</summary>
public sealed record Contact(string? Company, EmailAddress Email, string? Phone);

/// <summary>
/// Another way to reach whoever answers for a registration. With another address all links of before are dead: they may lie in a stranger's mailbox.
/// </summary>
public sealed class ContactChange(RegistrationMails mails, TimeProvider clock)
{
    /// <returns>Full when the address has as many registrations as one may have; Closed when it is too late.</returns>
    public async Task<RegistrationOutcome> ApplyAsync(StoreTransaction transaction, RegistrationNumber number, Contact contact)
    {
        if (await SeminarRegistrations.BeginStepAsync(transaction, number) is not var (seminar, registration)) return RegistrationOutcome.Closed;
        if (!registration.IsLive || !seminar.IsComing(clock.GetUtcNow())) return RegistrationOutcome.Closed;
        if (contact == new Contact(registration.Attendee.Company, registration.Attendee.Email ?? contact.Email, registration.Attendee.Phone)) return RegistrationOutcome.Changed;
        var isMoved = IsMoved(registration, contact);
        if (isMoved && (await RegistrationTable.LiveOfAddressAsync(transaction.Sql, seminar.Id, contact.Email)).Count >= SeminarRegistrations.MostOfAddress)
            return RegistrationOutcome.Full;
        await RegistrationTable.ContactAsync(transaction.Sql, number, contact);
        if (isMoved) Secrets.Withdraw(transaction, RegistrationMails.Kind, number.Value);
        return RegistrationOutcome.Changed;
    }

    /// <summary>Tells the new address all of it, as it is now.</summary>
    public async Task TellAsync(StoreTransaction transaction, RegistrationNumber number)
    {
        var registration = (await RegistrationTable.FindAsync(transaction.Sql, number))!;
        var seminar = (await SeminarTable.FindAsync(transaction.Sql, registration.Seminar))!;
        await mails.TellAsync(transaction, RegistrationOutcome.Changed, seminar, registration);
    }

    public static bool IsMoved(Registration before, Contact contact) => before.Attendee.Email?.Key != contact.Email.Key;
}
