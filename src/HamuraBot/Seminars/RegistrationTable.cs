using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>registrations</c>.</summary>
public static class RegistrationTable
{
    private const string Columns = """
        r.number, r.seminar_id, r.name, r.company, r.email, r.phone, r.language, r.seats, r.status, r.arrival, r.sequence,
        r.conversation_id, r.registered_at, r.told_at, r.check_in_code, r.attended_at, r.rating, r.comment, r.note, r.needs
        """;

    /// <summary>A registration that is given up does not bar its address from signing up again.</summary>
    public static Task<Registration?> FindLiveAsync(StoreConnection sql, SeminarId seminar, EmailAddress email) => sql.FindAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.seminar_id = @seminar AND r.email_key = @key AND r.status <> 'cancelled'",
        Read, ("@seminar", seminar.ToString()), ("@key", email.Key));

    public static Task<Registration?> FindAsync(StoreConnection sql, RegistrationNumber number) =>
        sql.FindAsync($"SELECT {Columns} FROM registrations r WHERE r.number = @number", Read, ("@number", number.Value));

    /// <summary>Of the seminar at whose door the code was shown.</summary>
    public static Task<Registration?> FindByCodeAsync(StoreConnection sql, SeminarId seminar, string code) => sql.FindAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.check_in_code = @code AND r.seminar_id = @seminar",
        Read, ("@code", code), ("@seminar", seminar.ToString()));

    /// <summary>In order of arrival.</summary>
    public static Task<List<Registration>> OfSeminarAsync(StoreConnection sql, SeminarId seminar) => sql.ListAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.seminar_id = @seminar ORDER BY r.arrival", Read, ("@seminar", seminar.ToString()));

    /// <summary>Those of coming seminars that were made in a conversation and are not given up.</summary>
    public static Task<List<Registration>> OfConversationAsync(StoreConnection sql, string conversation, DateTimeOffset now) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.conversation_id = @conversation AND r.status <> 'cancelled' AND s.status = 'scheduled' AND s.starts_at > @now
        ORDER BY s.starts_at, r.number
        """, Read, ("@conversation", conversation), ("@now", now));

    /// <summary>
    /// Whose turn it is: the first in order of arrival whose party fits into the seats that are free. A party too large for them keeps its
    /// place and is looked at first whenever seats come free; meanwhile no seat stays empty that somebody waiting could use.
    /// </summary>
    public static Task<Registration?> NextWaitingAsync(StoreConnection sql, SeminarId seminar, DateTimeOffset now) => sql.FindAsync(
        $"""
        SELECT {Columns} FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.seminar_id = @seminar AND r.status = 'waitlisted' AND r.seats <= s.capacity - s.taken
          AND s.status = 'scheduled' AND s.starts_at > @now
        ORDER BY r.arrival LIMIT 1
        """, Read, ("@seminar", seminar.ToString()), ("@now", now));

    /// <summary>1 for the first in the waiting list.</summary>
    public static async Task<int> PositionAsync(StoreConnection sql, Registration waiting) => 1 + (int)await sql.IntegerAsync(
        "SELECT COUNT(*) FROM registrations WHERE seminar_id = @seminar AND status = 'waitlisted' AND arrival < @arrival",
        ("@seminar", waiting.Seminar.ToString()), ("@arrival", waiting.Arrival));

    /// <summary>Seats that are waited for, by seminar.</summary>
    public static async Task<Dictionary<SeminarId, int>> WaitingAsync(StoreConnection sql) => (await sql.ListAsync(
        "SELECT seminar_id, SUM(seats) AS seats FROM registrations WHERE status = 'waitlisted' GROUP BY seminar_id",
        row => (Seminar: SeminarId.Parse(row.Text("seminar_id")), Seats: (int)row.Integer("seats")))).ToDictionary(sum => sum.Seminar, sum => sum.Seats);

    public static Task InsertAsync(StoreConnection sql, Registration made) => sql.ExecuteAsync(
        """
        INSERT INTO registrations (number, seminar_id, name, company, email, email_key, phone, language, seats, status, arrival, sequence,
          conversation_id, registered_at, told_at, check_in_code, needs)
        VALUES (@number, @seminar, @name, @company, @email, @key, @phone, @language, @seats, @status, @arrival, 0, @conversation, @at, @at, @code, @needs)
        """,
        ("@number", made.Number.Value), ("@seminar", made.Seminar.ToString()), ("@name", made.Attendee.Name),
        ("@company", made.Attendee.Company),
        ("@email", made.Attendee.Email.Value), ("@key", made.Attendee.Email.Key), ("@phone", made.Attendee.Phone),
        ("@language", made.Attendee.Language), ("@seats", made.Attendee.Seats), ("@status", made.Status.Code()),
        ("@arrival", made.Arrival),
        ("@conversation", made.ConversationId), ("@at", made.RegisteredAt), ("@code", made.CheckInCode), ("@needs", made.Attendee.Needs));

    /// <summary>Another status or other seats, if it still is as it was read.</summary>
    public static Task<Registration?> ChangeAsync(StoreConnection sql, Registration read, RegistrationStatus status, int seats) => sql.FindAsync(
        $"""
        UPDATE registrations AS r SET status = @status, seats = @seats, sequence = r.sequence + 1
        WHERE r.number = @number AND r.sequence = @sequence RETURNING {Columns.Replace("r.", "", StringComparison.Ordinal)}
        """,
        Read, ("@status", status.Code()), ("@seats", seats), ("@number", read.Number.Value), ("@sequence", read.Sequence));

    public static Task ToldAsync(StoreConnection sql, RegistrationNumber number, DateTimeOffset now) => sql.ExecuteAsync(
        "UPDATE registrations SET told_at = @now WHERE number = @number", ("@now", now), ("@number", number.Value));

    /// <returns>False if it has no seat.</returns>
    public static async Task<bool> CheckInAsync(StoreConnection sql, RegistrationNumber number, DateTimeOffset? attendedAt) =>
        await sql.ExecuteAsync(
        "UPDATE registrations SET attended_at = @at WHERE number = @number AND status = 'registered'",
        ("@at", attendedAt), ("@number", number.Value)) == 1;

    public static async Task<bool> NoteAsync(StoreConnection sql, RegistrationNumber number, string? note) => await sql.ExecuteAsync(
        "UPDATE registrations SET note = @note WHERE number = @number", ("@note", note), ("@number", number.Value)) == 1;

    public static Task RateAsync(StoreConnection sql, RegistrationNumber number, int rating, string? comment) => sql.ExecuteAsync(
        "UPDATE registrations SET rating = @rating, comment = @comment WHERE number = @number",
        ("@rating", rating), ("@comment", comment), ("@number", number.Value));

    public static async Task<IReadOnlyList<T>> HeldAsync<T>(StoreConnection sql, Func<Registration, T> read) =>
        await sql.ListAsync($"SELECT {Columns} FROM registrations r ORDER BY r.registered_at DESC", row => read(Read(row)));

    private static Registration Read(Row row) => new(
        new(row.Text("number")), SeminarId.Parse(row.Text("seminar_id")), Attendee(row), row.Code("status", RegistrationCodes.ParseStatus),
        row.Integer("arrival"), row.Number("sequence"), row.TextOrNull("conversation_id"), row.Instant("registered_at"), row.Instant("told_at"),
        row.Text("check_in_code"))
    {
        AttendedAt = row.InstantOrNull("attended_at"),
        Rating = row.NumberOrNull("rating"),
        Comment = row.TextOrNull("comment"),
        Note = row.TextOrNull("note"),
    };

    private static Attendee Attendee(Row row) => new(
        row.Text("name"), row.TextOrNull("company"), EmailAddress.Parse(row.Text("email")), row.TextOrNull("phone"), row.Number("seats"),
        row.Language("language"))
    { Needs = row.TextOrNull("needs") };
}
