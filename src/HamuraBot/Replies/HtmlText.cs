using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HamuraBot.Replies;

/// <summary>The text of a mail that comes as HTML alone, a line a line; what it quotes has ">" before it, as in plain mails. It loads nothing.</summary>
public sealed class HtmlText
{
    /// <summary>Elements within elements: deeper ones say nothing that could not stand further up.</summary>
    private const int Deepest = 200;

    private static readonly string[] Silent = ["HEAD", "STYLE", "SCRIPT", "TITLE", "TEMPLATE", "NOSCRIPT", "META"];

    private static readonly string[] Blocks =
        ["P", "DIV", "TABLE", "TR", "UL", "OL", "LI", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "SECTION", "ARTICLE", "CENTER", "ADDRESS", "DL", "DT", "DD"];

    private readonly StringBuilder text = new();

    private HtmlText()
    {
    }

    public static string Of(string html)
    {
        var reader = new HtmlText();
        if (new HtmlParser().ParseDocument(html).Body is { } body) reader.Add(body, 0, 0);
        return reader.text.ToString().Trim('\n');
    }

    private void Add(INode node, int quoted, int depth)
    {
        if (depth > Deepest) return;
        if (node is IText said)
        {
            Say(node.ParentElement?.TagName is "PRE" ? said.Data : Folded(said.Data), quoted);
            return;
        }
        if (node is not IElement element || Silent.Contains(element.TagName)) return;
        switch (element.TagName)
        {
            case "BR": text.Append('\n'); return;
            case "HR":
                EndLine();
                Say("________________________________", quoted);
                EndLine();
                return;
        }
        var isBlock = Blocks.Contains(element.TagName);
        if (isBlock) EndLine();
        var within = quoted + (element.TagName is "BLOCKQUOTE" ? 1 : 0);
        foreach (var child in element.ChildNodes) Add(child, within, depth + 1);
        if (isBlock) EndLine();
    }

    private void Say(string said, int quoted)
    {
        foreach (var (place, line) in said.Split('\n').Index())
        {
            if (place > 0) text.Append('\n');
            var begins = text.Length == 0 || text[^1] == '\n';
            var shown = begins ? line.TrimStart(' ') : line;
            if (shown.Length == 0) continue;
            if (begins && quoted > 0) text.Append('>', quoted).Append(' ');
            text.Append(shown);
        }
    }

    private void EndLine()
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    /// <summary>Any white space is one blank, as a browser shows it. The blank that does not break is one, too.</summary>
    private static string Folded(string data)
    {
        var folded = new StringBuilder(data.Length);
        foreach (var character in data)
        {
            if (character is ' ' or '\t' or '\r' or '\n' or '\u00A0')
            {
                if (folded.Length == 0 || folded[^1] != ' ') folded.Append(' ');
            }
            else
            {
                folded.Append(character);
            }
        }
        return folded.ToString();
    }
}
