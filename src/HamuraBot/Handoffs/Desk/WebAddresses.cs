using System.Text.RegularExpressions;

namespace HamuraBot.Handoffs.Desk;

/// <summary>Finds the web addresses in a text.</summary>
public static partial class WebAddresses
{
    /// <summary>The text in its order; put together it is the text.</summary>
    public static IEnumerable<(string Text, bool IsAddress)> Split(string text)
    {
        var done = 0;
        foreach (Match found in Address().Matches(text))
        {
            if (found.Index > done) yield return (text[done..found.Index], false);
            yield return (found.Value, true);
            done = found.Index + found.Length;
        }
        if (done < text.Length) yield return (text[done..], false);
    }

    // A full stop or a bracket behind an address belongs to the sentence; what is written without a space behind it in Japanese, too.
    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*[A-Za-z0-9\-_~/#=%]", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
