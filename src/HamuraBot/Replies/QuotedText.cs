using System.Text.RegularExpressions;

namespace HamuraBot.Replies;

/// <summary>
/// What somebody wrote this time: without the mail that it answers and without a signature, in the ways of Gmail, Outlook, Thunderbird and the carriers'
/// phones, Japanese and English. Where it is not clear that something is quoted, it stays: too much is read over, too little is lost.
/// </summary>
public static partial class QuotedText
{
    /// <summary>Lines over which "On … wrote:" is broken at most.</summary>
    private const int LongestAttribution = 3;

    /// <summary>Lines that a signature has at most.</summary>
    private const int LongestSignature = 14;

    public static string Cut(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd('\r', '\t', '　')).ToList();
        var own = WithoutSignature(WithoutQuote(lines));
        var said = string.Join('\n', own).Trim();
        return Gaps().Replace(said.Length > 0 ? said : text.ReplaceLineEndings("\n").Trim(), "\n\n");
    }

    private static List<string> WithoutQuote(List<string> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            if (IsDivider(lines, at)) return Unquoted(lines[..at]);
            if (AttributionAt(lines, at) is not ({ } length and > 0)) continue;
            var rest = lines[(at + length)..];
            // Answers that stand between or below what is quoted line by line are kept.
            return rest.Exists(IsQuoted) ? [.. Unquoted(lines[..at]), .. WithoutQuote(Unquoted(rest))] : Unquoted(lines[..at]);
        }
        return Unquoted(lines);
    }

    /// <summary>From here on everything is the earlier mail: a line that says so, or its head with sender, date and subject.</summary>
    private static bool IsDivider(List<string> lines, int at) =>
        OriginalMessage().IsMatch(lines[at])
        || HeadFrom().IsMatch(lines[at]) && lines.Skip(at + 1).Take(5).Count(HeadOther().IsMatch) >= 2
        || Rule().IsMatch(lines[at]) && lines.Skip(at + 1).SkipWhile(string.IsNullOrWhiteSpace).FirstOrDefault() is { } next && HeadFrom().IsMatch(next);

    /// <returns>How many lines it takes to say who wrote the earlier mail and when; 0 if none says so here.</returns>
    private static int AttributionAt(List<string> lines, int at)
    {
        if (!AttributionBegins().IsMatch(lines[at])) return 0;
        for (var length = 1; length <= LongestAttribution && at + length <= lines.Count; length++)
        {
            if (Attribution().IsMatch(string.Join(' ', lines.Skip(at).Take(length).Select(line => line.TrimStart('>', ' ').Trim())))) return length;
        }
        return 0;
    }

    private static List<string> Unquoted(List<string> lines) => lines.Exists(IsQuoted) ? lines.FindAll(line => !IsQuoted(line)) : lines;

    private static bool IsQuoted(string line) => line.StartsWith('>') || line.StartsWith('＞');

    private static List<string> WithoutSignature(List<string> lines)
    {
        var end = lines.FindLastIndex(line => line.Trim().Length > 0) + 1;
        while (end > 0 && (SentFrom().IsMatch(lines[end - 1]) || lines[end - 1].Trim().Length == 0)) end--;
        var kept = lines[..end];
        var at = kept.FindLastIndex(line => line is "-- " or "--");
        if (at < 0) at = kept.FindIndex(Math.Max(0, end - LongestSignature), line => Rule().IsMatch(line));
        return at >= 0 && end - at <= LongestSignature && (kept[at].StartsWith("-- ", StringComparison.Ordinal) || kept.Skip(at + 1).Any(Contact().IsMatch)) ? kept[..at] : kept;
    }

    [GeneratedRegex(@"^[\s>]*-{2,}\s*(Original Message|Original Appointment|Forwarded message|元のメッセージ|元のメール|転送メッセージ|転送されたメッセージ)\s*-{2,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OriginalMessage();

    [GeneratedRegex(@"^\s*\*?(From|差出人|送信者|送信元)\*?\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HeadFrom();

    [GeneratedRegex(@"^\s*\*?(Sent|Date|To|Cc|Subject|送信日時|送信日|日時|日付|宛先|件名)\*?\s*[:：]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HeadOther();

    [GeneratedRegex(@"^[\s>]*(On\s|\d{4}\s*年|\d{4}[/-]\d{1,2}[/-]\d{1,2})", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AttributionBegins();

    [GeneratedRegex(@"^(On\s.{6,200}\swrote\s*:|\d{4}(\s*年|[/-]).{4,200}(<[^<>\s]+@[^<>\s]+>|のメール|さんは書きました|が書きました|wrote|様|さん)\s*[:：])\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^\s*([-_=*~━─―＝＊◆◇■□+・]\s?){8,}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"(^|\W)(TEL|FAX|E-?mail|Mobile|Phone)(\W|$)|電話|携帯|〒|@|https?://|\d{2,4}-\d{2,4}-\d{3,4}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^\s*(Sent from my .{1,40}|Get Outlook for .{1,40}|.{1,30}から送信(されました)?。?|Outlook for .{1,20} を入手.*)\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SentFrom();

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
