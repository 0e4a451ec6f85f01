using System.Globalization;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars.Desk;

/// <summary>A field of the page that plans a seminar.</summary>
/// <param name="Id">Of the field on the page; its label is <c>seminars.form.{Id}</c>, what helps to fill it in, if anything, <c>seminars.form.{Id}Hint</c>.</param>
/// <param name="Json">What <see cref="SeminarBody"/> calls it: both languages of a text are one.</param>
/// <param name="Written">As the page shows it.</param>
/// <param name="With">The seminar with what was typed; what cannot be read is missing in it, and found so.</param>
public sealed record SeminarField(string Id, string Json, Func<SeminarBody, string> Written, Func<SeminarBody, string, SeminarBody> With)
{
    /// <summary>As browsers send a day and a time; here they are Tokyo's.</summary>
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    public string Type { get; init; } = "text";

    public int Rows { get; init; }

    /// <summary>What is chosen from, each with a label <c>seminars.form.{Id}s.{option}</c>; null where it is typed.</summary>
    public IReadOnlyList<string>? Options { get; init; }

    /// <summary>In characters.</summary>
    public int? Longest { get; init; }

    public bool Optional { get; init; }

    public bool HasHint { get; init; }

    /// <summary>Whether it is the same when a seminar is held again at another time.</summary>
    public bool IsCopied => Type is not "datetime-local";

    public static SeminarField Line(string id, Func<SeminarBody, string?> get, Func<SeminarBody, string, SeminarBody> set, int longest) =>
        new(id, id, body => get(body) ?? "", set) { Longest = longest };

    public static SeminarField OneOf(string id, Func<SeminarBody, string?> get, Func<SeminarBody, string, SeminarBody> set, IReadOnlyList<string> options) =>
        new(id, id, body => get(body) ?? options[0], set) { Options = options };

    public static IEnumerable<SeminarField> Both(
        string id, Func<SeminarBody, BothLanguages?> get, Func<SeminarBody, BothLanguages, SeminarBody> set, int longest, int rows = 0, bool optional = false) =>
    [
        new($"{id}Ja", id, body => get(body)?.Ja ?? "", (body, typed) => set(body, new(typed, get(body)?.En))) { Longest = longest, Rows = rows, Optional = optional },
        new($"{id}En", id, body => get(body)?.En ?? "", (body, typed) => set(body, new(get(body)?.Ja, typed))) { Longest = longest, Rows = rows, Optional = optional },
    ];

    public static SeminarField Moment(string id, Func<SeminarBody, DateTimeOffset?> get, Func<SeminarBody, DateTimeOffset?, SeminarBody> set) => new(id, id,
        body => get(body) is { } at ? Tokyo.Time(at).ToString(MomentFormat, CultureInfo.InvariantCulture) : "",
        (body, typed) => set(body, DateTime.TryParseExact(typed, MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? Tokyo.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at))
            : null))
    {
        Type = "datetime-local",
    };

    public static SeminarField Whole(string id, Func<SeminarBody, int?> get, Func<SeminarBody, int?, SeminarBody> set) => new(id, id,
        body => get(body) is { } number ? number.ToString(CultureInfo.InvariantCulture) : "",
        (body, typed) => set(body, int.TryParse(Numerals.Fold(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null))
    {
        Type = "number",
    };
}
