using System.Data.Common;
using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Seminars;

/// <summary>The rows of <c>seminars</c>.</summary>
public static class SeminarTable
{
    private const string Columns = """
        id, title_ja, title_en, description_ja, description_en, place, bring_ja, bring_en, starts_at, ends_at, registration_closes_at,
        capacity, most_seats, taken, steps, status, sequence, public_from
        """;

    public static async Task<Seminar?> FindAsync(StoreConnection sql, SeminarId id) =>
        (await ReadAsync(sql.QueryAsync($"SELECT {Columns} FROM seminars WHERE id = @id", ("@id", id.ToString())))).SingleOrDefault();

    /// <summary>All of them, the next one first, then those that are over.</summary>
    public static Task<List<Seminar>> AllAsync(StoreConnection sql, DateTimeOffset now) => ReadAsync(sql.QueryAsync(
        $"""
        SELECT {Columns} FROM seminars
        ORDER BY CASE WHEN ends_at > @now THEN 0 ELSE 1 END, CASE WHEN ends_at > @now THEN starts_at ELSE -starts_at END
        """,
        ("@now", now.ToUnixTimeMilliseconds())));

    /// <summary>Those that every visitor may hear about: scheduled, public and not begun.</summary>
    public static Task<List<Seminar>> ComingAsync(StoreConnection sql, DateTimeOffset now) => ReadAsync(sql.QueryAsync(
        $"""
        SELECT {Columns} FROM seminars WHERE starts_at > @now AND status = 'scheduled' AND (public_from IS NULL OR public_from <= @now)
        ORDER BY starts_at, id
        """, ("@now", now.ToUnixTimeMilliseconds())));

    /// <summary>Those that take place and have not begun, public or not yet.</summary>
    public static Task<List<Seminar>> ScheduledAsync(StoreConnection sql, DateTimeOffset now) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM seminars WHERE starts_at > @now AND status = 'scheduled' ORDER BY starts_at, id",
        ("@now", now.ToUnixTimeMilliseconds())));

    /// <summary>Changes whenever something happens to a seminar or to somebody who comes to one.</summary>
    public static async Task<string> VersionAsync(StoreConnection sql)
    {
        await using var row = await sql.QueryAsync("SELECT COUNT(*), COALESCE(SUM(steps), 0), COALESCE(SUM(sequence), 0) FROM seminars");
        await row.ReadAsync();
        return $"{row.GetInt64(0)} {row.GetValue(1)} {row.GetValue(2)}";
    }

    /// <summary>Those that begin between two instants and take place.</summary>
    public static Task<List<Seminar>> BetweenAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until) => ReadAsync(sql.QueryAsync(
        $"SELECT {Columns} FROM seminars WHERE starts_at >= @from AND starts_at < @until AND status = 'scheduled' ORDER BY starts_at, id",
        ("@from", from.ToUnixTimeMilliseconds()), ("@until", until.ToUnixTimeMilliseconds())));

    /// <summary>
    /// Begins a step of a seminar's registrations. On PostgreSQL the row is ours from here to the commit, so that steps follow one another
    /// between nodes, too, and what is read next is not outdated.
    /// </summary>
    public static async Task<Seminar?> BeginStepAsync(StoreTransaction transaction, SeminarId id)
    {
        transaction.QueueFor($"seminar {id}");
        return (await ReadAsync(transaction.Sql.QueryAsync(
            $"UPDATE seminars SET steps = steps + 1 WHERE id = @id RETURNING {Columns}", ("@id", id.ToString())))).SingleOrDefault();
    }

    public static async Task InsertAsync(StoreConnection sql, Seminar seminar) => await sql.ExecuteAsync(
        """
        INSERT INTO seminars (id, title_ja, title_en, description_ja, description_en, place, bring_ja, bring_en, starts_at, ends_at,
          registration_closes_at, capacity, most_seats, public_from, taken, steps, status, sequence)
        VALUES (@id, @titleJa, @titleEn, @descriptionJa, @descriptionEn, @place, @bringJa, @bringEn, @starts, @ends, @closes,
          @capacity, @most, @public, 0, 0, 'scheduled', 0)
        """, [.. Values(seminar.Id, seminar.Plan)]);

    /// <summary>Everything but the seats given, the status and what goes with them.</summary>
    /// <returns>False if more seats are given than the plan has.</returns>
    public static async Task<bool> UpdateAsync(StoreConnection sql, SeminarId id, SeminarPlan plan, int sequence) => await sql.ExecuteAsync(
        """
        UPDATE seminars SET title_ja = @titleJa, title_en = @titleEn, description_ja = @descriptionJa, description_en = @descriptionEn,
          place = @place, bring_ja = @bringJa, bring_en = @bringEn, starts_at = @starts, ends_at = @ends, registration_closes_at = @closes,
          capacity = @capacity, most_seats = @most, public_from = @public, sequence = @sequence
        WHERE id = @id AND taken <= @capacity
        """, [.. Values(id, plan), ("@sequence", sequence)]) == 1;

    public static async Task<bool> CallOffAsync(StoreConnection sql, SeminarId id) => await sql.ExecuteAsync(
        "UPDATE seminars SET status = 'cancelled', sequence = sequence + 1 WHERE id = @id AND status = 'scheduled'",
        ("@id", id.ToString())) == 1;

    private static IEnumerable<(string, object?)> Values(SeminarId id, SeminarPlan plan) =>
    [
        ("@id", id.ToString()), ("@titleJa", plan.Title.Ja), ("@titleEn", plan.Title.En),
        ("@descriptionJa", plan.Description.Ja), ("@descriptionEn", plan.Description.En), ("@place", plan.Place),
        ("@bringJa", plan.Bring?.Ja), ("@bringEn", plan.Bring?.En), ("@starts", plan.StartsAt.ToUnixTimeMilliseconds()),
        ("@ends", plan.EndsAt.ToUnixTimeMilliseconds()), ("@closes", plan.RegistrationClosesAt.ToUnixTimeMilliseconds()),
        ("@capacity", plan.Capacity), ("@most", plan.MostSeats), ("@public", plan.PublicFrom?.ToUnixTimeMilliseconds()),
    ];

    private static async Task<List<Seminar>> ReadAsync(Task<DbDataReader> query)
    {
        var seminars = new List<Seminar>();
        await using var rows = await query;
        while (await rows.ReadAsync()) seminars.Add(Read(rows));
        return seminars;
    }

    private static Seminar Read(DbDataReader row)
    {
        var bring = row.IsDBNull(6) ? null : new Words(row.GetString(6), row.GetString(7));
        var plan = new SeminarPlan(
            new(row.GetString(1), row.GetString(2)), new(row.GetString(3), row.GetString(4)), row.GetString(5), bring,
            Instant(row, 8), Instant(row, 9), Instant(row, 10), row.GetInt32(11), row.GetInt32(12), row.IsDBNull(17) ? null : Instant(row, 17));
        var status = row.GetString(15) is "scheduled" ? SeminarStatus.Scheduled : SeminarStatus.Cancelled;
        return new(SeminarId.Parse(row.GetString(0)), plan, row.GetInt32(13), row.GetInt64(14), status, row.GetInt32(16));
    }

    private static DateTimeOffset Instant(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
