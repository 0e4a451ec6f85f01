using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Mail;

/// <summary>
/// One kind of mail from <c>mails.yaml</c>. A line whose gap is filled with nothing is left out. What is filled in stays on its
/// line, so that nobody can write paragraphs of his own into the City's mail.
/// </summary>
public sealed class MailTemplate(Phrase subject, Phrase text, Phrase? footer)
{
    /// <summary>Cannot come from a filling: <see cref="OneLine"/> has no control characters.</summary>
    private const char Nothing = '\0';

    public MailText Write(Language language, params ReadOnlySpan<(string Gap, string Text)> filling)
    {
        var filled = new (string Gap, string Text)[filling.Length];
        var links = new List<string>();
        for (var i = 0; i < filling.Length; i++)
        {
            var (gap, value) = (filling[i].Gap, Cleaned(filling[i].Gap, filling[i].Text));
            filled[i] = (gap, value.Length > 0 ? value : $"{Nothing}");
            if (IsLink(gap) && value.Length > 0)
            {
                links.Add(value);
            }
        }
        var line = OneLine.Of(subject.In(language, filled));
        var body = WithoutEmptyLines(text.In(language, filled)) + (footer is null ? "" : $"\n\n{footer.In(language)}");
        return new(language, line, body, MailHtml.Page(language, line, body, links));
    }

    private static string Cleaned(string gap, string value)
    {
        var line = OneLine.Of(value).ToString();
        // A stranger's address with an advertisement for a name: the City does not carry that.
        return gap == "addressee" && (line.Contains('/') || line.Contains('@') || line.Contains("www.", StringComparison.OrdinalIgnoreCase)) ? "" : line;
    }

    private static bool IsLink(string gap) => gap.EndsWith("link", StringComparison.OrdinalIgnoreCase);

    private static string WithoutEmptyLines(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Contains(Nothing))).Trim('\n');
}
