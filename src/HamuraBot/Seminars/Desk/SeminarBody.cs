using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars.Desk;

/// <summary>
/// The fields of a seminar, described once: what the desk's JSON takes and gives, what the page's form is filled from and read into, and what is
/// asked of each. Everything may be missing until it is checked.
/// </summary>
public record SeminarBody
{
    private const int LongestTitle = 100, LongestDescription = 2000, LongestPlace = 200, LargestCapacity = 10_000, DefaultMostSeats = 5;

    public const int LargestMostSeats = 50;

    public BothLanguages? Title { get; init; }

    public BothLanguages? Description { get; init; }

    public string? Place { get; init; }

    /// <summary>For English readers, where it is written differently.</summary>
    public string? PlaceEn { get; init; }

    /// <summary><c>on-site</c> if it is not given, <c>online</c> or <c>hybrid</c>.</summary>
    public string? Attendance { get; init; }

    /// <summary>Where it is seen online; those who have a seat are told it an hour before.</summary>
    public string? OnlineLink { get; init; }

    /// <summary>What participants are to bring, if anything.</summary>
    public BothLanguages? Bring { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? RegistrationClosesAt { get; init; }

    /// <summary>Until then only those who are invited sign up.</summary>
    public DateTimeOffset? PublicFrom { get; init; }

    public int? Capacity { get; init; }

    public int? MaxSeatsPerRegistration { get; init; }

    /// <summary>In the order of the page's form.</summary>
    public static IReadOnlyList<SeminarField> Fields { get; } =
    [
        .. SeminarField.Both("title", body => body.Title, (body, text) => body with { Title = text }, LongestTitle),
        .. SeminarField.Both("description", body => body.Description, (body, text) => body with { Description = text }, LongestDescription, rows: 5),
        SeminarField.Line("place", body => body.Place, (body, text) => body with { Place = text }, LongestPlace),
        SeminarField.Line("placeEn", body => body.PlaceEn, (body, text) => body with { PlaceEn = text }, LongestPlace) with { Optional = true },
        SeminarField.OneOf("attendance", body => body.Attendance, (body, code) => body with { Attendance = code },
            [.. Enum.GetValues<Attendance>().Select(attendance => attendance.Code())]),
        SeminarField.Line("onlineLink", body => body.OnlineLink, (body, text) => body with { OnlineLink = text }, WebAddress.Longest) with { Type = "url", Optional = true, HasHint = true },
        SeminarField.Moment("startsAt", body => body.StartsAt, (body, at) => body with { StartsAt = at }),
        SeminarField.Moment("endsAt", body => body.EndsAt, (body, at) => body with { EndsAt = at }),
        SeminarField.Moment("registrationClosesAt", body => body.RegistrationClosesAt, (body, at) => body with { RegistrationClosesAt = at }),
        SeminarField.Moment("publicFrom", body => body.PublicFrom, (body, at) => body with { PublicFrom = at }) with { Optional = true, HasHint = true },
        SeminarField.Whole("capacity", body => body.Capacity, (body, number) => body with { Capacity = number }),
        SeminarField.Whole("maxSeatsPerRegistration",
            body => body.MaxSeatsPerRegistration ?? DefaultMostSeats, (body, number) => body with { MaxSeatsPerRegistration = number ?? 0 }),
        .. SeminarField.Both("bring", body => body.Bring, (body, text) => body with { Bring = text }, LongestPlace, optional: true),
    ];

    public static SeminarBody Of(SeminarPlan plan) => new()
    {
        Title = BothLanguages.Of(plan.Title),
        Description = BothLanguages.Of(plan.Description),
        Place = plan.Place,
        PlaceEn = plan.PlaceEn,
        Attendance = plan.Attendance.Code(),
        OnlineLink = plan.OnlineLink?.AbsoluteUri,
        Bring = plan.Bring is { } bring ? BothLanguages.Of(bring) : null,
        StartsAt = Tokyo.Time(plan.StartsAt),
        EndsAt = Tokyo.Time(plan.EndsAt),
        RegistrationClosesAt = Tokyo.Time(plan.RegistrationClosesAt),
        PublicFrom = plan.PublicFrom is { } from ? Tokyo.Time(from) : null,
        Capacity = plan.Capacity,
        MaxSeatsPerRegistration = plan.MostSeats,
    };

    /// <returns>What is wrong, by field; nothing when <paramref name="plan"/> can be taken.</returns>
    public FieldFaults Check(out SeminarPlan plan)
    {
        var faults = new FieldFaults();
        var (title, description) = (Text("title", Title, LongestTitle), Text("description", Description, LongestDescription));
        if (title.Ja.Concat(title.En).Any(char.IsControl)) Fault("title", LongestTitle);
        if (string.IsNullOrWhiteSpace(Place) || Place.Length > LongestPlace || Place.Any(char.IsControl)) Fault("place", LongestPlace);
        if (PlaceEn is not null && (PlaceEn.Length > LongestPlace || PlaceEn.Any(char.IsControl))) Fault("placeEn", LongestPlace);
        var attendance = string.IsNullOrEmpty(Attendance) ? Seminars.Attendance.OnSite : RegistrationCodes.ParseAttendance(Attendance);
        if (attendance is null) Fault("attendance");
        var link = WebAddress.Parse(OnlineLink);
        if (!string.IsNullOrWhiteSpace(OnlineLink) && (link is null || attendance is Seminars.Attendance.OnSite)) Fault("onlineLink", WebAddress.Longest);
        var bring = Bring is null or { Ja: null or "", En: null or "" } ? null : Text("bring", Bring, LongestPlace);
        if (StartsAt is null) Fault("startsAt");
        if (EndsAt is null || EndsAt <= StartsAt) Fault("endsAt");
        if (RegistrationClosesAt is null || RegistrationClosesAt > StartsAt) Fault("registrationClosesAt");
        if (PublicFrom >= RegistrationClosesAt) Fault("publicFrom");
        var most = MaxSeatsPerRegistration ?? DefaultMostSeats;
        if (Capacity is not (>= 1 and <= LargestCapacity)) Fault("capacity", LargestCapacity);
        if (most is < 1 or > LargestMostSeats) Fault("maxSeatsPerRegistration", LargestMostSeats);
        plan = new()
        {
            Title = title,
            Description = description,
            Place = Place?.Trim() ?? "",
            PlaceEn = string.IsNullOrWhiteSpace(PlaceEn) ? null : PlaceEn.Trim(),
            Attendance = attendance ?? default,
            OnlineLink = link,
            Bring = bring,
            StartsAt = StartsAt ?? default,
            EndsAt = EndsAt ?? default,
            RegistrationClosesAt = RegistrationClosesAt ?? default,
            PublicFrom = PublicFrom,
            Capacity = Capacity ?? 0,
            MostSeats = most,
        };
        return faults;

        void Fault(string field, int bound = 0) => faults.Add(field, $"seminars.faults.{field}", ("bound", Formats.Number(bound)));

        Words Text(string field, BothLanguages? text, int longest)
        {
            if (text?.Checked() is { } words && words.Ja.Length <= longest && words.En.Length <= longest) return words;
            Fault(field, longest);
            return new("", "");
        }
    }
}

/// <summary>A seminar that is to be planned.</summary>
public sealed record NewSeminarBody : SeminarBody
{
    /// <summary>The requests whose senders are told first.</summary>
    public IReadOnlyList<string>? Invite { get; init; }
}
