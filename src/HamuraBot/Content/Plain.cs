using System.Text;

namespace HamuraBot.Content;

/// <summary>One form for texts that mean the same to a reader: width, case, spaces and the punctuation around them do not count.</summary>
public static class Plain
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Compatible())
            if (!char.IsWhiteSpace(letter) && !IsEdge(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }

    private static bool IsEdge(char letter) =>
        letter is '。' or '、' or '?' or '!' or ',' or '"' or '\'' or '「' or '」' or '“' or '”' or '’' or '・' or '…';
}
