using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace HamuraBot.Replies;

/// <param name="Name">As the sender wrote it.</param>
public sealed record MailFile(string Name, byte[] Content);

/// <summary>A mail that came in, as far as anybody here needs to know it.</summary>
/// <param name="Id">Of two copies of one mail the same.</param>
public sealed partial record ReceivedMail(string Id)
{
    private static readonly string[] RecipientHeaders = ["To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "Resent-To"];

    /// <summary>Null if it says none that can be read.</summary>
    public EmailAddress? From { get; private init; }

    /// <summary>Whom it has reached, as the headers say.</summary>
    public string Recipients { get; private init; } = "";

    /// <summary>The Message-IDs that it answers, the nearest first.</summary>
    public IReadOnlyList<string> Answers { get; private init; } = [];

    public DateTimeOffset? Date { get; private init; }

    /// <summary>A program wrote it: who answered that would soon be talking to a machine.</summary>
    public bool IsAutomatic { get; private init; }

    /// <summary>Its own Message-ID, with the brackets; null if it has none.</summary>
    public string? MessageId { get; private init; }

    /// <summary>What the sender wrote this time, without what is quoted and without a signature.</summary>
    public string Text { get; private init; } = "";

    public IReadOnlyList<MailFile> Files { get; private init; } = [];

    /// <exception cref="FormatException">It is no mail.</exception>
    public static ReceivedMail Read(byte[] content)
    {
        using var message = MimeMessage.Load(new MemoryStream(content, writable: false));
        var body = MailBody.Of(message);
        var messageId = message.MessageId is { Length: > 0 } own ? $"<{own}>" : null;
        return new(IdOf(messageId is null ? content : Encoding.UTF8.GetBytes(messageId)))
        {
            From = Address(message.Headers["From"] ?? ""),
            Recipients = string.Join('\n', message.Headers.Where(header => RecipientHeaders.Contains(header.Field, StringComparer.OrdinalIgnoreCase)).Select(header => header.Value)),
            Answers = [.. new[] { message.InReplyTo }.Concat(message.References.Reverse()).OfType<string>().Select(id => $"<{id}>").Distinct()],
            Date = message.Headers.Contains(HeaderId.Date) && message.Date != default ? message.Date : null,
            IsAutomatic = AutomaticMail.Is(message),
            MessageId = messageId,
            Text = QuotedText.Cut(body.Text),
            Files = body.Files,
        };
    }

    /// <summary>Of a mail that cannot be read.</summary>
    public static ReceivedMail Unreadable(byte[] content) => new(IdOf(content));

    private static string IdOf(byte[] of) => Convert.ToHexStringLower(SHA256.HashData(of));

    /// <summary>Read here and not by MimeKit, which drops the mobile carriers' addresses with two dots without a word.</summary>
    private static EmailAddress? Address(string header)
    {
        var written = Brackets().Matches(header) is [.., var last] ? last.Groups[1].Value : header;
        return EmailAddress.TryParse(written.Trim().Replace("\"", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("<([^<>]+)>", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();
}
