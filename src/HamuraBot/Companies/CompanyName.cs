using System.Text.RegularExpressions;
using HamuraBot.Content;

namespace HamuraBot.Companies;

/// <summary>Names as they are compared, never as they are shown.</summary>
public static partial class CompanyName
{
    /// <summary>Folded as for a search, without the legal form and punctuation: 株式会社髙橋製作所, ㈱高橋製作所 and 高橋製作所（株） are one.</summary>
    public static string Key(string name)
    {
        var whole = SearchText.Of(name);
        return Punctuation().Replace(SearchText.WithoutLegalForm(whole), "") is { Length: > 0 } key ? key : whole;
    }

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}ー]", RegexOptions.NonBacktracking)]
    private static partial Regex Punctuation();
}
