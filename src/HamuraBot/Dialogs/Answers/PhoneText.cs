using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Dialogs.Answers;

/// <summary>
/// A phone number as people write it, kept in E.164: 042-555-1111, +81 (0)42 555 1111, ０４２（５５５）１１１１. Where what was typed says more
/// than its number (内線 12, 代表, 携帯, hyphens of its own) it is kept behind it: <c>+81425551111 042-555-1111（代表）</c>.
/// </summary>
/// <remarks>
/// libphonenumber knows where the hyphens of every area belong. It does not know what Japanese people write around a number, so that is
/// cut off here. It is not asked whether a number exists: it would take pagers, and refuse ranges that are younger than its tables.
/// </remarks>
public static partial class PhoneText
{
    private const string Japan = "+81";

    /// <summary>Digits with the leading zero.</summary>
    private const int Landline = 10, Mobile = 11;

    /// <summary>Characters.</summary>
    private const int LongestText = 100;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public static Reading Read(string text)
    {
        if (text.Length > LongestText || Find(text) is not { } found) return Reading.Unreadable;
        var digits = found.Digits;
        if (InternationalPrefix().Match(digits) is { Success: true } prefix) digits = "+" + digits[prefix.Length..].TrimStart('0');
        if (digits.StartsWith(Japan, StringComparison.Ordinal)) digits = "0" + digits[Japan.Length..].TrimStart('0');
        if (digits[0] == '+') return Foreign(digits, found);
        if (digits[0] != '0') return new(ReadingOutcome.NoAreaCode);
        if (digits.Length != LengthOf(digits)) return new(ReadingOutcome.WrongLength);
        var e164 = Japan + digits[1..];
        return Numbers.GetNumberType(Numbers.Parse(e164, null)) is PhoneNumberType.PAGER or PhoneNumberType.PREMIUM_RATE
            ? new(ReadingOutcome.NotCallable)
            : Kept(e164, found);
    }

    /// <summary>As it is dialled in Japan, or from here, with what was typed around it.</summary>
    public static string Shown(string answer)
    {
        var (e164, typed) = Parts(answer);
        var number = Formatted(e164);
        return typed is not null && Find(typed) is { } found ? $"{found.Before}{number}{found.After}" : number;
    }

    /// <summary>The number alone, for a link that calls it.</summary>
    public static string E164(string answer) => Parts(answer).E164;

    private static (string E164, string? Typed) Parts(string answer) =>
        answer.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? (answer[..blank], answer[(blank + 1)..]) : (answer, null);

    private static string Formatted(string e164)
    {
        if (!e164.StartsWith('+')) return e164;
        try
        {
            var number = Numbers.Parse(e164, null);
            if (!e164.StartsWith(Japan, StringComparison.Ordinal)) return Numbers.Format(number, PhoneNumberFormat.INTERNATIONAL);
            // Where its tables have no such area it leaves the leading zero out, too.
            return Numbers.Format(number, PhoneNumberFormat.NATIONAL) is ['0', ..] shown ? shown : "0" + e164[Japan.Length..];
        }
        catch (NumberParseException)
        {
            return e164;
        }
    }

    /// <summary>With its + a number of any country can be called; without, we would guess whose it is.</summary>
    private static Reading Foreign(string digits, Found found)
    {
        if (!found.HasPlus) return new(ReadingOutcome.Foreign);
        try
        {
            return Numbers.IsValidNumber(Numbers.Parse(digits, null)) ? Kept(digits, found) : new(ReadingOutcome.Foreign);
        }
        catch (NumberParseException)
        {
            return new(ReadingOutcome.Foreign);
        }
    }

    private static Reading Kept(string e164, Found found) =>
        Reading.Of(found.SaysMore || HasOtherGroups(e164, found.Groups) ? $"{e164} {Blanks().Replace(found.Text.Trim(), " ")}" : e164);

    private static bool HasOtherGroups(string e164, string groups) =>
        groups.Count(letter => letter == '-') >= 2 && e164.StartsWith(Japan, StringComparison.Ordinal)
        && !groups.EndsWith(Formatted(e164)[1..], StringComparison.Ordinal);

    private static Found? Find(string text)
    {
        if (Number().Matches(text).MaxBy(run => run.Value.Count(char.IsDigit)) is not { } run) return null;
        var (start, end) = (run.Index, run.Index + run.Length);
        // 186 and 184 show and hide the caller: they are dialled before a number and no part of it.
        var callerId = CallerId().Match(run.Value);
        var number = run.Value[callerId.Length..];
        var found = new Found(text, text[..(start + callerId.Length)], number, text[end..], callerId.Success);
        return Around().IsMatch(text[..start].Compatible()) && Around().IsMatch(found.After.Compatible()) ? found : null;
    }

    private static int LengthOf(string digits) => MobileOrInternet().IsMatch(digits) ? Mobile : Landline;

    private sealed record Found(string Text, string Before, string Number, string After, bool HasCallerId)
    {
        public bool HasPlus => Number[0] is '+' or '＋';

        /// <summary>With an opening plus sign.</summary>
        public string Digits { get; } = NoDigit().Replace(Number.Compatible(), "");

        public string Groups { get; } = Between().Replace(Number.Compatible(), "-").Trim('-', '+');

        public bool SaysMore => HasCallerId || Remark().IsMatch($"{Before}\n{After}".Compatible());
    }

    private const string Separators = @"\s()（）.．・･‐‑‒–—―−ーｰ－-";

    /// <summary>What tells the desk more about a number.</summary>
    private const string Remarks =
        "代表(?:番号|電話)?|代|直通|携帯(?:電話)?|ケータイ|スマホ|会社|本社|支社|営業所|事務所|工場|店舗?|自宅|固定(?:電話)?|受付|総務[部課]?|担当者?|日中|昼間?|夜間?|平日|午前中?|午後|" +
        @"(?:内線(?:番号)?|extension|ext|x|#)[\s.:]*[0-9]{1,6}|office|mobile|cell|home|work|main|direct|switchboard|reception|daytime";

    private const string Politeness =
        @"電話(?:番号)?は?|番号は?|連絡先は?|tel|phone|number|my|is|です|になります|[でに]お願い(?:いた|致)?します|まで|please|[☎\s.。、,:;()「」・-]";

    [GeneratedRegex($@"[+＋]?[(（]?[0-9０-９](?:[{Separators}]*[0-9０-９])*", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex($@"^(?:{Remarks}|{Politeness})*\z", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();

    [GeneratedRegex($"(?:{Remarks})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex($@"^[1１][8８][46４６][{Separators}]*(?=[0０(（])", RegexOptions.None, RegexGuard.Milliseconds)]
    private static partial Regex CallerId();

    [GeneratedRegex("^(?:00|010(?=.{8}))", RegexOptions.None, RegexGuard.Milliseconds)]
    private static partial Regex InternationalPrefix();

    [GeneratedRegex("[^0-9+]", RegexOptions.NonBacktracking)]
    private static partial Regex NoDigit();

    [GeneratedRegex("[^0-9+]+", RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex("^0([25-9]0|800)", RegexOptions.NonBacktracking)]
    private static partial Regex MobileOrInternet();
}
