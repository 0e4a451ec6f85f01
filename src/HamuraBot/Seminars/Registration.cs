using HamuraBot.Conversations;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Seminars;

/// <summary>"S-2026-000045": the fiscal year (April to March) of the sign-up, and a number without gaps.</summary>
public readonly record struct RegistrationNumber(string Value)
{
    public override string ToString() => Value;
}

public enum RegistrationStatus
{
    Registered,
    Waitlisted,
    Cancelled,
}

/// <summary>What became of a wish to take part, to change it or to withdraw it.</summary>
public enum RegistrationOutcome
{
    Registered,
    Waitlisted,

    /// <summary>From the waiting list to a seat.</summary>
    Promoted,

    Changed,

    /// <summary>The address has signed up before; that registration stands unchanged.</summary>
    AlreadyRegistered,

    /// <summary>So many seats are not there, and will not be.</summary>
    Full,

    /// <summary>Too late, or the seminar does not take place.</summary>
    Closed,

    Cancelled,
}

/// <summary>By what right somebody signs up.</summary>
public enum SignUpBy
{
    /// <summary>Like everybody: while registration is open.</summary>
    Visitor,

    /// <summary>Asked for the topic: before everybody else, too.</summary>
    Invitation,

    /// <summary>An officer, for somebody at the phone or at the door: until the end.</summary>
    Desk,
}

/// <summary>Somebody who wants to come, alone or with others. Names stay as they were typed.</summary>
/// <param name="Email">Of whoever answers for all of them. Null where an officer let somebody in who has none.</param>
public sealed record Attendee(string Name, string? Company, EmailAddress? Email, string? Phone, int Seats, Language Language)
{
    /// <summary>Those of the others who are known so far: at most one less than the seats.</summary>
    public IReadOnlyList<Companion> Companions { get; init; } = [];

    /// <summary>Of the form or the device that it was sent by: what is sent again is the same.</summary>
    public string? SentKey { get; init; }

    /// <summary>An interpreter, a place for a wheelchair: for the desk, and on no list at the door.</summary>
    public string? Needs { get; init; }
}

/// <param name="Arrival">The order of the waiting list.</param>
/// <param name="Sequence">Goes up whenever the calendar of this attendee has to be told something new.</param>
/// <param name="ConversationId">Where it was made: only there the chat shows and changes it without the secret link.</param>
/// <param name="ToldAt">When the address was last sent a link because somebody typed it.</param>
public sealed record Registration(
    RegistrationNumber Number, SeminarId Seminar, Attendee Attendee, RegistrationStatus Status, long Arrival, int Sequence,
    string? ConversationId,
    DateTimeOffset RegisteredAt, DateTimeOffset ToldAt)
{
    /// <summary>One to each seat, by their places.</summary>
    public IReadOnlyList<Participant> People { get; init; } = [];

    /// <summary>Those who have just given up their seats, and may still take them back.</summary>
    public IReadOnlyList<Participant> Leaving { get; init; } = [];

    /// <summary>When the first of them came.</summary>
    public DateTimeOffset? AttendedAt => People.Min(person => person.AttendedAt);

    /// <summary>How many of them have come.</summary>
    public int Here => People.Count(person => person.AttendedAt is not null);

    /// <summary>The one who registered stands first; seats without a name follow those with one.</summary>
    public static IReadOnlyList<Participant> PeopleOf(RegistrationNumber number, Attendee attendee) =>
    [
        Participant.New(number, 1, attendee.Name, null),
        .. Enumerable.Range(0, attendee.Seats - 1).Select(i =>
            attendee.Companions.ElementAtOrDefault(i) is { } named ? Participant.New(number, i + 2, named.Name, named.Email) : Participant.New(number, i + 2, null, null)),
    ];

    /// <summary>What it was before the last step of its owner; null when there is nothing to undo.</summary>
    public Undo? Undo { get; init; }

    /// <summary>1 to 5, of the survey.</summary>
    public int? Rating { get; init; }

    public string? Comment { get; init; }

    /// <summary>The desk's own.</summary>
    public string? Note { get; init; }

    public bool IsLive => Status is not RegistrationStatus.Cancelled;
}

/// <summary>How a registration was before its owner cancelled or moved it.</summary>
/// <param name="Until">The mails about it leave then, and it is settled.</param>
public sealed record Undo(DateTimeOffset Until, SeminarId Seminar, RegistrationStatus Status)
{
    /// <summary>Its place in the line; null when that has not changed.</summary>
    public long? Arrival { get; init; }
}

/// <param name="Seminar">As the step found it; null if there is none.</param>
/// <param name="Registration">As it stands afterwards; null if there is none.</param>
/// <param name="Link">The page for it, when the one who asked may see it.</param>
public sealed record RegistrationResult(RegistrationOutcome Outcome, Seminar? Seminar, Registration? Registration = null, string? Link = null);

public static class RegistrationCodes
{
    private static readonly Dictionary<string, RegistrationStatus> RegistrationStatuses = Enum.GetValues<RegistrationStatus>().ToDictionary(Code);

    private static readonly Dictionary<string, SeminarStatus> SeminarStatuses = Enum.GetValues<SeminarStatus>().ToDictionary(Code);

    private static readonly Dictionary<string, Attendance> Attendances = Enum.GetValues<Attendance>().ToDictionary(Code);

    /// <summary>The outcome as the mark on the bot's message names it.</summary>
    public static string Code(this RegistrationOutcome outcome) => outcome switch
    {
        RegistrationOutcome.Registered => RegistrationMark.Registered,
        RegistrationOutcome.Waitlisted => RegistrationMark.Waitlisted,
        RegistrationOutcome.Promoted => RegistrationMark.Promoted,
        RegistrationOutcome.Changed => RegistrationMark.Changed,
        RegistrationOutcome.AlreadyRegistered => RegistrationMark.AlreadyRegistered,
        RegistrationOutcome.Full => RegistrationMark.Full,
        RegistrationOutcome.Closed => RegistrationMark.Closed,
        RegistrationOutcome.Cancelled => RegistrationMark.Cancelled,
    };

    /// <summary>As tables and the desk's JSON name it.</summary>
    public static string Code(this RegistrationStatus status) => status switch
    {
        RegistrationStatus.Registered => "registered",
        RegistrationStatus.Waitlisted => "waitlisted",
        RegistrationStatus.Cancelled => "cancelled",
    };

    public static string Code(this SeminarStatus status) => status switch
    {
        SeminarStatus.Scheduled => "scheduled",
        SeminarStatus.Cancelled => "cancelled",
    };

    public static string Code(this Attendance attendance) => attendance switch
    {
        Attendance.OnSite => "on-site",
        Attendance.Online => "online",
        Attendance.Hybrid => "hybrid",
    };

    public static Attendance? ParseAttendance(string code) => Attendances.TryGetValue(code, out var attendance) ? attendance : null;

    public static RegistrationStatus? ParseStatus(string code) => RegistrationStatuses.TryGetValue(code, out var status) ? status : null;

    public static SeminarStatus? ParseSeminarStatus(string code) => SeminarStatuses.TryGetValue(code, out var status) ? status : null;
}
