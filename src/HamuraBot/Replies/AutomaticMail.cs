using MimeKit;

namespace HamuraBot.Replies;

/// <summary>Mails that no person wrote as an answer: absence notes, bounces, newsletters, and what comes back to us from ourselves (RFC 3834, 5).</summary>
public static class AutomaticMail
{
    private static readonly string[] Lists = ["List-Id", "List-Unsubscribe", "List-Post"];

    private static readonly string[] Notes = ["X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients"];

    private static readonly string[] Bulk = ["bulk", "junk", "list", "auto_reply"];

    private static readonly string[] Machines = ["mailer-daemon@", "postmaster@"];

    public static bool Is(MimeMessage message) =>
        message.Headers["Auto-Submitted"] is { } submitted && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || message.Headers["Return-Path"] is { } path && path.Trim() is "<>" or ""
        || message.Headers["Precedence"] is { } precedence && Bulk.Contains(precedence.Trim(), StringComparer.OrdinalIgnoreCase)
        || Lists.Concat(Notes).Any(message.Headers.Contains)
        || message.Body?.ContentType is { } type && (type.IsMimeType("multipart", "report") || type.IsMimeType("message", "delivery-status"))
        || Machines.Any(machine => (message.Headers["From"] ?? "").Contains(machine, StringComparison.OrdinalIgnoreCase));
}
