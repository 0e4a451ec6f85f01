using System.Data.Common;
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
    private const string DayFormat = "yyyy-MM-dd";
    private const string TimeFormat = "HH:mm";

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
                ("@id", id), ("@first", Text(change.First)), ("@last", Text(change.Last)),
                ("@opens", change.Hours?.Opens.ToString(TimeFormat, CultureInfo.InvariantCulture)),
                ("@closes", change.Hours?.Closes.ToString(TimeFormat, CultureInfo.InvariantCulture)),
                ("@note", note), ("@officer", by), ("@at", now.ToUnixTimeMilliseconds()));
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
                ("@by", by), ("@now", clock.GetUtcNow().ToUnixTimeMilliseconds()), ("@id", id)) == 0) return false;
            audit.Record(transaction, by, "hours change undone", "calendar", id);
            return true;
        }, cancellationToken);
        await ApplyAsync(cancellationToken);
        return undone;
    }

    /// <summary>The latest first, the undone ones too.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<CalendarEntry>> ListAsync(int limit, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        await using var rows = await sql.QueryAsync(
            """
            SELECT c.id, c.first_day, c.last_day, c.opens, c.closes, c.note, o.name, c.at, u.name, c.undone_at FROM calendar_changes c
            JOIN officers o ON o.id = c.officer_id LEFT JOIN officers u ON u.id = c.undone_by ORDER BY c.at DESC, c.id DESC LIMIT @limit
            """, ("@limit", limit));
        var entries = new List<CalendarEntry>();
        while (await rows.ReadAsync())
        {
            entries.Add(new(rows.GetString(0), Read(rows, 1), rows.GetString(5), rows.GetString(6), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(7)),
                rows.IsDBNull(8) ? null : rows.GetString(8), rows.IsDBNull(9) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(9))));
        }
        return entries;
    }, cancellationToken);

    /// <summary>Changes whenever an entry is made or undone.</summary>
    public Task<string> VersionAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        Convert.ToString(await sql.ScalarAsync("SELECT CAST(count(*) AS text) || ' ' || CAST(count(undone_at) AS text) FROM calendar_changes"),
            CultureInfo.InvariantCulture)!, cancellationToken);

    /// <summary>From here on every promise of this node is made by what the store says.</summary>
    public Task ApplyAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        await using var rows = await sql.QueryAsync(
            "SELECT first_day, last_day, opens, closes FROM calendar_changes WHERE undone_at IS NULL AND last_day >= @since ORDER BY at, id",
            ("@since", Text(clock.TodayInTokyo().AddDays(-DaysKept))));
        var changes = new List<DayChange>();
        while (await rows.ReadAsync()) changes.Add(Read(rows, 0));
        Calendar.Changes = changes;
        return true;
    }, cancellationToken);

    private static DayChange Read(DbDataReader row, int column) => new(
        DateOnly.ParseExact(row.GetString(column), DayFormat, CultureInfo.InvariantCulture),
        DateOnly.ParseExact(row.GetString(column + 1), DayFormat, CultureInfo.InvariantCulture),
        row.IsDBNull(column + 2) ? null : new(Time(row.GetString(column + 2)), Time(row.GetString(column + 3))));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
