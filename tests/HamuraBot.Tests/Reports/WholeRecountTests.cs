using System.Text.Json.Nodes;
using HamuraBot.Commands.Demo;
using HamuraBot.Data;
using HamuraBot.Officers;
using HamuraBot.Reports;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Reports;

/// <summary>No figure of a report goes without a second count: the invented week is counted again by plain statements and by hand.</summary>
public sealed class WholeRecountTests
{
    private static readonly DateTimeOffset From = TestClock.InTokyo("2026-11-01T00:00").Now, Until = TestClock.InTokyo("2026-12-01T00:00").Now;

    /// <summary>Counted from the log by <see cref="RecountTests"/>.</summary>
    private static readonly HashSet<string> CountedElsewhere = ["enquiries-by-outcome", "enquiries-by-language", "enquiries-by-topic", "enquiries-by-aspect"];

    private readonly Dictionary<string, decimal?> counted = [];

    private sealed record Called(string Conversation, DateTimeOffset AskedAt, DateTimeOffset? TakenAt, DateTimeOffset? PromisedAt, DateTimeOffset? EndedAt, long? Rating);

    [Theory]
    [MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Every_figure_equals_another_count(StoreProvider provider)
    {
        var now = TestClock.InTokyo("2026-11-30T16:00").Now;
        var clock = new DemoClock(now);
        await using var app = new TestApp { Clock = clock, Postgres = provider is StoreProvider.PostgreSql ? await new PostgresFixture().CreateDatabaseAsync(durable: false) : null };
        await app.StartAsync();
        await app.Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "INSERT INTO officers (id, email, normalized_email, name, role, security_stamp, version, created_at) VALUES ('o', 'o@example.jp', 'O@EXAMPLE.JP', '佐藤', 'Officer', 's', 1, @now)", ("@now", now)), default);
        await new DemoWeek(app.Services, clock, new ActingOfficer("o", "佐藤")).PlayAsync(now);
        await app.Store.WriteAsync(AlterAsync, default);

        await app.Store.ReadAsync(async sql =>
        {
            await CountRequestsAsync(sql);
            await CountCallsAsync(sql, now);
            await CountRestAsync(sql);
            return true;
        }, default);
        var report = await app.Get<ReportParts>().ReadAsync(ReportPeriod.Parse("2026-11")!, default);

        foreach (var table in report.Tables.Where(table => !CountedElsewhere.Contains(table.Id)))
            foreach (var row in table.Rows)
                foreach (var (place, column) in table.Columns.Index())
                {
                    var key = $"{table.Id}/{row.Label.Id}/{column.Id}";
                    Assert.Equal((key, counted.TryGetValue(key, out var known) ? known : table.Id is "requests-by-stage" or "visits-by-outcome" ? 0 : -1), (key, row.Values[place]));
                }
        Assert.Equal(CountedElsewhere, report.Tables.Select(table => table.Id).Where(CountedElsewhere.Contains).ToHashSet());
    }

    /// <summary>What the week has none of: a seminar that has been held, somebody who came, an officer who took a call, ratings, an appointment that was held.</summary>
    private static async Task<bool> AlterAsync(StoreTransaction transaction)
    {
        foreach (var statement in (string[])
        [
            "UPDATE seminars SET starts_at = starts_at - 864000000, ends_at = ends_at - 864000000",
            "UPDATE participants SET attended_at = (SELECT MIN(starts_at) FROM seminars) WHERE place = 1",
            "UPDATE handoffs SET taken_at = asked_at + 1200000, rating = 4 WHERE id = 'H-2026-000001'",
            "UPDATE handoffs SET rating = 5 WHERE id = 'H-2026-000003'",
            "UPDATE appointments SET status = 'held', starts_at = starts_at - 604800000 WHERE id = (SELECT MIN(id) FROM appointments)",
        ])
            await transaction.Sql.ExecuteAsync(statement);
        return true;
    }

    private async Task CountRequestsAsync(StoreConnection sql)
    {
        var requests = await sql.ListAsync("SELECT number, form, stage, received_at FROM requests", row => (Number: row.Text("number"), Form: row.Text("form"), Stage: row.Text("stage"), At: row.Instant("received_at")));
        Assert.True(requests.Count >= 4);
        foreach (var request in requests)
            foreach (var form in (string[])[request.Form, "total"])
            {
                Add($"requests-by-form/{form}/count");
                Add($"requests-by-stage/{form}/total");
                Add($"requests-by-stage/{form}/{request.Stage}");
            }
        var steps = await sql.ListAsync("SELECT number, stage, at FROM request_events WHERE stage IS NOT NULL ORDER BY at", row => (Number: row.Text("number"), Stage: row.Text("stage"), At: row.Instant("at")));
        foreach (var (id, stages) in ((string, string[])[])[("firstStep", ["hearing"]), ("end", ["closed", "declined", "withdrawn"])])
        {
            var days = requests.Select(request => (request, step: steps.Find(step => step.Number == request.Number && stages.Contains(step.Stage)))).Where(pair => pair.step.Number is not null)
                .Select(pair => (decimal)Weekdays(pair.request.At, pair.step.At)).ToList();
            counted[$"requests-handling/{id}/count"] = days.Count;
            counted[$"requests-handling/{id}/median"] = Middle(days);
        }
    }

    private async Task CountCallsAsync(StoreConnection sql, DateTimeOffset now)
    {
        var calls = await sql.ListAsync("SELECT conversation_id, asked_at, taken_at, promised_at, ended_at, rating FROM handoffs", row => new Called(
            row.Text("conversation_id"), row.Instant("asked_at"), row.InstantOrNull("taken_at"), row.InstantOrNull("promised_at"), row.InstantOrNull("ended_at"), row.NumberOrNull("rating")));
        var words = (await sql.ListAsync("SELECT conversation_id, at, body FROM activities ORDER BY at", row => (Conversation: row.Text("conversation_id"), At: row.Instant("at"), Body: JsonNode.Parse(row.Text("body"))!)))
            .FindAll(said => (string?)said.Body["type"] == "message" && ((string?)said.Body["from"]?["id"])?.StartsWith("officer:", StringComparison.Ordinal) is true);
        DateTimeOffset? Answered(Called call) => words.Where(word => word.Conversation == call.Conversation && word.At >= call.AskedAt).Select(word => (DateTimeOffset?)word.At).FirstOrDefault();
        Row("conversations", await CountAsync(sql, "conversations WHERE started_at >= @from AND started_at < @until"));
        Row("handoffs", calls.Count);
        Row("taken", calls.Count(call => call.TakenAt is not null));
        Row("waiting", Middle([.. calls.Where(call => call.TakenAt is not null).Select(call => OpenMinutes(call.AskedAt, call.TakenAt!.Value))]));
        Row("answer", Middle([.. calls.Where(call => Answered(call) is not null).Select(call => OpenMinutes(call.AskedAt, Answered(call)!.Value))]));
        Row("messages", calls.Count(call => call.PromisedAt is not null));
        Row("kept", calls.Count(call => Answered(call) <= call.PromisedAt));
        Row("late", calls.Count(call => Answered(call) > call.PromisedAt || Answered(call) is null && call.PromisedAt < (call.EndedAt ?? now)));
        Row("ratings", calls.Count(call => call.Rating is not null));
        Row("rating", 4.5m);
        void Row(string id, decimal? value) => counted[$"conversations/{id}/count"] = value;

        for (var month = 4; month <= 11; month++)
            foreach (var (column, locale) in ((string, string)[])[("ja", "ja-JP"), ("en", "en-US"), ("total", "%")])
                counted[$"conversations-by-month/2026-{month:00}/{column}"] = month < 11 ? 0
                    : await CountAsync(sql, $"conversations WHERE started_at >= @from AND started_at < @until AND locale LIKE '{locale}'");
    }

    private async Task CountRestAsync(StoreConnection sql)
    {
        const string held = "starts_at >= @from AND starts_at < @until";
        counted["seminars-held/seminars/count"] = await CountAsync(sql, $"seminars WHERE {held}");
        counted["seminars-held/seats/count"] = 4;
        counted["seminars-held/registered/count"] = 4;
        counted["seminars-held/attended/count"] = await CountAsync(sql, "participants WHERE attended_at IS NOT NULL");
        Assert.Equal((1, 3), (counted["seminars-held/seminars/count"], counted["seminars-held/attended/count"]));
        counted["appointments/offered/count"] = await CountAsync(sql, "appointments WHERE created_at >= @from AND created_at < @until");
        counted["appointments/standing/count"] = await CountAsync(sql, $"appointments WHERE {held} AND status IN ('agreed', 'held')");
        counted["appointments/held/count"] = await CountAsync(sql, $"appointments WHERE {held} AND status = 'held'");
        counted["appointments/cancelled/count"] = 0;
        Assert.Equal((2, 1), (counted["appointments/offered/count"], counted["appointments/held/count"]));
        var visits = await sql.ListAsync("SELECT company_id, outcome FROM visits WHERE visited_on >= '2026-11-01' AND visited_on <= '2026-11-30'", row => (Company: row.Text("company_id"), Outcome: row.TextOrNull("outcome")));
        foreach (var (_, outcome) in visits) Add($"visits-by-outcome/{outcome ?? "none"}/visits");
        counted["visits-by-outcome/total/visits"] = counted["visits-in-period/recorded/visits"] = counted["visits-so-far/recorded/visits"] = visits.Count;
        counted["visits-in-period/companies/visits"] = visits.DistinctBy(visit => visit.Company).Count();
        counted["visits-so-far/historic/visits"] = 4_684;
    }

    private void Add(string key) => counted[key] = counted.GetValueOrDefault(key, 0) + 1;

    private static async Task<decimal> CountAsync(StoreConnection sql, string what) => await sql.IntegerAsync($"SELECT COUNT(*) FROM {what}", ("@from", From), ("@until", Until));

    private static decimal? Middle(List<decimal> values) => values.Count == 0 ? null : values.Order().ToList() is var sorted && values.Count % 2 == 1
        ? sorted[values.Count / 2] : (sorted[values.Count / 2 - 1] + sorted[values.Count / 2]) / 2;

    /// <summary>There is no holiday in the week.</summary>
    private static bool IsOpen(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(9)).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static int Weekdays(DateTimeOffset from, DateTimeOffset to)
    {
        var count = 0;
        for (var day = from.ToOffset(TimeSpan.FromHours(9)).Date.AddDays(1); day <= to.ToOffset(TimeSpan.FromHours(9)).Date; day = day.AddDays(1)) count += IsOpen(new(day, TimeSpan.FromHours(9))) ? 1 : 0;
        return count;
    }

    /// <summary>Second by second, from 8:30 to 17:15.</summary>
    private static decimal OpenMinutes(DateTimeOffset from, DateTimeOffset to)
    {
        var seconds = 0;
        for (var at = from; at < to; at += TimeSpan.FromSeconds(1))
            if (IsOpen(at) && at.ToOffset(TimeSpan.FromHours(9)).TimeOfDay is var time && time >= new TimeSpan(8, 30, 0) && time < new TimeSpan(17, 15, 0)) seconds++;
        return Math.Round(seconds / 60m);
    }
}
