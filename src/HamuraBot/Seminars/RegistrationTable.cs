using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>registrations</c>.</summary>
public static class RegistrationTable
{
    /// <summary>Of a walk-in: the column takes no null.</summary>
    private const string NoAddress = "";

    private const string Columns = """
        r.number, r.seminar_id, r.name, r.company, r.email, r.phone, r.language, r.seats, r.status, r.arrival, r.sequence,
        r.conversation_id, r.registered_at, r.told_at, r.rating, r.comment, r.note, r.needs,
        r.undo_until, r.undo_seminar, r.undo_status, r.undo_arrival
        """;

    /// <summary>Those of one address that are not given up, in order of arrival: an office has one address for many people.</summary>
    public static Task<List<Registration>> LiveOfAddressAsync(StoreConnection sql, SeminarId seminar, EmailAddress email) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM registrations r
        WHERE r.seminar_id = @seminar AND r.email_key = @key AND r.status <> 'cancelled' ORDER BY r.arrival, r.number
        """, Read, ("@seminar", seminar.ToString()), ("@key", email.Key));

    public static async Task<Registration?> FindSentAsync(StoreConnection sql, SeminarId seminar, string key) => await sql.FindAsync(
        "SELECT number FROM registrations WHERE seminar_id = @seminar AND sent_key = @key", row => row.Text("number"),
        ("@seminar", seminar.ToString()), ("@key", key)) is { } number ? await FindAsync(sql, new RegistrationNumber(number)) : null;

    public static async Task<Registration?> FindAsync(StoreConnection sql, RegistrationNumber number) =>
        await sql.FindAsync($"SELECT {Columns} FROM registrations r WHERE r.number = @number", Read, ("@number", number.Value)) is { } found
            ? WithPeople(found, await ParticipantTable.OfRegistrationAsync(sql, number))
            : null;

    /// <summary>In order of arrival.</summary>
    public static async Task<List<Registration>> OfSeminarAsync(StoreConnection sql, SeminarId seminar)
    {
        var found = await sql.ListAsync(
            $"SELECT {Columns} FROM registrations r WHERE r.seminar_id = @seminar ORDER BY r.arrival, r.number", Read, ("@seminar", seminar.ToString()));
        var people = await ParticipantTable.OfSeminarAsync(sql, seminar);
        return found.ConvertAll(one => one with { People = [.. people[one.Number]] });
    }

    /// <summary>Those of coming seminars that were made in a conversation and are not given up.</summary>
    public static Task<List<Registration>> OfConversationAsync(StoreConnection sql, string conversation, DateTimeOffset now) => sql.ListAsync(
        $"""
        SELECT {Columns} FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.conversation_id = @conversation AND r.status <> 'cancelled' AND s.status = 'scheduled' AND s.starts_at > @now
        ORDER BY s.starts_at, r.number
        """, Read, ("@conversation", conversation), ("@now", now));

    /// <summary>Those of one seminar, whatever became of it, that were made in a conversation and are not given up.</summary>
    public static Task<List<Registration>> OfConversationAsync(StoreConnection sql, string conversation, SeminarId seminar) => sql.ListAsync(
        $"SELECT {Columns} FROM registrations r WHERE r.conversation_id = @conversation AND r.seminar_id = @seminar AND r.status <> 'cancelled' ORDER BY r.number",
        Read, ("@conversation", conversation), ("@seminar", seminar.ToString()));

    /// <summary>Which one was given up or moved last in a conversation and can still be as it was; null if there is none.</summary>
    public static async Task<RegistrationNumber?> LastUndoableAsync(StoreConnection sql, string conversation, DateTimeOffset now) => await sql.FindAsync(
        "SELECT number FROM registrations WHERE conversation_id = @conversation AND undo_until > @now ORDER BY undo_until DESC LIMIT 1",
        row => row.Text("number"), ("@conversation", conversation), ("@now", now)) is { } number ? new RegistrationNumber(number) : null;

    /// <summary>
    /// Whose turn it is: the first in order of arrival whose party fits into the seats that are free. A party too large for them keeps its
    /// place and is looked at first whenever seats come free; meanwhile no seat stays empty that somebody waiting could use.
    /// </summary>
    public static async Task<Registration?> NextWaitingAsync(StoreConnection sql, SeminarId seminar, DateTimeOffset now) => await sql.FindAsync(
        $"""
        SELECT r.number FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.seminar_id = @seminar AND r.status = 'waitlisted' AND r.seats <= s.capacity - s.taken
          AND s.status = 'scheduled' AND s.starts_at > @now
        ORDER BY r.arrival, r.number LIMIT 1
        """, row => row.Text("number"), ("@seminar", seminar.ToString()), ("@now", now)) is { } number ? await FindAsync(sql, new RegistrationNumber(number)) : null;

    /// <summary>1 for the first in the waiting list.</summary>
    public static async Task<int> PositionAsync(StoreConnection sql, Registration waiting) => 1 + (int)await sql.IntegerAsync(
        """
        SELECT COUNT(*) FROM registrations
        WHERE seminar_id = @seminar AND status = 'waitlisted' AND (arrival < @arrival OR arrival = @arrival AND number < @number)
        """, ("@seminar", waiting.Seminar.ToString()), ("@arrival", waiting.Arrival), ("@number", waiting.Number.Value));

    /// <summary>Seats that are waited for, by seminar.</summary>
    public static async Task<Dictionary<SeminarId, int>> WaitingAsync(StoreConnection sql) => (await sql.ListAsync(
        "SELECT seminar_id, SUM(seats) AS seats FROM registrations WHERE status = 'waitlisted' GROUP BY seminar_id",
        row => (Seminar: SeminarId.Parse(row.Text("seminar_id")), Seats: (int)row.Integer("seats")))).ToDictionary(sum => sum.Seminar, sum => sum.Seats);

    /// <summary>With its people.</summary>
    public static async Task InsertAsync(StoreConnection sql, Registration made)
    {
        var attendee = made.Attendee;
        await sql.ExecuteAsync(
            """
            INSERT INTO registrations (number, seminar_id, name, company, email, email_key, phone, language, seats, status, arrival, sequence,
              conversation_id, registered_at, told_at, needs, sent_key)
            VALUES (@number, @seminar, @name, @company, @email, @key, @phone, @language, @seats, @status, @arrival, 0, @conversation, @at, @at, @needs, @sent)
            """,
            ("@number", made.Number.Value), ("@seminar", made.Seminar.ToString()), ("@name", attendee.Name), ("@company", attendee.Company),
            ("@email", attendee.Email?.Value ?? NoAddress), ("@key", attendee.Email?.Key ?? NoAddress), ("@phone", attendee.Phone),
            ("@language", attendee.Language), ("@seats", attendee.Seats), ("@status", made.Status.Code()), ("@arrival", made.Arrival),
            ("@conversation", made.ConversationId), ("@at", made.RegisteredAt), ("@needs", attendee.Needs), ("@sent", attendee.SentKey));
        await ParticipantTable.InsertAsync(sql, made.People);
    }

    public static Task ContactAsync(StoreConnection sql, RegistrationNumber number, Contact contact) => sql.ExecuteAsync(
        "UPDATE registrations SET company = @company, email = @email, email_key = @key, phone = @phone, sequence = sequence + 1 WHERE number = @number",
        ("@company", contact.Company), ("@email", contact.Email.Value), ("@key", contact.Email.Key), ("@phone", contact.Phone), ("@number", number.Value));

    /// <summary>Another status or other seats, if it still is as it was read.</summary>
    public static async Task<bool> ChangeAsync(StoreConnection sql, Registration read, RegistrationStatus status, int seats) => await sql.ExecuteAsync(
        "UPDATE registrations SET status = @status, seats = @seats, sequence = sequence + 1 WHERE number = @number AND sequence = @sequence",
        ("@status", status.Code()), ("@seats", seats), ("@number", read.Number.Value), ("@sequence", read.Sequence)) == 1;

    /// <summary>To another seminar, or back to where and what it was, if it still is as it was read.</summary>
    public static async Task<bool> MoveAsync(
        StoreConnection sql, Registration read, SeminarId to, RegistrationStatus status, long arrival, int sequence, Undo? undo) => await sql.ExecuteAsync(
        """
        UPDATE registrations SET seminar_id = @to, status = @status, arrival = @arrival, sequence = @next,
        undo_until = @until, undo_seminar = @undoSeminar, undo_status = @undoStatus, undo_arrival = @undoArrival
        WHERE number = @number AND sequence = @sequence
        """,
        [("@to", to.ToString()), ("@status", status.Code()), ("@arrival", arrival), ("@next", sequence), ("@number", read.Number.Value), ("@sequence", read.Sequence),
        .. Parameters(undo)]) == 1;

    public static Task MayUndoAsync(StoreConnection sql, RegistrationNumber number, Undo undo) => sql.ExecuteAsync(
        """
        UPDATE registrations SET undo_until = @until, undo_seminar = @undoSeminar, undo_status = @undoStatus, undo_arrival = @undoArrival WHERE number = @number
        """, [("@number", number.Value), .. Parameters(undo)]);

    private static (string, object?)[] Parameters(Undo? undo) =>
        [("@until", undo?.Until), ("@undoSeminar", undo?.Seminar.ToString()), ("@undoStatus", undo?.Status.Code()), ("@undoArrival", undo?.Arrival)];

    public static Task ToldAsync(StoreConnection sql, RegistrationNumber number, DateTimeOffset now) => sql.ExecuteAsync(
        "UPDATE registrations SET told_at = @now WHERE number = @number", ("@now", now), ("@number", number.Value));

    public static async Task<bool> NoteAsync(StoreConnection sql, RegistrationNumber number, string? note) => await sql.ExecuteAsync(
        "UPDATE registrations SET note = @note WHERE number = @number", ("@note", note), ("@number", number.Value)) == 1;

    public static Task NeedAsync(StoreConnection sql, RegistrationNumber number, string? needs) => sql.ExecuteAsync(
        "UPDATE registrations SET needs = @needs WHERE number = @number", ("@needs", needs), ("@number", number.Value));

    public static Task RateAsync(StoreConnection sql, RegistrationNumber number, int rating, string? comment) => sql.ExecuteAsync(
        "UPDATE registrations SET rating = @rating, comment = @comment WHERE number = @number",
        ("@rating", rating), ("@comment", comment), ("@number", number.Value));

    public static async Task<IReadOnlyList<Registration>> HeldAsync(StoreConnection sql)
    {
        var people = await ParticipantTable.AllAsync(sql);
        return (await sql.ListAsync($"SELECT {Columns} FROM registrations r ORDER BY r.registered_at DESC", Read))
            .ConvertAll(one => one with { People = [.. people[one.Number]] });
    }

    private static Registration WithPeople(Registration read, List<Participant> people) => read with
    {
        People = people.FindAll(person => person.LeftUntil is null),
        Leaving = people.FindAll(person => person.LeftUntil is not null),
    };

    private static Registration Read(Row row) => new(
        new(row.Text("number")), SeminarId.Parse(row.Text("seminar_id")), Attendee(row), row.Code("status", RegistrationCodes.ParseStatus),
        row.Integer("arrival"), row.Number("sequence"), row.TextOrNull("conversation_id"), row.Instant("registered_at"), row.Instant("told_at"))
    {
        Undo = row.InstantOrNull("undo_until") is { } until
            ? new(until, SeminarId.Parse(row.Text("undo_seminar")), row.Code("undo_status", RegistrationCodes.ParseStatus)) { Arrival = row.IntegerOrNull("undo_arrival") }
            : null,
        Rating = row.NumberOrNull("rating"),
        Comment = row.TextOrNull("comment"),
        Note = row.TextOrNull("note"),
    };

    private static Attendee Attendee(Row row) => new(
        row.Text("name"), row.TextOrNull("company"), EmailAddress.TryParse(row.Text("email")), row.TextOrNull("phone"), row.Number("seats"),
        row.Language("language"))
    { Needs = row.TextOrNull("needs") };
}
