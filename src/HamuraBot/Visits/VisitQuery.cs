using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Officers;

namespace HamuraBot.Visits;

/// <summary>Which visits are asked for. What is empty does not narrow the list.</summary>
/// <param name="Company">A record's id.</param>
/// <param name="Officer">An officer's id.</param>
/// <param name="FollowUpUntil">Only those that somebody has to come back to until this day.</param>
public sealed record VisitQuery(string Company, string Officer, string Outcome, string Text, DateOnly? From, DateOnly? To, DateOnly? FollowUpUntil)
{
    public const string Me = "me", Open = "open", Due = "due";

    public static readonly VisitQuery Everything = new("", "", "", "", null, null, null);

    public static VisitQuery Read(IQueryCollection query, string? officer, DateOnly today)
    {
        string Of(string field) => FormInput.Cleaned(query[field].ToString());
        return new(Of("company"), Of("officer") is Me ? officer ?? "" : Of("officer"), Of("outcome"), Of("text"), Day(Of("from")), Day(Of("to")),
            Of("follow") switch { Open => DateOnly.MaxValue, Due => today, _ => null });
    }

    public IEnumerable<(string, string?)> Fields() =>
    [
        ("company", Company), ("officer", Officer), ("outcome", Outcome), ("text", Text), ("from", From is { } from ? VisitFields.Written(from) : null),
        ("to", To is { } to ? VisitFields.Written(to) : null), ("follow", FollowUpUntil is null ? null : FollowUpUntil == DateOnly.MaxValue ? Open : Due),
    ];

    public string Path(string path, int page = 1) =>
        Paging.Path(path, Fields().Append(("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)));

    public (string Name, object? Value)[] Parameters =>
    [
        ("@company", Company), ("@officer", Officer), ("@outcome", Outcome), ("@from", Written(From)), ("@to", Written(To)), ("@follow", Written(FollowUpUntil)),
    ];

    /// <summary>Of the text, folded.</summary>
    public IReadOnlyList<string> Words => SearchText.Words(Text);

    private static string Written(DateOnly? day) => day is { } known ? VisitFields.Written(known) : "";

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
