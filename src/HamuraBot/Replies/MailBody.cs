using MimeKit;
using MimeKit.Tnef;

namespace HamuraBot.Replies;

/// <summary>What a mail says and brings along, whatever its parts are packed in.</summary>
public sealed class MailBody
{
    /// <summary>Bytes. Pictures that a text shows and that are smaller are the logo of a signature.</summary>
    private const int LargestLogo = 20_000;

    /// <summary>Parts within parts: nobody writes more, and a reader who followed any number would not come to an end.</summary>
    private const int Deepest = 12;

    private static readonly string[] Seals = ["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar"];

    private readonly List<string> texts = [];

    private readonly List<MailFile> files = [];

    private MailBody()
    {
    }

    public string Text => string.Join('\n', texts);

    public IReadOnlyList<MailFile> Files => files;

    public static MailBody Of(MimeMessage message)
    {
        var body = new MailBody();
        if (message.Body is not null) body.Add(message.Body, 0);
        return body;
    }

    private void Add(MimeEntity entity, int depth)
    {
        if (depth > Deepest) return;
        switch (entity)
        {
            case MultipartAlternative alternatives:
                if (Best(alternatives) is { } best) Add(best, depth + 1);
                foreach (var invitation in alternatives.Where(part => part.IsAttachment)) Add(invitation, depth + 1);
                break;
            case Multipart parts:
                foreach (var part in parts) Add(part, depth + 1);
                break;
            case TnefPart outlook:
                foreach (var packed in outlook.ExtractAttachments()) Add(packed, depth + 1);
                break;
            case TextPart text when !text.IsAttachment && (text.IsPlain || text.IsHtml):
                if (TextOf(text) is { Length: > 0 } said) texts.Add(said);
                break;
            case MimePart part when !Seals.Contains(part.ContentType.MimeType, StringComparer.OrdinalIgnoreCase):
                AddFile(part);
                break;
        }
    }

    /// <summary>The plain one, unless it says nothing.</summary>
    private static MimeEntity? Best(MultipartAlternative alternatives) =>
        alternatives.OfType<TextPart>().FirstOrDefault(part => part.IsPlain && !string.IsNullOrWhiteSpace(TextOf(part)))
        ?? alternatives.LastOrDefault(part => part is Multipart or TextPart { IsHtml: true })
        ?? alternatives.FirstOrDefault();

    private static string TextOf(TextPart part)
    {
        var text = MailCharset.TextOf(part).ReplaceLineEndings("\n");
        return part.IsHtml ? HtmlText.Of(text) : part.IsFlowed ? FlowedText.Of(text, string.Equals(part.ContentType.Parameters["delsp"], "yes", StringComparison.OrdinalIgnoreCase)) : text;
    }

    private void AddFile(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        if (part.ContentId is not null && !part.IsAttachment && part.ContentType.IsMimeType("image", "*") && content.Length < LargestLogo) return;
        var ending = MimeTypes.TryGetExtension(part.ContentType.MimeType, out var usual) ? usual : "";
        files.Add(new(string.IsNullOrWhiteSpace(part.FileName) ? $"file{files.Count + 1}{ending}" : part.FileName, content.ToArray()));
    }
}
