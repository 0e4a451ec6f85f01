namespace HamuraBot.Seminars.Mail;

public enum CalendarMethod
{
    /// <summary>For whoever downloads it: an entry, and no invitation to answer.</summary>
    Publish,

    /// <summary>By mail: a new entry, or a change of the one with the same <see cref="CalendarEvent.Uid"/>.</summary>
    Request,

    /// <summary>By mail: takes the entry away.</summary>
    Cancel,
}

/// <param name="Uid">The same for as long as the registration lives, and like nobody else's: "S-2026-000045@city.example".</param>
/// <param name="Sequence">Goes up with every change; calendars ignore what is not newer than what they have.</param>
/// <param name="WrittenAt">When this version was written.</param>
/// <param name="Organizer">Must be the address that the mail comes from, or Outlook does not accept changes.</param>
/// <param name="Attendee">Must be the address that the mail goes to, or Gmail shows no invitation.</param>
public sealed record CalendarEvent(
    string Uid,
    int Sequence,
    DateTimeOffset WrittenAt,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Title,
    string Description,
    string Place,
    string OrganizerName,
    string Organizer,
    string Attendee,
    string? Link = null);
