using HamuraBot.Data;

namespace HamuraBot.Appointments;

/// <summary>The day before, both are reminded: who comes, when and where. Part of the transaction that marks the timer as done.</summary>
public sealed class AppointmentReminders(AppointmentSubjects subjects, AppointmentMails mails, TimeProvider clock)
{
    public async Task RemindAsync(StoreTransaction transaction, string id)
    {
        if (await AppointmentTable.FindAsync(transaction.Sql, id) is not { IsEnded: false, StartsAt: { } starts } agreed || starts <= clock.GetUtcNow()) return;
        if (await subjects.FindAsync(transaction.Sql, agreed.Request) is { IsOpen: true } subject) await mails.RemindAsync(transaction, agreed, subject);
    }
}
