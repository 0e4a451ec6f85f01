namespace HamuraBot.Mail;

public enum CalendarMethod
{
    /// <summary>For whoever downloads it: an entry, and no invitation to answer.</summary>
    Publish,

    /// <summary>By mail: a new entry, or a change of the one with the same <see cref="CalendarEvent.Uid"/>.</summary>
    Request,

    /// <summary>By mail: takes the entry away.</summary>
    Cancel,
}

public sealed record CalendarEvent
{
    /// <summary>The same for as long as what it stands for lives, and like nobody else's: "S-2026-000045@city.example".</summary>
    public required string Uid { get; init; }

    /// <summary>Goes up with every change; calendars ignore what is not newer than what they have.</summary>
    public required int Sequence { get; init; }

    /// <summary>When this version was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Place { get; init; }

    public required string OrganizerName { get; init; }

    /// <summary>Must be the address that the mail comes from, or Outlook does not accept changes.</summary>
    public required string Organizer { get; init; }

    /// <summary>Must be the address that the mail goes to, or Gmail shows no invitation.</summary>
    /// <remarks>Null in what everybody may subscribe to.</remarks>
    public string? Attendee { get; init; }

    /// <summary>Called off, and still shown as such to those who have subscribed.</summary>
    public bool IsCancelled { get; init; }

    public required string? Link { get; init; }
}
