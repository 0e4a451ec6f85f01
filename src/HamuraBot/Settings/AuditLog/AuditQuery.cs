using System.Globalization;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Settings.AuditLog;

/// <summary>What a manager looks for in the trail: by officer, by what it was done to, by days.</summary>
public sealed record AuditQuery(string Officer, string Subject, DateOnly? From, DateOnly? To)
{
    public static AuditQuery Read(IQueryCollection query) => new(query["officer"].ToString().Trim(), query["subject"].ToString().Trim(), Day(query["from"]), Day(query["to"]));

    public AuditFilter Filter => new(Officer, Subject,
        From is { } from ? Tokyo.At(from, TimeOnly.MinValue) : DateTimeOffset.MinValue, To is { } to ? Tokyo.At(to.AddDays(1), TimeOnly.MinValue) : DateTimeOffset.MaxValue);

    public bool IsEmpty => this == new AuditQuery("", "", null, null);

    /// <summary>For an address.</summary>
    public string Written => QueryString.Create(new Dictionary<string, string?>
    {
        ["officer"] = Officer,
        ["subject"] = Subject,
        ["from"] = DayText(From),
        ["to"] = DayText(To),
    }).Value![1..];

    public static string DayText(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1999 and < 2200 ? day : null;
}
