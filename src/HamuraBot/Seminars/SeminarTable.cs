using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>seminars</c>.</summary>
public static class SeminarTable
{
    /// <summary>What the desk plans.</summary>
    private static readonly ColumnList<SeminarPlan> Planned = new(
        ("title_ja", plan => plan.Title.Ja),
        ("title_en", plan => plan.Title.En),
        ("description_ja", plan => plan.Description.Ja),
        ("description_en", plan => plan.Description.En),
        ("place", plan => plan.Place),
        ("place_en", plan => plan.PlaceEn),
        ("attendance", plan => plan.Attendance.Code()),
        ("online_link", plan => plan.OnlineLink?.AbsoluteUri),
        ("bring_ja", plan => plan.Bring?.Ja),
        ("bring_en", plan => plan.Bring?.En),
        ("starts_at", plan => plan.StartsAt),
        ("ends_at", plan => plan.EndsAt),
        ("registration_closes_at", plan => plan.RegistrationClosesAt),
        ("capacity", plan => plan.Capacity),
        ("most_seats", plan => plan.MostSeats),
        ("public_from", plan => plan.PublicFrom));

    private static readonly string Columns = $"id, {Planned.Names}, taken, steps, status, sequence, called_off_because, called_off_because_en, called_off_at";

    public static Task<Seminar?> FindAsync(StoreConnection sql, SeminarId id) =>
        sql.FindAsync($"SELECT {Columns} FROM seminars WHERE id = @id", Read, ("@id", id.ToString()));

    /// <summary>All of them, the next one first, then those that are over.</summary>
    public static Task<List<Seminar>> AllAsync(StoreConnection sql, DateTimeOffset now) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM seminars
        ORDER BY CASE WHEN ends_at > @now THEN 0 ELSE 1 END, CASE WHEN ends_at > @now THEN starts_at ELSE -starts_at END
        """, Read, ("@now", now));

    /// <summary>Those that every visitor may hear about: scheduled, public and not begun.</summary>
    public static Task<List<Seminar>> ComingAsync(StoreConnection sql, DateTimeOffset now) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM seminars WHERE starts_at > @now AND status = 'scheduled' AND (public_from IS NULL OR public_from <= @now)
        ORDER BY starts_at, id
        """, Read, ("@now", now));

    /// <summary>Those that were to come, and have been called off.</summary>
    public static Task<List<Seminar>> CalledOffAsync(StoreConnection sql, DateTimeOffset now) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM seminars WHERE starts_at > @now AND status = 'cancelled' AND (public_from IS NULL OR public_from <= @now)
        ORDER BY starts_at, id
        """, Read, ("@now", now));

    /// <summary>Those that took place, the latest first.</summary>
    public static Task<List<Seminar>> PastAsync(StoreConnection sql, DateTimeOffset now, int most) => sql.ListAsync(
        $"SELECT {Columns} FROM seminars WHERE ends_at <= @now AND status = 'scheduled' ORDER BY starts_at DESC, id LIMIT @most",
        Read, ("@now", now), ("@most", most));

    /// <summary>Those that take place and have not begun, public or not yet.</summary>
    public static Task<List<Seminar>> ScheduledAsync(StoreConnection sql, DateTimeOffset now) => sql.ListAsync(
        $"SELECT {Columns} FROM seminars WHERE starts_at > @now AND status = 'scheduled' ORDER BY starts_at, id",
        Read, ("@now", now));

    /// <summary>Changes whenever something happens to a seminar or to somebody who comes to one.</summary>
    public static async Task<string> VersionAsync(StoreConnection sql) => (await sql.FindAsync(
        "SELECT COUNT(*) AS seminars, CAST(COALESCE(SUM(steps), 0) AS bigint) AS steps, COALESCE(SUM(sequence), 0) AS sequences FROM seminars",
        row => $"{row.Integer("seminars")} {row.Integer("steps")} {row.Integer("sequences")}"))!;

    /// <summary>Those that begin between two instants and take place.</summary>
    public static Task<List<Seminar>> BetweenAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until) => sql.ListAsync(
        $"SELECT {Columns} FROM seminars WHERE starts_at >= @from AND starts_at < @until AND status = 'scheduled' ORDER BY starts_at, id",
        Read, ("@from", from), ("@until", until));

    /// <summary>
    /// Begins a step of a seminar's registrations. On PostgreSQL the row is ours from here to the commit, so that steps follow one another
    /// between nodes, too, and what is read next is not outdated.
    /// </summary>
    public static Task<Seminar?> BeginStepAsync(StoreTransaction transaction, SeminarId id)
    {
        transaction.QueueFor($"seminar {id}");
        return transaction.Sql.FindAsync($"UPDATE seminars SET steps = steps + 1 WHERE id = @id RETURNING {Columns}", Read, ("@id", id.ToString()));
    }

    public static Task InsertAsync(StoreConnection sql, Seminar seminar) => sql.ExecuteAsync(
        $"""
        INSERT INTO seminars (id, {Planned.Names}, taken, steps, status, sequence)
        VALUES (@id, {Planned.Parameters}, 0, 0, 'scheduled', 0)
        """, [("@id", seminar.Id.ToString()), .. Planned.Values(seminar.Plan)]);

    /// <summary>Everything but the seats given, the status and what goes with them.</summary>
    /// <returns>False if more seats are given than the plan has.</returns>
    public static async Task<bool> UpdateAsync(StoreConnection sql, SeminarId id, SeminarPlan plan, int sequence) => await sql.ExecuteAsync(
        $"UPDATE seminars SET {Planned.Assignments}, sequence = @sequence WHERE id = @id AND taken <= @capacity",
        [("@id", id.ToString()), ("@sequence", sequence), .. Planned.Values(plan)]) == 1;

    /// <summary>The one statement that gives seats away: never more than there are.</summary>
    public static async Task<bool> TakeSeatsAsync(StoreConnection sql, SeminarId id, int seats) => await sql.ExecuteAsync(
        "UPDATE seminars SET taken = taken + @seats WHERE id = @id AND taken + @seats <= capacity AND status = 'scheduled'",
        ("@seats", seats), ("@id", id.ToString())) == 1;

    /// <returns>False if so many are not given.</returns>
    public static async Task<bool> GiveBackSeatsAsync(StoreConnection sql, SeminarId id, int seats) => await sql.ExecuteAsync(
        "UPDATE seminars SET taken = taken - @seats WHERE id = @id AND taken >= @seats", ("@seats", seats), ("@id", id.ToString())) == 1;

    public static async Task<bool> CallOffAsync(StoreConnection sql, Seminar calledOff) => await sql.ExecuteAsync(
        """
        UPDATE seminars SET status = 'cancelled', sequence = sequence + 1, called_off_because = @reason, called_off_because_en = @reasonEn, called_off_at = @at
        WHERE id = @id AND status = 'scheduled'
        """,
        ("@reason", calledOff.CalledOffBecause), ("@reasonEn", calledOff.CalledOffBecauseEn), ("@at", calledOff.CalledOffAt), ("@id", calledOff.Id.ToString())) == 1;

    public static async Task<bool> ReinstateAsync(StoreConnection sql, SeminarId id) => await sql.ExecuteAsync(
        """
        UPDATE seminars SET status = 'scheduled', sequence = sequence + 1, called_off_because = NULL, called_off_because_en = NULL, called_off_at = NULL
        WHERE id = @id AND status = 'cancelled'
        """, ("@id", id.ToString())) == 1;

    private static Seminar Read(Row row) => new(SeminarId.Parse(row.Text("id")), Plan(row), row.Number("taken"), row.Integer("steps"),
        row.Code("status", RegistrationCodes.ParseSeminarStatus), row.Number("sequence"))
    {
        CalledOffBecause = row.TextOrNull("called_off_because"),
        CalledOffBecauseEn = row.TextOrNull("called_off_because_en"),
        CalledOffAt = row.InstantOrNull("called_off_at"),
    };

    private static SeminarPlan Plan(Row row) => new()
    {
        Title = Words(row, "title"),
        Description = Words(row, "description"),
        Place = row.Text("place"),
        PlaceEn = row.TextOrNull("place_en"),
        Attendance = row.Code("attendance", RegistrationCodes.ParseAttendance),
        OnlineLink = row.TextOrNull("online_link") is { } link ? new(link) : null,
        Bring = row.IsNull("bring_ja") ? null : Words(row, "bring"),
        StartsAt = row.Instant("starts_at"),
        EndsAt = row.Instant("ends_at"),
        RegistrationClosesAt = row.Instant("registration_closes_at"),
        Capacity = row.Number("capacity"),
        MostSeats = row.Number("most_seats"),
        PublicFrom = row.InstantOrNull("public_from"),
    };

    private static Words Words(Row row, string column) => new(row.Text($"{column}_ja"), row.Text($"{column}_en"));
}
