using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>One e-mail address; full-width letters and the full-width ＠ are taken for what they look like.</summary>
public static partial class EmailText
{
    public static Reading Read(string text)
    {
        var address = Around().Replace(text.Compatible().Trim(), "");
        if (address.Count(letter => letter == '@') > 1) return new(ReadingOutcome.SeveralAddresses);
        if (EmailAddress.TryParse(address) is { } read && !MeetsJapanese(address)) return Reading.Of(read.Value);
        if (address.Length > EmailAddress.Longest) return new(ReadingOutcome.TooLarge);
        if (!address.Any(char.IsControl) && In(address) is { } within) return Reading.Of(within.Value);
        return !address.Contains('@', StringComparison.Ordinal) && Ascii().IsMatch(address) ? new(ReadingOutcome.NoAtSign) : Reading.Unreadable;
    }

    /// <summary>The only address that a sentence holds: it ends where its letters end.</summary>
    public static EmailAddress? In(string text) =>
        Within().Matches(text.Compatible()) is [var only] ? EmailAddress.TryParse(only.Value.TrimEnd('.', '-')) : null;

    /// <summary>Japanese words may follow an address without a blank; a Japanese domain is written as a whole.</summary>
    private static bool MeetsJapanese(string address) =>
        address.AsSpan(address.IndexOf('@', StringComparison.Ordinal) + 1) is var domain && domain.ContainsAnyExceptInRange('\0', '\x7f') && Within().IsMatch(address);

    [GeneratedRegex(@"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@([a-zA-Z0-9-]+\.)+[a-zA-Z]{2,24}", RegexOptions.NonBacktracking)]
    private static partial Regex Within();

    [GeneratedRegex(@"^(mailto:|<)+|(>|です|[。．])+$", RegexOptions.NonBacktracking)]
    private static partial Regex Around();

    /// <summary>Looks like an address but for its missing sign.</summary>
    [GeneratedRegex(@"^[a-zA-Z0-9_+-]+(\.[a-zA-Z0-9_+-]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ascii();
}
