using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HamuraBot.Tests.Fixtures;

/// <summary>
/// What must never stand in a log: what visitors wrote, who they are, and every key. All that the tests say is remembered here, and each
/// server's log is searched for it when its test is over.
/// </summary>
public static partial class Canaries
{
    /// <summary>Characters: shorter texts may stand in a log for other reasons.</summary>
    private const int Shortest = 8;

    private static readonly ConcurrentDictionary<string, bool> Said = new(
        ((string[])["髙橋 太郎", "髙橋精機", "山﨑 一郎", "﨑本 花子", "ハムラ精機", "Ichiro Yamazaki", "Takahashi Seiki", "taro@example.co.jp",
            "taro@example.jp", "555-1111", "+8142555"]).Select(text => KeyValuePair.Create(text, true)));

    /// <summary>Something that a visitor wrote: a single word of English may stand in a log for other reasons.</summary>
    public static void Note(string text)
    {
        if (text.Length >= Shortest && text.Any(letter => letter is ' ' or '@' or > '~')) Said.TryAdd(text, true);
    }

    /// <returns>What should not be there, and lines that the server did not begin.</returns>
    public static IReadOnlyList<string> In(string log) =>
    [
        .. Said.Keys.Where(text => log.Contains(text, StringComparison.Ordinal)).Select(text => $"what was said or given: {text}"),
        .. Key().Matches(log).Select(key => $"a key: {key.Value}"),
        .. log.Split('\n').Where(line => Entry().IsMatch(line) && !Ours().IsMatch(line)).Select(line => $"a forged line: {line}"),
    ];

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{10,}[.]|/r/[A-Za-z0-9_-]{22}|Bearer |(?<!/desk/first/)CfDJ8[A-Za-z0-9_-]{20,}")]
    private static partial Regex Key();

    /// <summary>What looks like the beginning of an entry: all that is logged stands below its first line, indented.</summary>
    [GeneratedRegex("^(trce|dbug|info|warn|fail|crit): ")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^[a-z]{4}: (HamuraBot|Microsoft|System|Npgsql)[.A-Za-z0-9+`]*\[[0-9]+\]$")]
    private static partial Regex Ours();
}
