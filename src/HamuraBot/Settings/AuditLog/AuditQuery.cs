using System.Globalization;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Settings.AuditLog;

/// <summary>What a manager looks for in the trail: by officer, by what it was done to (its number or id, a person or a company), by days.</summary>
public sealed record AuditQuery(string Officer, string Subject, DateOnly? From, DateOnly? To)
{
    public static AuditQuery Read(IQueryCollection query) => new(query["officer"].ToString().Trim(), query["subject"].ToString().Trim(), Day(query["from"]), Day(query["to"]));

    /// <param name="subjects">What <see cref="Subject"/> stands for; null if it narrows nothing.</param>
    public AuditFilter FilterFor(IReadOnlyCollection<string>? subjects) => new(Officer, subjects,
        From is { } from ? Tokyo.At(from, TimeOnly.MinValue) : DateTimeOffset.MinValue, To is { } to ? Tokyo.At(to.AddDays(1), TimeOnly.MinValue) : DateTimeOffset.MaxValue);

    /// <summary>For an address.</summary>
    public string Written => QueryString.Create(Fields.Select(one => KeyValuePair.Create(one.Name, one.Value))).Value![1..];

    public IReadOnlyList<(string Name, string? Value)> Fields => [("officer", Officer), ("subject", Subject), ("from", DayText(From)), ("to", DayText(To))];

    public static string DayText(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1999 and < 2200 ? day : null;
}
