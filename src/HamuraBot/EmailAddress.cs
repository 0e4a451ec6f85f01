using System.Globalization;
using System.Text.RegularExpressions;

namespace HamuraBot;

/// <summary>
/// One address that mail can be sent to: never two, never a header. Dots in a row, first or last in the name are let through,
/// because Japanese mobile carriers gave such addresses out for years; MimeKit's parser drops them without a word, so addresses are
/// read here. Domains in kanji are kept in their ASCII form.
/// </summary>
public sealed partial record EmailAddress
{
    /// <summary>Of the path that SMTP carries (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string name, string domain) => (Name, Domain) = (name, domain);

    public string Name { get; }

    public string Domain { get; }

    public string Value => $"{Name}@{Domain}";

    /// <summary>Dots where RFC 5321 wants the name in quotes.</summary>
    public bool HasLooseDots => Name.StartsWith('.') || Name.EndsWith('.') || Name.Contains("..", StringComparison.Ordinal);

    /// <summary>Two spellings that reach the same mailbox have the same key: no provider in use tells upper from lower case.</summary>
    public string Key => Value.ToLowerInvariant();

    public static EmailAddress? TryParse(string? text)
    {
        if (text is null || text.Length > Longest || Shape().Match(text) is not { Success: true } match)
        {
            return null;
        }
        try
        {
            var domain = Idn.GetAscii(match.Groups["domain"].Value).ToLowerInvariant();
            var address = new EmailAddress(match.Groups["name"].Value, domain);
            return AsciiDomain().IsMatch(domain) && address.Value.Length <= Longest ? address : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static EmailAddress Parse(string text) =>
        TryParse(text) ?? throw new FormatException("This is not one e-mail address.");

    public override string ToString() => Value;

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64})@(?<domain>[^\s@,;:<>()\[\]\\""]+)\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Shape();

    /// <summary>At least two labels, and not an IP address.</summary>
    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.NonBacktracking)]
    private static partial Regex AsciiDomain();
}
