namespace HamuraBot.Understanding.Text;

/// <summary>Words that English has anyway: none of them is a misspelling of the desk's, and two of them show that somebody writes English.</summary>
internal static class OrdinaryWords
{
    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> All = new(() =>
    {
        using var file = new StreamReader(typeof(OrdinaryWords).Assembly.GetManifestResourceStream("HamuraBot.Understanding.ordinary-words.txt")!);
        var words = new HashSet<string>(50_000);
        while (file.ReadLine() is { } line)
        {
            if (line[0] is not '#')
                words.Add(line);
        }

        return words.GetAlternateLookup<ReadOnlySpan<char>>();
    });

    private const int Longest = 30;

    /// <param name="word">In lower case.</param>
    public static bool Contains(ReadOnlySpan<char> word) => All.Value.Contains(word);

    /// <summary>Two ordinary words show English, or three that may be misspelt; parts of addresses and numbers are no words.</summary>
    public static bool ShowEnglish(string text)
    {
        Span<char> room = stackalloc char[Longest];
        var (ordinary, any) = (0, 0);
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\t', '　', '/'))
        {
            var word = text.AsSpan(range).Trim(".,;:!?\"'()[]“”’");
            if (word.Length is 0 or > Longest)
                continue;
            var lower = room[..word.Length];
            word.ToLowerInvariant(lower);
            any += lower.ContainsAnyExceptInRange('a', 'z') ? 0 : 1;
            ordinary += Contains(lower) || lower.IndexOf('\'') is > 0 and var apostrophe && Contains(lower[..apostrophe]) ? 1 : 0;
        }

        return ordinary >= 2 || any >= 3;
    }
}
