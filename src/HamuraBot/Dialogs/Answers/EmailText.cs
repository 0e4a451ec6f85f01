using System.Text;
using System.Text.RegularExpressions;

namespace HamuraBot.Dialogs.Answers;

/// <summary>One e-mail address; full-width letters and the full-width ＠ are taken for what they look like.</summary>
public static partial class EmailText
{
    public static Reading Read(string text)
    {
        var address = Around().Replace(text.Normalize(NormalizationForm.FormKC).Trim(), "");
        if (EmailAddress.TryParse(address) is { } read) return Reading.Of(read.Value);
        if (address.Length > EmailAddress.Longest) return new(ReadingOutcome.TooLarge);
        return address.Count(letter => letter == '@') switch
        {
            > 1 => new(ReadingOutcome.SeveralAddresses),
            0 when Ascii().IsMatch(address) => new(ReadingOutcome.NoAtSign),
            _ => Reading.Unreadable,
        };
    }

    [GeneratedRegex(@"^(mailto:|<)+|(>|です|[。．])+$", RegexOptions.NonBacktracking)]
    private static partial Regex Around();

    /// <summary>Looks like an address but for its missing sign.</summary>
    [GeneratedRegex(@"^[a-zA-Z0-9_+-]+(\.[a-zA-Z0-9_+-]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Ascii();
}
