using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace HamuraBot.Mail;

/// <summary>
/// The HTML of a mail, made from its text: paragraphs, line breaks, and links where the mail itself put one. It loads nothing
/// from anywhere, and an address that somebody typed stays text.
/// </summary>
public static partial class MailHtml
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Page(Language language, OneLine subject, string text, IReadOnlyCollection<string> links)
    {
        var paragraphs = BlankLines().Split(text).Select(paragraph => $"<p>{Paragraph(paragraph, links)}</p>");
        return $"""
            <!DOCTYPE html>
            <html lang="{language.Code()}">
            <head><meta charset="utf-8"><title>{Html.Encode(subject.ToString())}</title></head>
            <body style="font-family:sans-serif;line-height:1.7;max-width:40em">
            {string.Join('\n', paragraphs)}
            </body>
            </html>

            """;
    }

    private static string Paragraph(string text, IReadOnlyCollection<string> links) =>
        string.Join("<br>\n", text.Split('\n').Select(line => links.Contains(line.Trim()) ? Link(line.Trim()) : Html.Encode(line)));

    private static string Link(string address) => $"""<a href="{Html.Encode(address)}">{Html.Encode(address)}</a>""";

    [GeneratedRegex(@"\n{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}
