using System.Text;
using MimeKit;

namespace HamuraBot.Mail;

/// <summary>
/// A subject in encoded words of whole characters (RFC 2047). MimeKit's own words grow longer than the standard allows, and a subject
/// that looks like an encoded word goes out as it is, for the reader's program to decode: so this header is written by hand.
/// </summary>
public static class EncodedSubject
{
    /// <summary>Octets, so that a word has at most 75 characters and a line with the header's name at most 78.</summary>
    private const int Longest = 39;

    public static Header Of(string subject)
    {
        var header = new Header(HeaderId.Subject, "");
        header.SetRawValue(Encoding.ASCII.GetBytes($" {string.Join("\r\n ", Words(subject))}\r\n"));
        return header;
    }

    private static IEnumerable<string> Words(string subject)
    {
        var word = new List<byte>(Longest);
        foreach (var rune in subject.EnumerateRunes())
        {
            var octets = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(octets);
            if (word.Count + octets.Length > Longest)
            {
                yield return Word(word);
                word.Clear();
            }
            word.AddRange(octets);
        }
        yield return Word(word);
    }

    private static string Word(List<byte> octets) => $"=?utf-8?B?{Convert.ToBase64String([.. octets])}?=";
}
