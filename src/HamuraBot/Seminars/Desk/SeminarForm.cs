using System.Globalization;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
using Microsoft.Extensions.Primitives;

namespace HamuraBot.Seminars.Desk;

/// <summary>A seminar as the desk's page has it: what was typed, by field, so that nothing typed is lost to a mistake in another field.</summary>
/// <param name="Invite">The requests that are ticked.</param>
public sealed record SeminarForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyList<string> Invite)
{
    /// <summary>As browsers send a day and a time; here they are Tokyo's.</summary>
    private const string Moment = "yyyy-MM-dd'T'HH:mm";

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<SeminarField> Fields { get; } =
    [
        new("titleJa", "form.titleJa", "title") { Longest = SeminarBody.LongestTitle },
        new("titleEn", "form.titleEn", "title") { Longest = SeminarBody.LongestTitle },
        new("descriptionJa", "form.descriptionJa", "description") { Longest = SeminarBody.LongestDescription, Rows = 5 },
        new("descriptionEn", "form.descriptionEn", "description") { Longest = SeminarBody.LongestDescription, Rows = 5 },
        new("place", "place", "place") { Longest = SeminarBody.LongestPlace },
        new("startsAt", "form.startsAt", "startsAt") { Type = "datetime-local" },
        new("endsAt", "form.endsAt", "endsAt") { Type = "datetime-local" },
        new("registrationClosesAt", "closes", "registrationClosesAt") { Type = "datetime-local" },
        new("publicFrom", "publicFrom", "publicFrom") { Type = "datetime-local", Optional = true, Hint = "form.publicFromHint" },
        new("capacity", "capacity", "capacity") { Type = "number" },
        new("maxSeatsPerRegistration", "form.mostSeats", "maxSeatsPerRegistration") { Type = "number" },
        new("bringJa", "form.bringJa", "bring") { Longest = SeminarBody.LongestPlace, Optional = true },
        new("bringEn", "form.bringEn", "bring") { Longest = SeminarBody.LongestPlace, Optional = true },
    ];

    public static SeminarForm Empty(IReadOnlyList<string> invite) => new(
        Fields.ToDictionary(field => field.Id, field => field.Id is "maxSeatsPerRegistration" ? Number(SeminarBody.DefaultMostSeats) : ""), invite);

    public static SeminarForm Of(IFormCollection form) => new(
        Fields.ToDictionary(field => field.Id, field => form[field.Id].ToString().Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim()),
        Texts(form["invite"]));

    public static SeminarForm Of(SeminarPlan plan) => new(new Dictionary<string, string>
    {
        ["titleJa"] = plan.Title.Ja,
        ["titleEn"] = plan.Title.En,
        ["descriptionJa"] = plan.Description.Ja,
        ["descriptionEn"] = plan.Description.En,
        ["place"] = plan.Place,
        ["bringJa"] = plan.Bring?.Ja ?? "",
        ["bringEn"] = plan.Bring?.En ?? "",
        ["startsAt"] = Written(plan.StartsAt),
        ["endsAt"] = Written(plan.EndsAt),
        ["registrationClosesAt"] = Written(plan.RegistrationClosesAt),
        ["publicFrom"] = plan.PublicFrom is { } from ? Written(from) : "",
        ["capacity"] = Number(plan.Capacity),
        ["maxSeatsPerRegistration"] = Number(plan.MostSeats),
    }, []);

    /// <summary>The same seminar at another time.</summary>
    public static SeminarForm CopyOf(SeminarPlan plan)
    {
        var typed = Of(plan).Typed.ToDictionary();
        foreach (var field in (string[])["startsAt", "endsAt", "registrationClosesAt", "publicFrom"]) typed[field] = "";
        return new(typed, []);
    }

    /// <summary>What cannot be read is missing in it, and found so.</summary>
    public SeminarBody Body() => new(
        new(Typed["titleJa"], Typed["titleEn"]), new(Typed["descriptionJa"], Typed["descriptionEn"]), Typed["place"], At("startsAt"), At("endsAt"),
        At("registrationClosesAt"), Whole("capacity"), Whole("maxSeatsPerRegistration") ?? 0, new(Typed["bringJa"], Typed["bringEn"]), At("publicFrom"),
        Invite);

    public static IReadOnlyList<string> Texts(StringValues values) => [.. values.OfType<string>().Where(value => value.Length > 0)];

    private DateTimeOffset? At(string field) =>
        DateTime.TryParseExact(Typed[field], Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? Tokyo.At(DateOnly.FromDateTime(typed), TimeOnly.FromDateTime(typed))
            : null;

    private int? Whole(string field) =>
        int.TryParse(Numerals.Fold(Typed[field]), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Written(DateTimeOffset instant) => Tokyo.Time(instant).ToString(Moment, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A field of the page that plans a seminar.</summary>
/// <param name="Words">Of its label, in the desk's words for seminars.</param>
/// <param name="Check">What <see cref="SeminarBody.Check"/> calls it: both languages of a text are one.</param>
public sealed record SeminarField(string Id, string Words, string Check)
{
    public string Type { get; init; } = "text";

    public int Rows { get; init; }

    /// <summary>In characters.</summary>
    public int? Longest { get; init; }

    public bool Optional { get; init; }

    /// <summary>Of the words below the label.</summary>
    public string? Hint { get; init; }
}
