using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>
/// The titles of coming seminars, kept in memory: a message costs no query because it might name one. What the desk changes on this node is
/// known with its commit; what it changes on another one, when <see cref="SeminarTitlesRefresher"/> has looked.
/// </summary>
public sealed class SeminarTitles(TimeProvider clock)
{
    private readonly Lock gate = new();
    private Known? known;
    private int changes;

    /// <param name="Version">Of the rows that were read.</param>
    private sealed record Known(string Version, IReadOnlyList<(string Title, Seminar Seminar)> Titles);

    /// <summary>Of seminars that every visitor may hear about, called off or not, in both languages, as <see cref="Plain"/> writes them.</summary>
    public async ValueTask<IEnumerable<(string Title, Seminar Seminar)>> ComingAsync(StoreConnection sql)
    {
        var now = clock.GetUtcNow();
        var titles = Volatile.Read(ref known) ?? await ReadAsync(sql, now);
        return titles.Titles.Where(title => now < title.Seminar.Plan.StartsAt && title.Seminar.IsPublic(now));
    }

    /// <summary>Has them read again when they are needed next.</summary>
    public void Forget()
    {
        lock (gate)
        {
            (known, changes) = (null, changes + 1);
        }
    }

    /// <summary>Forgets what another node has changed.</summary>
    public async Task RefreshAsync(StoreConnection sql)
    {
        if (Volatile.Read(ref known) is { } read && read.Version != await SeminarTable.VersionAsync(sql)) Forget();
    }

    private async Task<Known> ReadAsync(StoreConnection sql, DateTimeOffset now)
    {
        int before;
        lock (gate) before = changes;
        var version = await SeminarTable.VersionAsync(sql);
        var read = new Known(version, [.. (await SeminarTable.ScheduledAsync(sql, now)).Concat(await SeminarTable.CalledOffAsync(sql, now)).SelectMany(TitlesOf)]);
        lock (gate)
        {
            // What was committed meanwhile may not be among what was read.
            if (changes == before) known = read;
        }
        return read;
    }

    private static IEnumerable<(string, Seminar)> TitlesOf(Seminar seminar) =>
        [(Plain.Of(seminar.Plan.Title.Ja), seminar), (Plain.Of(seminar.Plan.Title.En), seminar)];
}
