using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Mail;

/// <summary>
/// One kind of mail from <c>mails.yaml</c>. A line whose gap is filled with nothing is left out. What is filled in stays on its
/// line, so that nobody can write paragraphs of his own into the City's mail.
/// </summary>
/// <param name="subject">Its subject.</param>
/// <param name="text">What it says.</param>
/// <param name="footer">Who writes; null if that need not be said.</param>
/// <param name="sendOnly">Said where nobody reads a reply.</param>
/// <param name="replyReaches">Said where somebody does; null if the text has a place for that.</param>
public sealed class MailTemplate(Phrase subject, Phrase text, Phrase? footer, Phrase? sendOnly, Phrase? replyReaches)
{
    /// <summary>Cannot come from a filling: <see cref="OneLine"/> has no control characters.</summary>
    private const char Nothing = '\0';

    public MailText Write(Language language, params ReadOnlySpan<(string Gap, string Text)> filling) => Write(language, isReplyRead: false, filling);

    /// <param name="language">Of the one who reads it.</param>
    /// <param name="isReplyRead">Then it is not said that nobody does.</param>
    /// <param name="filling">For the placeholders.</param>
    public MailText Write(Language language, bool isReplyRead, params ReadOnlySpan<(string Gap, string Text)> filling)
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
        var body = WithoutEmptyLines(text.In(language, filled)) + Foot(language, isReplyRead);
        return new(language, line, body, MailHtml.Page(language, line, body, links));
    }

    private string Foot(Language language, bool isReplyRead) => footer is null ? ""
        : (isReplyRead ? replyReaches : sendOnly) is { } line ? $"\n\n{footer.In(language)}\n{line.In(language)}"
        : $"\n\n{footer.In(language)}";

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
