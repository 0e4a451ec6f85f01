using HamuraBot.Content;

namespace HamuraBot.Seminars.Desk;

/// <summary>A text in both languages as JSON has it; either may be missing until it is checked.</summary>
public sealed record BothLanguages(string? Ja, string? En)
{
    public static BothLanguages? Of(Words? words) => words is null ? null : new(words.Ja, words.En);

    public Words? Checked() => string.IsNullOrWhiteSpace(Ja) || string.IsNullOrWhiteSpace(En) ? null : new(Ja.Trim(), En.Trim());
}

/// <summary>A seminar as the desk's JSON writes it. Everything may be missing until it is checked.</summary>
/// <param name="PublicFrom">Until then only who is invited signs up.</param>
/// <param name="Invite">When it is planned: the requests whose senders are told first.</param>
public sealed record SeminarBody(
    BothLanguages? Title, BothLanguages? Description, string? Place, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    DateTimeOffset? RegistrationClosesAt,
    int? Capacity, int? MaxSeatsPerRegistration = null, BothLanguages? Bring = null, DateTimeOffset? PublicFrom = null,
    IReadOnlyList<string>? Invite = null)
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
        if (PublicFrom is { } from && RegistrationClosesAt is not null && from >= closes) Fault("publicFrom", "Registration opens to all before it closes.");
        plan = new(title, description, Place?.Trim() ?? "", bring, starts, ends, closes, capacity, most, PublicFrom);
        return faults;
    }
}
