using System.Text;
using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Officers;

public enum PasswordFault
{
    TooShort,

    /// <summary>Too few different characters.</summary>
    TooPlain,

    /// <summary>Little is left of it without the names around its officer, words that everybody tries first, and rows of characters.</summary>
    TooObvious,
}

/// <summary>What a new password has to be. No rules about digits and signs: they only make people predictable.</summary>
/// <remarks>By hand, because the lists and estimators that exist know English: here 羽村, はむら and an officer's own name are guessed first.</remarks>
public sealed class PasswordRules(DialogLibrary library)
{
    public const int Shortest = 12;
    private const int MostAlike = 4;

    /// <summary>Characters that nobody could have foreseen.</summary>
    private const int Unforeseen = 8;

    private static readonly string[] TriedFirst =
    [
        "password", "passwort", "passphrase", "パスワード", "welcome", "letmein", "administrator", "admin", "manager", "officer", "support", "login", "signin",
        "secret", "changeme", "default", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "1q2w3e4r5t", "1qaz2wsx", "iloveyou", "sunshine",
        "dragon", "monkey", "football", "baseball", "princess", "superman", "hamurabot", "hamura", "はむら", "羽村", "tokyo", "東京", "japan", "日本", "sakura",
        "さくら", "city", "office", "desk", "spring", "summer", "autumn", "winter", "test",
    ];

    public PasswordFault? FaultIn(string? password, string email, string name) =>
        password is not { Length: >= Shortest and <= OfficerSignIn.LongestPassword } ? PasswordFault.TooShort
        : password.Distinct().Count() <= MostAlike ? PasswordFault.TooPlain
        : UnforeseenIn(password, WordsAround(email, name)) < Unforeseen ? PasswordFault.TooObvious
        : null;

    private IEnumerable<string> WordsAround(string email, string name)
    {
        var (mailbox, domain) = email.Split('@') is [var left, var right] ? (left, right.Split('.').SkipLast(1)) : (email, []);
        var ours = ((string[])["city", "desk", "office"]).SelectMany(known => new[] { library.Names[known].Ja, library.Names[known].En });
        return Pieces(string.Join(' ', [name, mailbox, .. domain, .. ours])).Where(piece => piece.Length > (char.IsAscii(piece[0]) ? 2 : 1));
    }

    private static int UnforeseenIn(string password, IEnumerable<string> around)
    {
        var text = password.Compatible().ToLowerInvariant();
        var folded = Folded(text).ToCharArray();
        foreach (var word in TriedFirst.Concat(around).Select(word => Folded(word)).Distinct().OrderByDescending(word => word.Length))
        {
            for (int found; (found = new string(folded).IndexOf(word, StringComparison.Ordinal)) >= 0;) Array.Fill(folded, '\0', found, word.Length);
        }
        return Enumerable.Range(0, text.Length).Count(i => folded[i] != '\0' && (i == 0 || Math.Abs(text[i] - text[i - 1]) > 1) && !IsRepeated(text, i));
    }

    /// <summary>Whether the character ends a piece of three that came before.</summary>
    private static bool IsRepeated(string text, int i) => i >= 3 && text.AsSpan(0, i).Contains(text.AsSpan(i - 2, 3), StringComparison.Ordinal);

    /// <summary>Character by character what it stands for in "p4$$w0rd".</summary>
    private static string Folded(string text) => string.Concat(text.Compatible().ToLowerInvariant().Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' or 'l' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    private static string[] Pieces(string text) => text.Split([' ', '　', '.', '-', '_', '+', ','], StringSplitOptions.RemoveEmptyEntries);
}
