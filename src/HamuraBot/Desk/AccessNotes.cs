using System.Collections.Concurrent;
using HamuraBot.Officers;

namespace HamuraBot.Desk;

/// <summary>
/// What the audit log says of reading, searching and refusals at the desk: the same by the same officer once a minute, so that a page that
/// renews itself, or a program that asks every second, does not leave thousands of lines.
/// </summary>
public sealed class AccessNotes(Audit audit, TimeProvider clock)
{
    /// <summary>Remembered at once. Beyond, all are forgotten: then some are noted twice.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string? Officer, string Action, string Kind, string Id, string? Detail), DateTimeOffset> noted = [];

    public async Task NoteAsync(HttpContext http, string action, string kind, string id, string? detail)
    {
        var (now, note) = (clock.GetUtcNow(), (http.User.OfficerId(), action, kind, id, detail));
        if (noted.Count >= Most) noted.Clear();
        if (noted.TryGetValue(note, out var last) && now - last < Step) return;
        noted[note] = now;
        await audit.RecordSeenAsync(http.User.OfficerId(), action, kind, id, http.RequestAborted, detail);
    }

    /// <summary>Somebody may not do it, or asks too often. By the route's pattern: what stands in an address may be a secret.</summary>
    public Task NoteRefusalAsync(HttpContext http) => NoteAsync(http, "refused", "route",
        $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-"}", $"status={http.Response.StatusCode}");
}
