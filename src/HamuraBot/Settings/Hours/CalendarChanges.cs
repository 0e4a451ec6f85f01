using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Settings.Hours;

/// <param name="Note">Why, for colleagues.</param>
/// <param name="UndoneBy">Null as long as it holds.</param>
public sealed record CalendarEntry(string Id, DayChange Change, string Note, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt);

public enum CalendarOutcome
{
    Saved,

    /// <summary>The last day is before the first, the first is over, or they are too far apart or ahead.</summary>
    WrongDays,
    WrongHours,
    NoteTooLong,

    /// <summary>The desk would be closed for more than a year: no promise could be made.</summary>
    NeverOpen,
}

/// <summary>
/// Closures and other hours that officers enter over <c>calendar.yaml</c>. Nothing is ever overwritten: the latest entry for a day that
/// was not undone holds.
/// </summary>
public sealed class CalendarChanges(Store store, Audit audit, DialogLibrary library, TimeProvider clock)
{
    public const int LongestNote = 200;

    /// <summary>Days of one entry.</summary>
    private const int LongestChange = 92;

    private const int YearsAhead = 2;

    /// <summary>Days after which an entry that is over is only history.</summary>
    private const int DaysKept = 40;

    public OfficeCalendar Calendar => library.Calendar;

    public async Task<CalendarOutcome> AddAsync(DayChange change, string note, string by, CancellationToken cancellationToken)
    {
        var today = clock.TodayInTokyo();
        if (change.First < today || change.Last < change.First || change.Last.DayNumber - change.First.DayNumber >= LongestChange
            || change.Last > today.AddYears(YearsAhead)) return CalendarOutcome.WrongDays;
        if (change.Hours is { } hours && hours.Closes <= hours.Opens) return CalendarOutcome.WrongHours;
        if (note.Length > LongestNote) return CalendarOutcome.NoteTooLong;
        if (!Calendar.OpensAgainAfter(today, change) || !Calendar.OpensAgainAfter(change.Last, change)) return CalendarOutcome.NeverOpen;
        await store.WriteAsync(transaction =>
        {
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now).ToString();
            transaction.Enqueue(
                """
                INSERT INTO calendar_changes (id, first_day, last_day, opens, closes, note, officer_id, at)
                VALUES (@id, @first, @last, @opens, @closes, @note, @officer, @at)
                """,
                ("@id", id), ("@first", change.First), ("@last", change.Last),
                ("@opens", change.Hours?.Opens), ("@closes", change.Hours?.Closes), ("@note", note), ("@officer", by), ("@at", now));
            audit.Record(transaction, by, "hours changed", "calendar", id);
            return Task.FromResult(true);
        }, cancellationToken);
        await ApplyAsync(cancellationToken);
        return CalendarOutcome.Saved;
    }

    /// <returns>False if there is no such entry or a colleague has undone it already.</returns>
    public async Task<bool> UndoAsync(string id, string by, CancellationToken cancellationToken)
    {
        var undone = await store.WriteAsync(async transaction =>
        {
            if (await transaction.Sql.ExecuteAsync("UPDATE calendar_changes SET undone_by = @by, undone_at = @now WHERE id = @id AND undone_at IS NULL",
                ("@by", by), ("@now", clock.GetUtcNow()), ("@id", id)) == 0) return false;
            audit.Record(transaction, by, "hours change undone", "calendar", id);
            return true;
        }, cancellationToken);
        await ApplyAsync(cancellationToken);
        return undone;
    }

    /// <summary>The latest first, the undone ones too.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<CalendarEntry>> ListAsync(int limit, CancellationToken cancellationToken) => store.ReadAsync(sql => sql.ListAsync(
        $"""
        SELECT c.id, c.first_day, c.last_day, c.opens, c.closes, c.note, {OfficerTable.NameOf("c.officer_id")} AS officer_name, c.at,
        {OfficerTable.NameOf("c.undone_by")} AS undone_by_name, c.undone_at FROM calendar_changes c ORDER BY c.at DESC, c.id DESC LIMIT @limit
        """,
        row => new CalendarEntry(row.Text("id"), Read(row), row.Text("note"), row.Text("officer_name"), row.Instant("at"),
            row.TextOrNull("undone_by_name"), row.InstantOrNull("undone_at")), ("@limit", limit)), cancellationToken);

    /// <summary>Changes whenever an entry is made or undone.</summary>
    public Task<string> VersionAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        Convert.ToString(await sql.ScalarAsync("SELECT CAST(count(*) AS text) || ' ' || CAST(count(undone_at) AS text) FROM calendar_changes"),
            CultureInfo.InvariantCulture)!, cancellationToken);

    /// <summary>From here on every promise of this node is made by what the store says.</summary>
    public Task ApplyAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql => Calendar.Changes = await sql.ListAsync(
        "SELECT first_day, last_day, opens, closes FROM calendar_changes WHERE undone_at IS NULL AND last_day >= @since ORDER BY at, id",
        Read, ("@since", clock.TodayInTokyo().AddDays(-DaysKept))), cancellationToken);

    private static DayChange Read(Row row) =>
        new(row.Day("first_day"), row.Day("last_day"), row.IsNull("opens") ? null : new(row.Time("opens"), row.Time("closes")));
}
