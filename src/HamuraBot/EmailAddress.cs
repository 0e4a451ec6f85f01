using System.Buffers;
using System.Globalization;

namespace HamuraBot;

/// <summary>
/// One address that mail can be sent to: never two, never a header. Dots in a row, first or last in the name are let through,
/// because Japanese mobile carriers gave such addresses out for years; MimeKit's parser drops them without a word, so addresses are
/// read here. Domains in kanji are kept in their ASCII form.
/// </summary>
public sealed record EmailAddress
{
    /// <summary>Of the path that SMTP carries (RFC 5321, 4.5.3.1.3).</summary>
    public const int Longest = 254;

    /// <summary>Characters of the name (RFC 5321, 4.5.3.1.1).</summary>
    private const int LongestName = 64;

    /// <summary>Characters between two dots of a domain (RFC 1035, 2.3.4).</summary>
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> OfNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~.-");
    private static readonly SearchValues<char> OfLabels = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
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
        if (text is null || text.Length > Longest || text.Split('@') is not [{ Length: > 0 and <= LongestName } name, { Length: > 0 } typed] || name.AsSpan().ContainsAnyExcept(OfNames))
        {
            return null;
        }
        try
        {
            var domain = Idn.GetAscii(typed).ToLowerInvariant();
            var address = new EmailAddress(name, domain);
            return IsDomain(domain) && address.Value.Length <= Longest ? address : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static EmailAddress Parse(string text) =>
        TryParse(text) ?? throw new FormatException("This is not one e-mail address.");

    public override string ToString() => Value;

    /// <summary>At least two labels, and not an IP address.</summary>
    private static bool IsDomain(string domain) =>
        domain.Split('.') is [_, .., { Length: > 1 } last] labels && char.IsAsciiLetter(last[0]) && Array.TrueForAll(labels, IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && !label.AsSpan().ContainsAnyExcept(OfLabels);
}
