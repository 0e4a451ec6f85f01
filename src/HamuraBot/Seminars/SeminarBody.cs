using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars;

/// <summary>A text in both languages as JSON has it; either may be missing until it is checked.</summary>
public sealed record BothLanguages(string? Ja, string? En)
{
    public static BothLanguages? Of(Words? words) => words is null ? null : new(words.Ja, words.En);

    public Words? Checked() => string.IsNullOrWhiteSpace(Ja) || string.IsNullOrWhiteSpace(En) ? null : new(Ja.Trim(), En.Trim());
}

/// <summary>A seminar as the desk's JSON writes it. Everything may be missing until it is checked.</summary>
public sealed record SeminarBody(
    BothLanguages? Title, BothLanguages? Description, string? Place, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    DateTimeOffset? RegistrationClosesAt,
    int? Capacity, int? MaxSeatsPerRegistration = null, BothLanguages? Bring = null)
{
    public const int LongestTitle = 100, LongestDescription = 2000, LongestPlace = 200, LargestCapacity = 10_000, DefaultMostSeats = 5,
        LargestMostSeats = 50;

    /// <returns>What is wrong, by field; empty when <paramref name="plan"/> can be taken.</returns>
    public Dictionary<string, string[]> Check(out SeminarPlan plan)
    {
        var faults = new Dictionary<string, string[]>();
        void Fault(string field, string what) => faults.TryAdd(field, [what]);

        Words Both(string field, BothLanguages? text, int longest)
        {
            if (text?.Checked() is not { } words) Fault(field, "Give both languages: { \"ja\": …, \"en\": … }.");
            else if (words.Ja.Length > longest || words.En.Length > longest) Fault(field, $"At most {longest} characters.");
            else return words;
            return new("", "");
        }

        DateTimeOffset Instant(string field, DateTimeOffset? instant)
        {
            if (instant is null) Fault(field, "Give a date and time with its offset, such as 2026-12-10T14:00:00+09:00.");
            return instant ?? default;
        }

        int Whole(string field, int? number, int largest)
        {
            if (number is not { } given || given < 1 || given > largest) Fault(field, $"Give a whole number from 1 to {largest}.");
            return number ?? 0;
        }

        var (title, description) = (Both("title", Title, LongestTitle), Both("description", Description, LongestDescription));
        if (title.Ja.Concat(title.En).Any(char.IsControl)) Fault("title", "A title is one line.");
        if (string.IsNullOrWhiteSpace(Place) || Place.Length > LongestPlace || Place.Any(char.IsControl))
            Fault("place", $"Name the place in one line of at most {LongestPlace} characters.");
        var bring = Bring is null or { Ja: null or "", En: null or "" } ? null : Both("bring", Bring, LongestPlace);
        var (starts, ends, closes) = (Instant("startsAt", StartsAt), Instant("endsAt", EndsAt),
            Instant("registrationClosesAt", RegistrationClosesAt));
        if (StartsAt is not null && ends <= starts) Fault("endsAt", "A seminar ends after it starts.");
        if (StartsAt is not null && closes > starts) Fault("registrationClosesAt", "Registration closes before the start, or with it.");
        var capacity = Whole("capacity", Capacity, LargestCapacity);
        var most = Whole("maxSeatsPerRegistration", MaxSeatsPerRegistration ?? DefaultMostSeats, LargestMostSeats);
        plan = new(title, description, Place?.Trim() ?? "", bring, starts, ends, closes, capacity, most);
        return faults;
    }
}

/// <summary>A seminar as the desk reads it.</summary>
/// <param name="Taken">Seats that are given.</param>
/// <param name="Waiting">Seats that are waited for.</param>
public sealed record SeminarView(
    Guid Id, BothLanguages Title, BothLanguages Description, string Place, BothLanguages? Bring, DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    DateTimeOffset RegistrationClosesAt, int Capacity, int MaxSeatsPerRegistration, int Taken, int Waiting, string Status)
{
    public static SeminarView Of(Seminar seminar, int waiting)
    {
        var plan = seminar.Plan;
        return new(
            seminar.Id.Value, BothLanguages.Of(plan.Title)!, BothLanguages.Of(plan.Description)!, plan.Place, BothLanguages.Of(plan.Bring),
            Tokyo.Time(plan.StartsAt), Tokyo.Time(plan.EndsAt), Tokyo.Time(plan.RegistrationClosesAt), plan.Capacity, plan.MostSeats,
            seminar.Taken, waiting,
            seminar.Status.Mark());
    }
}

/// <summary>A registration as the desk reads it.</summary>
/// <param name="Position">In the waiting list, from 1.</param>
public sealed record RegistrationView(
    string Number, string Status, int? Position, string Name, string? Company, string Email, string? Phone, string Language, int Seats,
    DateTimeOffset RegisteredAt, bool Attended, DateTimeOffset? AttendedAt)
{
    /// <param name="registrations">Those of one seminar, in order of arrival.</param>
    public static List<RegistrationView> Of(IEnumerable<Registration> registrations)
    {
        var waiting = 0;
        return [.. registrations.Select(registration =>
            Of(registration, registration.Status is RegistrationStatus.Waitlisted ? ++waiting : null))];
    }

    public static RegistrationView Of(Registration registration, int? position)
    {
        var attendee = registration.Attendee;
        return new(
            registration.Number.Value, registration.Status.Mark(), position, attendee.Name, attendee.Company, attendee.Email.Value,
            attendee.Phone,
            attendee.Language.Code(), attendee.Seats, Tokyo.Time(registration.RegisteredAt), registration.AttendedAt is not null,
            registration.AttendedAt is { } at ? Tokyo.Time(at) : null);
    }
}

public sealed record CallOffBody(string? Reason);

/// <param name="Attended">False takes a mistaken check-in back.</param>
public sealed record CheckInBody(bool Attended = true);
