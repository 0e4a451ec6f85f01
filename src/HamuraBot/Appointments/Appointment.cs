using HamuraBot.Content;
using HamuraBot.OfficeHours;

namespace HamuraBot.Appointments;

public enum AppointmentStatus
{
    /// <summary>The company chooses one of the times; until then one that was agreed before stands.</summary>
    Offered,

    Agreed,

    /// <summary>None of the times suits the company: the officer offers others.</summary>
    Wanted,

    /// <summary>It has taken place, and what came of it is written.</summary>
    Held,

    Cancelled,
}

/// <summary>One meeting about a request: the times that an officer offers, the one that the company takes, and the report that follows.</summary>
public sealed record Appointment
{
    /// <summary>Also the number that the company may quote: <c>A-2026-000012</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The number of the request.</summary>
    public required string Request { get; init; }

    /// <summary>Which of several sessions it is, from 1; 0 for a talk before they begin, and until a time is taken.</summary>
    public int Session { get; init; }

    /// <summary>Who comes, or receives the company.</summary>
    public required string OfficerId { get; init; }

    public string OfficerName { get; init; } = "";

    /// <summary>As the company reads it.</summary>
    public Words OfficerNames { get; init; } = new("", "");

    public required string Place { get; init; }

    /// <summary>How long it takes.</summary>
    public required int Minutes { get; init; }

    public required IReadOnlyList<DateTimeOffset> Offered { get; init; }

    public required AppointmentStatus Status { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it would suit the company, in its words.</summary>
    public string? Wish { get; init; }

    public string? Report { get; init; }

    /// <summary>Of its entry in calendars: goes up with every change that they are sent.</summary>
    public int Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts the changes, so that two who change at once notice each other.</summary>
    public long Version { get; init; }

    public DateTimeOffset? EndsAt => StartsAt?.AddMinutes(Minutes);

    public bool IsEnded => Status is AppointmentStatus.Held or AppointmentStatus.Cancelled;

    /// <summary>It has begun, and nobody has written what came of it.</summary>
    public bool IsToReport(DateTimeOffset now) => !IsEnded && StartsAt <= now;

    /// <summary>The company may move it or call it off until the day before.</summary>
    public bool MayMove(DateTimeOffset now) => !IsEnded && (StartsAt is not { } starts || Tokyo.Day(starts) > Tokyo.Day(now));
}

public static class AppointmentStatuses
{
    private static readonly Dictionary<string, AppointmentStatus> Written = Enum.GetValues<AppointmentStatus>().ToDictionary(Code);

    /// <summary>As in the store and the desk's JSON.</summary>
    public static string Code(this AppointmentStatus status) => status.ToString().ToLowerInvariant();

    public static AppointmentStatus? Parse(string code) => Written.TryGetValue(code, out var status) ? status : null;
}

public enum AppointmentOutcome
{
    Done,

    /// <summary>There is none, or not of this kind of person.</summary>
    Absent,

    /// <summary>It is over, or its day has come.</summary>
    TooLate,

    /// <summary>The time is not, or no longer, among those that are offered; others may be.</summary>
    NotOffered,

    /// <summary>The officer has something else then; somebody was first.</summary>
    Taken,
}

/// <param name="Appointment">As it is now.</param>
public sealed record AppointmentResult(AppointmentOutcome Outcome, Appointment? Appointment);
