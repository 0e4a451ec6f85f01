using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>participants</c>: as many to each registration as it has seats.</summary>
public static class ParticipantTable
{
    private const string Columns = "p.ticket, p.registration, p.place, p.name, p.email, p.check_in_code, p.attended_at, p.left_until";

    /// <summary>Those who have just left, too.</summary>
    public static Task<List<Participant>> OfRegistrationAsync(StoreConnection sql, RegistrationNumber number) => sql.ListAsync(
        $"SELECT {Columns} FROM participants p WHERE p.registration = @number ORDER BY p.place", Read, ("@number", number.Value));

    public static async Task<ILookup<RegistrationNumber, Participant>> OfSeminarAsync(StoreConnection sql, SeminarId seminar) => (await sql.ListAsync(
        $"SELECT {Columns} FROM participants p JOIN registrations r ON r.number = p.registration WHERE r.seminar_id = @seminar AND p.left_until IS NULL ORDER BY p.place",
        Read, ("@seminar", seminar.ToString()))).ToLookup(person => person.Registration);

    public static async Task<ILookup<RegistrationNumber, Participant>> AllAsync(StoreConnection sql) =>
        (await sql.ListAsync($"SELECT {Columns} FROM participants p ORDER BY p.place", Read)).ToLookup(person => person.Registration);

    public static async Task<Participant?> FindAsync(StoreConnection sql, string ticket) =>
        await FindEvenLeftAsync(sql, ticket) is { LeftUntil: null } found ? found : null;

    /// <summary>Whoever has just left, too.</summary>
    public static Task<Participant?> FindEvenLeftAsync(StoreConnection sql, string ticket) =>
        sql.FindAsync($"SELECT {Columns} FROM participants p WHERE p.ticket = @ticket", Read, ("@ticket", ticket));

    /// <summary>Of the seminar at whose door the code was shown.</summary>
    public static Task<Participant?> FindByCodeAsync(StoreConnection sql, SeminarId seminar, string code) => sql.FindAsync(
        $"SELECT {Columns} FROM participants p JOIN registrations r ON r.number = p.registration WHERE p.check_in_code = @code AND r.seminar_id = @seminar AND p.left_until IS NULL",
        Read, ("@code", code), ("@seminar", seminar.ToString()));

    public static async Task InsertAsync(StoreConnection sql, IEnumerable<Participant> people)
    {
        foreach (var person in people)
        {
            await sql.ExecuteAsync(
                """
                INSERT INTO participants (ticket, registration, place, name, email, check_in_code, attended_at)
                VALUES (@ticket, @registration, @place, @name, @email, @code, @attended)
                """,
                ("@ticket", person.Ticket), ("@registration", person.Registration.Value), ("@place", person.Place), ("@name", person.Name),
                ("@email", person.Email?.Value), ("@code", person.CheckInCode), ("@attended", person.AttendedAt));
        }
    }

    /// <summary>Name, address and code: whoever had the code of before does not come in with it any more.</summary>
    public static Task ReplaceAsync(StoreConnection sql, Participant person) => sql.ExecuteAsync(
        "UPDATE participants SET name = @name, email = @email, check_in_code = @code WHERE ticket = @ticket",
        ("@name", person.Name), ("@email", person.Email?.Value), ("@code", person.CheckInCode), ("@ticket", person.Ticket));

    /// <param name="until">Null takes it back.</param>
    public static Task LeaveAsync(StoreConnection sql, string ticket, DateTimeOffset? until) =>
        sql.ExecuteAsync("UPDATE participants SET left_until = @until WHERE ticket = @ticket", ("@until", until), ("@ticket", ticket));

    public static Task DeleteAsync(StoreConnection sql, string ticket) =>
        sql.ExecuteAsync("DELETE FROM participants WHERE ticket = @ticket", ("@ticket", ticket));

    public static Task CheckInAsync(StoreConnection sql, string ticket, DateTimeOffset? attendedAt) =>
        sql.ExecuteAsync("UPDATE participants SET attended_at = @at WHERE ticket = @ticket", ("@at", attendedAt), ("@ticket", ticket));

    /// <summary>How many people are there.</summary>
    public static async Task<int> HereAsync(StoreConnection sql, SeminarId seminar) => (int)await sql.IntegerAsync(
        """
        SELECT COUNT(*) FROM participants p JOIN registrations r ON r.number = p.registration
        WHERE r.seminar_id = @seminar AND r.status <> 'cancelled' AND p.attended_at IS NOT NULL
        """, ("@seminar", seminar.ToString()));

    private static Participant Read(Row row) => new(
        row.Text("ticket"), new(row.Text("registration")), row.Number("place"), row.TextOrNull("name"), EmailAddress.TryParse(row.TextOrNull("email")),
        row.Text("check_in_code"), row.InstantOrNull("attended_at"))
    { LeftUntil = row.InstantOrNull("left_until") };
}
