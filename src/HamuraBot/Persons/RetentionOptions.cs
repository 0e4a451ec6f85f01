using System.ComponentModel.DataAnnotations;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Persons;

/// <summary>For how many days what is held of people is kept.</summary>
public sealed class RetentionOptions
{
    private const int Longest = 36_500, AFewDays = 7;

    /// <summary>From a conversation's last message; calls for an officer and open questions, too.</summary>
    [Range(1, Longest)]
    public int ChatDays { get; set; } = 365;

    /// <summary>From the last step of a request that has ended.</summary>
    [Range(1, Longest)]
    public int RequestDays { get; set; } = 5 * 365;

    /// <summary>From the end of the seminar.</summary>
    [Range(1, Longest)]
    public int RegistrationDays { get; set; } = 3 * 365;

    /// <summary>From the day on which a visit was recorded.</summary>
    [Range(1, Longest)]
    public int VisitDays { get; set; } = 10 * 365;

    /// <summary>From when a mail was written, once it has left.</summary>
    [Range(1, Longest)]
    public int MailDays { get; set; } = 90;

    [Range(1, Longest)]
    public int AuditLogDays { get; set; } = 3 * 365;

    /// <returns>Null for what has no period.</returns>
    public int? DaysOf(Kept kept) => kept switch
    {
        Kept.Chats => ChatDays,
        Kept.Requests => RequestDays,
        Kept.Registrations => RegistrationDays,
        Kept.Visits => VisitDays,
        Kept.Mails => MailDays,
        Kept.AuditLog => AuditLogDays,
        Kept.ForMoments => AFewDays,
        Kept.WhileInUse => null,
    };
}
