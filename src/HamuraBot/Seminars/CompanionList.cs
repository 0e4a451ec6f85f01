using HamuraBot.Dialogs.Answers;

namespace HamuraBot.Seminars;

/// <summary>Who else comes, as somebody writes it down: one after the other, each with an address or without.</summary>
public static class CompanionList
{
    private static readonly char[] Between = ['\n', '\r', '、', '，', ',', '；', ';', '､'];

    private static readonly char[] Around = ['(', ')', '<', '>', '（', '）', '＜', '＞', '「', '」'];

    /// <param name="unread">The first of them that is no name with at most one address.</param>
    /// <returns>Those that could be read.</returns>
    public static List<Companion> Read(string typed, out string? unread)
    {
        (unread, var read) = (null, new List<Companion>());
        foreach (var entry in typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ReadOne(entry) is { } companion) read.Add(companion);
            else unread ??= entry;
        }
        return read;
    }

    private static Companion? ReadOne(string entry)
    {
        var words = entry.Split([' ', '\u3000', '\t', .. Around], StringSplitOptions.RemoveEmptyEntries);
        var addresses = words.Where(word => word.Contains('@') || word.Contains('＠')).ToList();
        var name = NameText.Of(string.Join(' ', words.Except(addresses)));
        if (addresses.Count > 1 || name.Length is 0 or > Participant.LongestName || name.Any(char.IsControl)) return null;
        if (addresses.Count == 0) return new(name);
        return EmailText.Read(addresses[0]) is { Outcome: ReadingOutcome.Understood } email ? new(name, EmailAddress.Parse(email.Answer)) : null;
    }
}
