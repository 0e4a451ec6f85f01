using System.Globalization;
using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Appointments;

/// <summary>The rows of <c>appointments</c> and <c>appointment_slots</c>.</summary>
public static class AppointmentTable
{
    private static readonly ColumnList<Appointment> Fixed = new(
        ("id", made => made.Id),
        ("request", made => made.Request),
        ("created_at", made => made.CreatedAt));

    private static readonly ColumnList<Appointment> Changing = new(
        ("session", made => made.Session),
        ("officer_id", made => made.OfficerId),
        ("place", made => made.Place),
        ("minutes", made => made.Minutes),
        ("offered", made => string.Join(' ', made.Offered.Select(time => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)))),
        ("status", made => made.Status.Code()),
        ("starts_at", made => made.StartsAt),
        ("wish", made => made.Wish),
        ("report", made => made.Report),
        ("sequence", made => made.Sequence),
        ("updated_at", made => made.UpdatedAt),
        ("version", made => made.Version));

    private static readonly string Select = $"SELECT {Fixed.Of("a")}, {Changing.Of("a")}, {OfficerTable.NameOf("a.officer_id")} AS officer_name, {OfficerTable.LatinNameOf("a.officer_id")} AS latin_name FROM appointments a";

    public static Task<Appointment?> FindAsync(StoreConnection sql, string id) => sql.FindAsync($"{Select} WHERE a.id = @id", Read, ("@id", id));

    /// <summary>The latest first.</summary>
    public static Task<List<Appointment>> OfRequestAsync(StoreConnection sql, string request) =>
        sql.ListAsync($"{Select} WHERE a.request = @request ORDER BY a.created_at DESC, a.id DESC", Read, ("@request", request));

    /// <summary>Those that stand between two moments, in their order; of all officers when none is named.</summary>
    public static Task<List<Appointment>> BetweenAsync(StoreConnection sql, DateTimeOffset from, DateTimeOffset until, string officer) => sql.ListAsync(
        $"{Select} WHERE a.starts_at >= @from AND a.starts_at < @until AND a.status <> 'cancelled' AND (@officer = '' OR a.officer_id = @officer) ORDER BY a.starts_at, a.id",
        Read, ("@from", from), ("@until", until), ("@officer", officer));

    /// <summary>What an officer has to do about them: others times to offer, and reports to write.</summary>
    public static Task<List<Appointment>> OwedAsync(StoreConnection sql, string officer, DateTimeOffset now) => sql.ListAsync(
        $"{Select} WHERE a.officer_id = @officer AND (a.status = 'wanted' OR a.status IN ('offered', 'agreed') AND a.starts_at < @now) ORDER BY a.updated_at, a.id",
        Read, ("@officer", officer), ("@now", now));

    /// <summary>Another value means that some appointment has changed, or is new.</summary>
    public static async Task<string> VersionAsync(StoreConnection sql) =>
        (await sql.IntegerAsync("SELECT CAST(COUNT(*) + COALESCE(SUM(version), 0) AS bigint) FROM appointments")).ToString(CultureInfo.InvariantCulture);

    public static void Add(StoreTransaction transaction, Appointment made) => transaction.Enqueue(
        $"INSERT INTO appointments ({Fixed.Names}, {Changing.Names}) VALUES ({Fixed.Parameters}, {Changing.Parameters})", [.. Fixed.Values(made), .. Changing.Values(made)]);

    /// <summary>The commit fails if somebody else has changed it since it was read.</summary>
    public static Appointment Change(StoreTransaction transaction, Appointment after, DateTimeOffset now)
    {
        var changed = after with { UpdatedAt = now, Version = after.Version + 1 };
        transaction.Guard($"UPDATE appointments SET {Changing.Assignments} WHERE id = @id AND version = @version - 1", [("@id", changed.Id), .. Changing.Values(changed)]);
        return changed;
    }

    /// <summary>Whether the officer has something else then.</summary>
    public static async Task<bool> IsTakenAsync(StoreConnection sql, string officer, DateTimeOffset starts, int minutes, string except) => await sql.ScalarAsync(
        "SELECT 1 FROM appointment_slots WHERE officer_id = @officer AND slot >= @from AND slot < @until AND appointment_id <> @except LIMIT 1",
        ("@officer", officer), ("@from", starts), ("@until", starts.AddMinutes(minutes)), ("@except", except)) is not null;

    public static void FreeSlots(StoreTransaction transaction, string id) =>
        transaction.Enqueue("DELETE FROM appointment_slots WHERE appointment_id = @id", ("@id", id));

    /// <summary>The key of the table stands behind it: of two that take the same half-hour, one commits.</summary>
    public static void TakeSlots(StoreTransaction transaction, Appointment agreed)
    {
        for (var minute = 0; minute < agreed.Minutes; minute += OfferedTimes.Grid)
        {
            transaction.Enqueue("INSERT INTO appointment_slots (officer_id, slot, appointment_id, request) VALUES (@officer, @slot, @id, @request)",
                ("@officer", agreed.OfficerId), ("@slot", agreed.StartsAt!.Value.AddMinutes(minute)), ("@id", agreed.Id), ("@request", agreed.Request));
        }
    }

    private static Appointment Read(Row row) => new()
    {
        Id = row.Text("id"),
        Request = row.Text("request"),
        Session = row.Number("session"),
        OfficerId = row.Text("officer_id"),
        OfficerName = row.TextOrNull("officer_name") ?? "",
        OfficerNames = new(row.TextOrNull("officer_name") ?? "", row.TextOrNull("latin_name") ?? row.TextOrNull("officer_name") ?? ""),
        Place = row.Text("place"),
        Minutes = row.Number("minutes"),
        Offered = [.. row.Text("offered").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(time => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(time, CultureInfo.InvariantCulture)))],
        Status = row.Code("status", AppointmentStatuses.Parse),
        StartsAt = row.InstantOrNull("starts_at"),
        Wish = row.TextOrNull("wish"),
        Report = row.TextOrNull("report"),
        Sequence = row.Number("sequence"),
        CreatedAt = row.Instant("created_at"),
        UpdatedAt = row.Instant("updated_at"),
        Version = row.Integer("version"),
    };
}
