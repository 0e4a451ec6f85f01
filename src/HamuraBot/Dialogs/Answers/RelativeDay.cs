using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>Days counted from today: 明後日, 来週の火曜, 3日後, next Tuesday, in two weeks; 昨日, last Tuesday, too. Weeks begin on Monday.</summary>
public static partial class RelativeDay
{
    private const int Week = 7;

    private static readonly Dictionary<string, int> Named = new()
    {
        ["一昨日"] = -2, ["おととい"] = -2, ["day before yesterday"] = -2,
        ["昨日"] = -1, ["きのう"] = -1, ["yesterday"] = -1,
        ["今日"] = 0, ["本日"] = 0, ["きょう"] = 0, ["today"] = 0,
        ["明日"] = 1, ["あした"] = 1, ["あす"] = 1, ["tomorrow"] = 1,
        ["明後日"] = 2, ["あさって"] = 2, ["day after tomorrow"] = 2,
        ["明々後日"] = 3, ["明明後日"] = 3, ["しあさって"] = 3,
    };

    private static readonly string[] Japanese = ["日", "月", "火", "水", "木", "金", "土"];

    private static readonly string[] English = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static DateOnly? Read(string folded, DateOnly today)
    {
        if (Named.TryGetValue(folded, out var days)) return today.AddDays(days);
        if (Later().Match(folded) is { Success: true } later && Numerals.Parse(later.Groups["n"].Value) is { } count and <= 1000)
            return today.AddDays((int)count * (later.Groups["unit"].Value is "週間" or "week" or "weeks" ? Week : 1) * (later.Groups["ago"].Success ? -1 : 1));
        if (OfWeek().Match(folded) is not { Success: true } match) return null;
        var day = DayOfWeek(match);
        var monday = today.AddDays(-FromMonday(today.DayOfWeek));
        return match.Groups["week"].Value switch
        {
            "先週" or "last" or "last week" => monday.AddDays(FromMonday(day) - Week),
            "今週" or "this" => monday.AddDays(FromMonday(day)),
            "来週" or "翌週" or "next" or "next week" => monday.AddDays(Week + FromMonday(day)),
            "再来週" or "week after next" => monday.AddDays(2 * Week + FromMonday(day)),
            _ => today.AddDays((day - today.DayOfWeek + Week - 1) % Week + 1),
        };
    }

    /// <summary>The weekday that a match of <c>ja</c> or <c>en</c> names.</summary>
    public static DayOfWeek DayOfWeek(Match match) => (DayOfWeek)(match.Groups["ja"] is { Success: true } ja
        ? Array.IndexOf(Japanese, ja.Value)
        : Array.IndexOf(English, match.Groups["en"].Value));

    private static int FromMonday(DayOfWeek day) => ((int)day + Week - 1) % Week;

    private const string Days = "(?<en>mon|tue|wed|thu|fri|sat|sun)(day|s|sday|nesday|rs|rsday|urday)?[.]?";

    [GeneratedRegex(@"^((?<n>[0-9一二三四五六七八九十]{1,3})(?<unit>日|週間)(後|(?<ago>前))|in (?<n>[0-9a-z]{1,10}) (?<unit>days?|weeks?)|(?<n>[0-9a-z]{1,10}) (?<unit>days?|weeks?) (?<ago>ago))$", RegexOptions.NonBacktracking)]
    private static partial Regex Later();

    [GeneratedRegex($@"^((?<week>先週|今週|来週|翌週|再来週|今度|次|つぎ|この)?の?(?<ja>[月火水木金土日])(曜|曜日)|(?<week>先週|今週|来週|翌週|再来週)の?(?<ja>[月火水木金土日])|((?<week>this|next|last|next week|week after next|last week),? (on )?|coming )?{Days}|{Days},? (of )?(the )?(?<week>next week|last week|week after next))$",
        RegexOptions.NonBacktracking)]
    private static partial Regex OfWeek();
}
