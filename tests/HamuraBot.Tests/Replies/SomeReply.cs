using System.Text;

namespace HamuraBot.Tests.Replies;

/// <summary>Mails as the programs of visitors write them, composed by hand.</summary>
internal static class SomeReply
{
    public const string Visitor = "visitor@example.com";

    /// <summary>The head of a reply that a person wrote.</summary>
    public static string Head(string to, string from = $"山田 <{Visitor}>", string? id = null, string date = "Wed, 25 Nov 2026 10:30:00 +0900", string more = "") =>
        $"From: {from}\nTo: {to}\nSubject: Re: test\nDate: {date}\nMessage-ID: <{id ?? Guid.NewGuid().ToString("N")}@mail.example.com>\nMIME-Version: 1.0\n{more}";

    public static byte[] Plain(string head, string text, string charset = "utf-8", string type = "text/plain", string more = "") =>
        Bytes($"{head}Content-Type: {type}; charset={charset}{more}\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encode(text, charset), Base64FormattingOptions.InsertLineBreaks)}\n");

    /// <summary>As Gmail does: plain and HTML beside each other, the answered mail below.</summary>
    public static byte[] Gmail(string head, string text) => Parts(head, "alternative",
        Part("text/plain; charset=\"UTF-8\"", $"{text}\n\n2026年11月25日(水) 10:00 羽村市企業活動支援員\n<no-reply@hamura.example>:\n\n> 山田 様\n>\n> お答えは次のページでご覧ください。\n"),
        Part("text/html; charset=\"UTF-8\"", $"<div dir=\"ltr\">{text}</div><br><div class=\"gmail_quote\"><div>2026年11月25日(水) 10:00 …:</div><blockquote>山田 様</blockquote></div>"));

    /// <summary>As Outlook does: the answered mail below with its head, nothing before its lines, and a signature.</summary>
    public static byte[] Outlook(string head, string text) => Plain(head,
        $"{text}\n\n━━━━━━━━━━━━━━\n株式会社山田製作所　山田\nTEL 042-000-0000\n━━━━━━━━━━━━━━\n\n差出人: 羽村市企業活動支援員 <no-reply@hamura.example>\n送信日時: 2026年11月25日 10:00\n宛先: 山田\n件名: 【羽村市】ご相談に職員がお答えしました\n\n山田 様\nお答えは次のページでご覧ください。\n",
        "iso-2022-jp");

    /// <summary>As a carrier's phone does: ISO-2022-JP, 7 bits, and an address with two dots.</summary>
    public static byte[] Docomo(string head, string text) => [.. Bytes($"{head}Content-Type: text/plain; charset=ISO-2022-JP\nContent-Transfer-Encoding: 7bit\n\n"), .. Encode($"{text}\n\n> 山田 様\n> お答えは次のページで\n", "iso-2022-jp")];

    public static byte[] WithFiles(string head, string text, params (string Name, string Type, byte[] Content)[] files) => Parts(head, "mixed",
        [Part("text/plain; charset=utf-8", text), .. files.Select(file =>
            $"Content-Type: {file.Type}; name=\"{file.Name}\"\nContent-Disposition: attachment; filename=\"{file.Name}\"\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(file.Content)}\n")]);

    private static string Part(string type, string text) =>
        $"Content-Type: {type}\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks)}\n";

    private static byte[] Parts(string head, string kind, params string[] parts) =>
        Bytes($"{head}Content-Type: multipart/{kind}; boundary=\"=-b\"\n\n{string.Concat(parts.Select(part => $"--=-b\n{part}"))}--=-b--\n");

    private static byte[] Bytes(string mail) => Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"));

    private static byte[] Encode(string text, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(charset).GetBytes(text.ReplaceLineEndings("\r\n"));
    }
}
