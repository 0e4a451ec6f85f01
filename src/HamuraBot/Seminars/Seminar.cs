using HamuraBot.Content;
using HamuraBot.OfficeHours;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Seminars;

public readonly record struct SeminarId(Guid Value)
{
    public static SeminarId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static SeminarId Parse(string text) => new(Guid.ParseExact(text, "D"));

    public override string ToString() => Value.ToString("D");
}

public enum SeminarStatus
{
    Scheduled,
    Cancelled,
}

/// <summary>Where those who come are.</summary>
public enum Attendance
{
    OnSite,
    Online,

    /// <summary>At the place or online, as each likes.</summary>
    Hybrid,
}

/// <summary>What the desk plans: everything that it says about a seminar.</summary>
public sealed record SeminarPlan
{
    public required Words Title { get; init; }

    public required Words Description { get; init; }

    public required string Place { get; init; }

    /// <summary>For English readers; null where it is written the same.</summary>
    public string? PlaceEn { get; init; }

    public Attendance Attendance { get; init; }

    /// <summary>Where it is seen online. For those who have a seat, and no earlier than <see cref="Seminar.LinkFrom"/>; null until it is known.</summary>
    public Uri? OnlineLink { get; init; }

    /// <summary>What participants are to bring, if anything.</summary>
    public Words? Bring { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateTimeOffset RegistrationClosesAt { get; init; }

    public required int Capacity { get; init; }

    /// <summary>For one registration.</summary>
    public required int MostSeats { get; init; }

    /// <summary>Until then only those who are invited see it and sign up; null when it is for everybody from the beginning.</summary>
    public DateTimeOffset? PublicFrom { get; init; }

    public string PlaceIn(Language language) => language is Language.En ? PlaceEn ?? Place : Place;

    public bool IsOnline => Attendance is not Attendance.OnSite;
}

/// <summary>A seminar with its seats. Taken seats are counted in its own row, so that one guarded statement gives them away.</summary>
/// <param name="Step">Goes up with every step of its registrations.</param>
/// <param name="Sequence">Goes up whenever calendars have to be told something new.</param>
public sealed record Seminar(SeminarId Id, SeminarPlan Plan, int Taken, long Step, SeminarStatus Status, int Sequence)
{
    private static readonly TimeSpan BeforeStart = TimeSpan.FromHours(1);

    /// <summary>What the participants were told when it was called off, if anything.</summary>
    public string? CalledOffBecause { get; init; }

    /// <summary>For English readers, where it is written differently.</summary>
    public string? CalledOffBecauseEn { get; init; }

    public DateTimeOffset? CalledOffAt { get; init; }

    public string? ReasonIn(Language language) => language is Language.En ? CalledOffBecauseEn ?? CalledOffBecause : CalledOffBecause;

    /// <summary>Until then nobody has been told that it is called off, and it can be undone.</summary>
    public DateTimeOffset? ReinstatedUntil => Status is SeminarStatus.Cancelled && CalledOffAt is { } at ? SeminarRegistrations.UndoEnds(this, at) : null;

    public bool TakesRegistrations(DateTimeOffset now) => IsComing(now) && now < Plan.RegistrationClosesAt;

    public bool IsPublic(DateTimeOffset now) => Plan.PublicFrom is not { } from || now >= from;

    public bool IsOpenTo(SignUpBy by, DateTimeOffset now) => by switch
    {
        SignUpBy.Visitor => TakesRegistrations(now) && IsPublic(now),
        SignUpBy.Invitation => TakesRegistrations(now),
        SignUpBy.Desk => Status is SeminarStatus.Scheduled && now < Plan.EndsAt,
    };

    /// <summary>Until the start, seats may still be given back and go to those who wait.</summary>
    public bool IsComing(DateTimeOffset now) => Status is SeminarStatus.Scheduled && now < Plan.StartsAt;

    /// <summary>When those who have a seat are told the link: late enough that nobody has it who has given the seat up.</summary>
    public DateTimeOffset LinkFrom => Plan.StartsAt - BeforeStart;

    /// <summary>The link to it, while it is told; null before and after, and where there is none.</summary>
    public Uri? LinkAt(DateTimeOffset now) =>
        Status is SeminarStatus.Scheduled && Plan.IsOnline && now >= LinkFrom && now < Plan.EndsAt ? Plan.OnlineLink : null;

    /// <summary>From the beginning of its day on people are let in.</summary>
    public DateTimeOffset DoorOpens => Tokyo.At(Tokyo.Day(Plan.StartsAt), TimeOnly.MinValue);

    public bool HasOpenDoor(DateTimeOffset now) => now >= DoorOpens;

    public int Free => Plan.Capacity - Taken;
}
