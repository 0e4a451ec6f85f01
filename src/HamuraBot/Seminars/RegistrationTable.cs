using System.Data.Common;
using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>registrations</c>.</summary>
public static class RegistrationTable
{
    private const string Columns = """
        r.number, r.seminar_id, r.name, r.company, r.email, r.phone, r.language, r.seats, r.status, r.arrival, r.sequence,
        r.conversation_id, r.registered_at, r.told_at, r.check_in_code, r.attended_at, r.rating, r.comment, r.note
        """;

    /// <summary>A registration that is given up does not bar its address from signing up again.</summary>
    public static async Task<Registration?> FindLiveAsync(StoreConnection sql, SeminarId seminar, EmailAddress email) =>
        (await ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.seminar_id = @seminar AND r.email_key = @key AND r.status <> 'cancelled'",
        ("@seminar", seminar.ToString()), ("@key", email.Key)))).SingleOrDefault();

    public static async Task<Registration?> FindAsync(StoreConnection sql, RegistrationNumber number) => (await ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.number = @number", ("@number", number.Value)))).SingleOrDefault();

    /// <summary>Of the seminar at whose door the code was shown.</summary>
    public static async Task<Registration?> FindByCodeAsync(StoreConnection sql, SeminarId seminar, string code) => (await ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.check_in_code = @code AND r.seminar_id = @seminar",
        ("@code", code), ("@seminar", seminar.ToString())))).SingleOrDefault();

    /// <summary>In order of arrival.</summary>
    public static Task<List<Registration>> OfSeminarAsync(StoreConnection sql, SeminarId seminar) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.seminar_id = @seminar ORDER BY r.arrival", ("@seminar", seminar.ToString())));

    /// <summary>Those of coming seminars that were made in a conversation and are not given up.</summary>
    public static Task<List<Registration>> OfConversationAsync(StoreConnection sql, string conversation, DateTimeOffset now) =>
        ReadAsync(sql.QueryAsync(
        $"""
        SELECT {Columns} FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.conversation_id = @conversation AND r.status <> 'cancelled' AND s.status = 'scheduled' AND s.starts_at > @now
        ORDER BY s.starts_at, r.number
        """, ("@conversation", conversation), ("@now", now.ToUnixTimeMilliseconds())));

    /// <summary>
    /// Whose turn it is: the first in order of arrival whose party fits into the seats that are free. A party too large for them keeps its
    /// place and is looked at first whenever seats come free; meanwhile no seat stays empty that somebody waiting could use.
    /// </summary>
    public static async Task<Registration?> NextWaitingAsync(StoreConnection sql, SeminarId seminar, DateTimeOffset now) =>
        (await ReadAsync(sql.QueryAsync(
        $"""
        SELECT {Columns} FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.seminar_id = @seminar AND r.status = 'waitlisted' AND r.seats <= s.capacity - s.taken
          AND s.status = 'scheduled' AND s.starts_at > @now
        ORDER BY r.arrival LIMIT 1
        """, ("@seminar", seminar.ToString()), ("@now", now.ToUnixTimeMilliseconds())))).SingleOrDefault();

    /// <summary>1 for the first in the waiting list.</summary>
    public static async Task<int> PositionAsync(StoreConnection sql, Registration waiting) => 1 + Convert.ToInt32(await sql.ScalarAsync(
        "SELECT COUNT(*) FROM registrations WHERE seminar_id = @seminar AND status = 'waitlisted' AND arrival < @arrival",
        ("@seminar", waiting.Seminar.ToString()), ("@arrival", waiting.Arrival)), CultureInfo.InvariantCulture);

    /// <summary>Seats that are waited for, by seminar.</summary>
    public static async Task<Dictionary<SeminarId, int>> WaitingAsync(StoreConnection sql)
    {
        var waiting = new Dictionary<SeminarId, int>();
        await using var rows = await sql.QueryAsync(
            "SELECT seminar_id, SUM(seats) FROM registrations WHERE status = 'waitlisted' GROUP BY seminar_id");
        while (await rows.ReadAsync()) waiting.Add(SeminarId.Parse(rows.GetString(0)), (int)rows.GetInt64(1));
        return waiting;
    }

    public static Task InsertAsync(StoreConnection sql, Registration made) => sql.ExecuteAsync(
        """
        INSERT INTO registrations (number, seminar_id, name, company, email, email_key, phone, language, seats, status, arrival, sequence,
          conversation_id, registered_at, told_at, check_in_code)
        VALUES (@number, @seminar, @name, @company, @email, @key, @phone, @language, @seats, @status, @arrival, 0, @conversation, @at, @at, @code)
        """,
        ("@number", made.Number.Value), ("@seminar", made.Seminar.ToString()), ("@name", made.Attendee.Name),
        ("@company", made.Attendee.Company),
        ("@email", made.Attendee.Email.Value), ("@key", made.Attendee.Email.Key), ("@phone", made.Attendee.Phone),
        ("@language", made.Attendee.Language.Code()), ("@seats", made.Attendee.Seats), ("@status", made.Status.Code()),
        ("@arrival", made.Arrival),
        ("@conversation", made.ConversationId), ("@at", made.RegisteredAt.ToUnixTimeMilliseconds()), ("@code", made.CheckInCode));

    /// <summary>Another status or other seats, if it still is as it was read.</summary>
    public static async Task<Registration?> ChangeAsync(StoreConnection sql, Registration read, RegistrationStatus status, int seats) =>
        (await ReadAsync(
        sql.QueryAsync(
            $"""
            UPDATE registrations AS r SET status = @status, seats = @seats, sequence = r.sequence + 1
            WHERE r.number = @number AND r.sequence = @sequence RETURNING {Columns.Replace("r.", "", StringComparison.Ordinal)}
            """,
            ("@status", status.Code()), ("@seats", seats), ("@number", read.Number.Value),
            ("@sequence", read.Sequence)))).SingleOrDefault();

    public static Task ToldAsync(StoreConnection sql, RegistrationNumber number, DateTimeOffset now) => sql.ExecuteAsync(
        "UPDATE registrations SET told_at = @now WHERE number = @number", ("@now", now.ToUnixTimeMilliseconds()),
        ("@number", number.Value));

    /// <returns>False if it has no seat.</returns>
    public static async Task<bool> CheckInAsync(StoreConnection sql, RegistrationNumber number, DateTimeOffset? attendedAt) =>
        await sql.ExecuteAsync(
        "UPDATE registrations SET attended_at = @at WHERE number = @number AND status = 'registered'",
        ("@at", attendedAt?.ToUnixTimeMilliseconds()), ("@number", number.Value)) == 1;

    public static async Task<bool> NoteAsync(StoreConnection sql, RegistrationNumber number, string? note) => await sql.ExecuteAsync(
        "UPDATE registrations SET note = @note WHERE number = @number", ("@note", note), ("@number", number.Value)) == 1;

    public static Task RateAsync(StoreConnection sql, RegistrationNumber number, int rating, string? comment) => sql.ExecuteAsync(
        "UPDATE registrations SET rating = @rating, comment = @comment WHERE number = @number",
        ("@rating", rating), ("@comment", comment), ("@number", number.Value));

    private static async Task<List<Registration>> ReadAsync(Task<DbDataReader> query)
    {
        var registrations = new List<Registration>();
        await using var rows = await query;
        while (await rows.ReadAsync()) registrations.Add(Read(rows));
        return registrations;
    }

    private static Registration Read(DbDataReader row)
    {
        var attendee = new Attendee(
            row.GetString(2), TextOrNull(row, 3), EmailAddress.Parse(row.GetString(4)), TextOrNull(row, 5), row.GetInt32(7),
            Languages.FromLocale(row.GetString(6)));
        var status = Enum.GetValues<RegistrationStatus>().Single(known => known.Code() == row.GetString(8));
        return new(
            new(row.GetString(0)), SeminarId.Parse(row.GetString(1)), attendee, status, row.GetInt64(9), row.GetInt32(10),
            TextOrNull(row, 11),
            Instant(row, 12), Instant(row, 13), row.GetString(14))
        {
            AttendedAt = row.IsDBNull(15) ? null : Instant(row, 15),
            Rating = row.IsDBNull(16) ? null : row.GetInt32(16),
            Comment = TextOrNull(row, 17),
            Note = TextOrNull(row, 18),
        };
    }

    private static string? TextOrNull(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Instant(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
