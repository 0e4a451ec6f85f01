using System.Globalization;
using HamuraBot.Data;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>What a turn of the application writes beside the message, in bytes: the bare endpoint writes as much.</summary>
internal sealed record RowSizes(int Replies, int State)
{
    public static Task<RowSizes> MeasureAsync(Store store) => store.ReadAsync(async sql => new RowSizes(
        await NumberAsync(sql, """
            SELECT sum(octet_length(body)) / (SELECT count(*) FROM activities WHERE client_id IS NOT NULL)
            FROM activities WHERE client_id IS NULL AND sequence > 1
            """),
        await NumberAsync(sql, "SELECT coalesce(avg(octet_length(body)), 0) FROM states")), CancellationToken.None);

    private static async Task<int> NumberAsync(StoreConnection sql, string query) =>
        (int)Convert.ToDouble(await sql.ScalarAsync(query), CultureInfo.InvariantCulture);
}
