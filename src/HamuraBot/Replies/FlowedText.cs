using System.Text;

namespace HamuraBot.Replies;

/// <summary>Lines that a mail program has broken for the way are put together again (RFC 3676). The line before a signature ends in a blank, and stays one.</summary>
public static class FlowedText
{
    private const string SignatureLine = "-- ";

    /// <param name="text">With line feeds.</param>
    /// <param name="deletesSpace">The blank at a line's end was put there for the break, as Japanese needs it.</param>
    public static string Of(string text, bool deletesSpace)
    {
        var lines = new List<string>();
        var open = new StringBuilder();
        var openDepth = -1;
        foreach (var line in text.Split('\n'))
        {
            var depth = line.Length - line.TrimStart('>').Length;
            var content = line[depth..];
            if (content.StartsWith(' ')) content = content[1..];
            if (openDepth >= 0 && openDepth != depth) End();
            var flows = content.EndsWith(' ') && content != SignatureLine;
            open.Append(flows && deletesSpace ? content[..^1] : content);
            openDepth = depth;
            if (!flows) End();
        }
        if (openDepth >= 0) End();
        return string.Join('\n', lines);

        void End()
        {
            lines.Add(openDepth > 0 ? $"{new string('>', openDepth)} {open}" : open.ToString());
            open.Clear();
            openDepth = -1;
        }
    }
}
