using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Appointments;

/// <summary>What an appointment is about, and whom it is with.</summary>
/// <param name="Request">Its number.</param>
/// <param name="Name">Of the form.</param>
/// <param name="Place">Where the company wishes it; null if it has said nothing.</param>
/// <param name="IsOpen">Whether an appointment may still be made.</param>
public sealed record AppointmentSubject(
    string Request, Words Name, string ConversationId, Language Language, EmailAddress? Email, string Company, string Contact, string? Place, bool IsOpen)
{
    public string Addressee => string.Join(' ', new[] { Company, Contact }.Where(name => name.Length > 0));
}

/// <summary>Where appointments are led from and to, which know nothing of requests.</summary>
public sealed record AppointmentSubjects
{
    public required Func<StoreConnection, string, Task<AppointmentSubject?>> FindAsync { get; init; }

    /// <summary>A time was taken: the request is scheduled, where that is its next step, and the time stands in place of what was promised before.</summary>
    /// <returns>Which session that is; 0 for none.</returns>
    public required Func<StoreTransaction, string, string, Task<int>> ScheduleAsync { get; init; }

    /// <summary>What was agreed is given up by an officer, or else by the company, and nothing stands in its place: when the desk is in touch is promised anew.</summary>
    public required Func<StoreTransaction, string, string?, Task> GiveUpAsync { get; init; }

    /// <summary>It has taken place.</summary>
    public required Func<StoreTransaction, string, string, Task> ReportAsync { get; init; }
}
