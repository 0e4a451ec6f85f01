using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;

namespace HamuraBot.Settings.Office;

/// <summary>What a manager typed for the week or the contact: a value, or what is wrong with which field.</summary>
public static class OfficeForm
{
    /// <summary>Characters.</summary>
    public const int LongestAddress = 200;

    /// <summary>Opens and closes of a day, as fields are named: <c>monday.opens</c>.</summary>
    public static string FieldOf(DayOfWeek day, string end) => $"{day.ToString().ToLowerInvariant()}.{end}";

    /// <param name="typed">An empty day is closed.</param>
    /// <param name="faults">Words by field; empty where there is a week.</param>
    public static OfficeWeek? Week(FormInput typed, DeskView view, out Dictionary<string, string> faults)
    {
        faults = [];
        var days = new Dictionary<DayOfWeek, OfficeHours.Hours>();
        foreach (var day in OfficeWeek.InOrder)
        {
            var (opens, closes) = (typed[FieldOf(day, "opens")], typed[FieldOf(day, "closes")]);
            if (opens.Length == 0 && closes.Length == 0) continue;
            if (Time(opens) is { } from && Time(closes) is { } to && to > from) days[day] = new(from, to);
            else faults[FieldOf(day, "opens")] = view["settings.wrongHours"];
        }
        if (days.Count == 0 && faults.Count == 0) faults[FieldOf(DayOfWeek.Monday, "opens")] = view["settings.neverOpen"];
        if (Time(typed["lastReception"]) is not { } last || days.Count > 0 && (days.Values.All(hours => last > hours.Closes) || days.Values.Any(hours => last <= hours.Opens)))
        {
            faults["lastReception"] = view["settings.wrongLastReception"];
            return null;
        }
        return faults.Count == 0 ? new(days, last) : null;
    }

    public static ContactDetails? Contact(FormInput typed, DeskView view, out Dictionary<string, string> faults)
    {
        faults = [];
        var phone = PhoneText.Read(typed["phone"]) is { Outcome: ReadingOutcome.Understood, Answer: { } read } ? PhoneText.E164(read) : null;
        if (phone is null || !phone.StartsWith("+81", StringComparison.Ordinal)) faults["phone"] = view["settings.wrongPhone"];
        foreach (var field in (string[])["addressJa", "addressEn"])
            if (typed[field].Length is 0 or > LongestAddress || typed[field].Contains('\n', StringComparison.Ordinal)) faults[field] = view["settings.wrongAddress"];
        if (faults.Count > 0) return null;
        var shown = PhoneText.Shown(phone!);
        return new(shown, $"+81-{shown.TrimStart('0')}", typed["addressJa"], typed["addressEn"]);
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
