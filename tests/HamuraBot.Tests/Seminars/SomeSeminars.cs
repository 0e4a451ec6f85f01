using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Desk.Exports;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seminars for a desk whose pages are to be looked at: one that is full, one that is called off, and somebody who asked for another.</summary>
public static class SomeSeminars
{
    /// <summary>On 10 December 2026 from two to four in the afternoon; registration closes on the day before.</summary>
    public static SeminarPlan Plan(int capacity)
    {
        var starts = TestClock.InTokyo("2026-12-10T14:00").Now;
        return new()
        {
            Title = new("現場改善セミナー", "Shop-floor improvement"),
            Description = new("五つの型", "Five patterns"),
            Place = "産業福祉センター",
            StartsAt = starts,
            EndsAt = starts.AddHours(2),
            RegistrationClosesAt = starts.AddHours(-21),
            Capacity = capacity,
            MostSeats = 5,
        };
    }

    public static async Task AddAsync(HttpClient http, Func<HttpMethod, string, object, Task<HttpResponseMessage>> send)
    {
        var request = Applicant.Mark(await (await Applicant.ComeAsync(http)).FileAsync("seminar-request"), "receipt").Text("number");
        var full = await PlanAsync(send, "現場改善セミナー", "Shop-floor improvement", "2026-11-27", [request]);
        var path = $"/api/desk/seminars/{full}/registrations";
        foreach (var (name, email) in new[] { ("髙橋 太郎", "a@example.jp"), ("山﨑 一郎", "b@example.jp"), ("佐藤 花子", "c@example.jp"), ("鈴木 次郎", "d@example.jp") })
        {
            using var made = await send(HttpMethod.Post, path, new { name, company = "㈱ハムラ精機", email, seats = 1 });
            Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        }
        foreach (var (number, step, body) in new (string, string, object)[]
        {
            ("S-2026-000001", "/check-in", new { attended = true }), ("S-2026-000004", "/cancel", new { reason = "お電話での申し出" }),
        })
        {
            using var done = await send(HttpMethod.Post, $"{path}/{number}{step}", body);
            Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        }
        using var noted = await send(HttpMethod.Patch, $"{path}/S-2026-000002", new { note = "車いすの席" });
        var off = await PlanAsync(send, "輸出の基礎", "Export basics", "2026-12-15", []);
        using var calledOff = await send(HttpMethod.Post, $"/api/desk/seminars/{off}/cancel", new { reason = "講師の都合" });
        Assert.True(calledOff.IsSuccessStatusCode);
        Applicant.Mark(await (await Applicant.ComeAsync(http, Language.En)).FileAsync("seminar-request"), "receipt");
    }

    private static async Task<string> PlanAsync(
        Func<HttpMethod, string, object, Task<HttpResponseMessage>> send, string ja, string en, string day, string[] invite)
    {
        using var planned = await send(HttpMethod.Post, "/api/desk/seminars", new
        {
            title = new { ja, en },
            description = new { ja = "五つの型で、今日から始める。", en = "Five patterns to begin with today." },
            place = "産業福祉センター",
            startsAt = $"{day}T14:00:00+09:00",
            endsAt = $"{day}T16:00:00+09:00",
            registrationClosesAt = $"{day}T12:00:00+09:00",
            publicFrom = $"{day}T09:00:00+09:00",
            capacity = 2,
            invite,
        });
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync());
        return (await planned.Content.ReadFromJsonAsync<JsonObject>())!.Text("id");
    }
}
