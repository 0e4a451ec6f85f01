using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Seminars;

namespace HamuraBot.Tests.Seminars;

/// <summary>The desk's JSON, without the desk's door.</summary>
public sealed class SeminarApiTests : IAsyncLifetime
{
    private const string Seminars = "/api/desk/seminars";

    private SeminarFixture house = null!;

    public async Task InitializeAsync() => house = await SeminarFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_seminar_is_planned_and_read_back_as_it_was_given()
    {
        using var answer = await house.Desk.PostAsJsonAsync(Seminars, Body());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var made = await JsonAsync(answer);

        var read = await JsonAsync(await house.Desk.GetAsync(answer.Headers.Location));

        Assert.True(JsonNode.DeepEquals(made, read));
        Assert.Equal("現場改善セミナー", (string?)read["title"]!["ja"]);
        Assert.Equal("Five patterns", (string?)read["description"]!["en"]);
        Assert.Equal("2026-12-10T14:00:00+09:00", (string?)read["startsAt"]);
        Assert.Equal((10, 0, 0), ((int)read["capacity"]!, (int)read["taken"]!, (int)read["waiting"]!));
        Assert.Equal("scheduled", (string?)read["status"]);
        Assert.Single((await house.Desk.GetFromJsonAsync<JsonArray>(Seminars))!);
    }

    [Theory]
    [InlineData("title", null)]
    [InlineData("title", "{\"ja\":\"題名\"}")]
    [InlineData("title", "{\"ja\":\"二\\n行\",\"en\":\"Two\"}")]
    [InlineData("description", "{\"ja\":\"\",\"en\":\"\"}")]
    [InlineData("place", "\" \"")]
    [InlineData("startsAt", null)]
    [InlineData("endsAt", "\"2026-12-10T14:00:00+09:00\"")]
    [InlineData("registrationClosesAt", "\"2026-12-10T15:00:00+09:00\"")]
    [InlineData("capacity", "0")]
    [InlineData("maxSeatsPerRegistration", "-1")]
    public async Task What_is_wrong_is_named(string field, string? value)
    {
        var body = Body();
        body[field] = value is null ? null : JsonNode.Parse(value);

        using var answer = await house.Desk.PostAsJsonAsync(Seminars, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([field], (await JsonAsync(answer))["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Taken_and_waiting_seats_are_counted()
    {
        var seminar = await house.PlanAsync(capacity: 3);
        await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2);
        await house.RegisterAsync(seminar.Id, "b@example.jp", seats: 2);

        var read = await JsonAsync(await house.Desk.GetAsync($"{Seminars}/{seminar.Id}"));

        Assert.Equal((2, 2), ((int)read["taken"]!, (int)read["waiting"]!));
    }

    [Fact]
    public async Task More_capacity_promotes_and_less_than_is_given_is_refused()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        foreach (var name in "abc") await house.RegisterAsync(seminar.Id, $"{name}@example.jp");

        var raised = await JsonAsync(await house.Desk.PutAsJsonAsync($"{Seminars}/{seminar.Id}", Body(capacity: 2)));
        Assert.Equal((2, 1), ((int)raised["taken"]!, (int)raised["waiting"]!));

        using var lowered = await house.Desk.PutAsJsonAsync($"{Seminars}/{seminar.Id}", Body(capacity: 1));
        Assert.Equal(HttpStatusCode.BadRequest, lowered.StatusCode);
        Assert.Equal(2, (await house.FindAsync(seminar.Id))!.Plan.Capacity);
    }

    [Fact]
    public async Task A_seminar_is_called_off_once_and_then_stays_so()
    {
        var seminar = await house.PlanAsync();
        var path = $"{Seminars}/{seminar.Id}";

        var cancelled = await JsonAsync(await house.Desk.PostAsJsonAsync($"{path}/cancel", new { reason = "講師の都合" }));

        Assert.Equal("cancelled", (string?)cancelled["status"]);
        Assert.Equal(HttpStatusCode.Conflict, (await house.Desk.PostAsync($"{path}/cancel", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await house.Desk.PutAsJsonAsync(path, Body())).StatusCode);
        Assert.Equal(RegistrationOutcome.Closed, (await house.RegisterAsync(seminar.Id, "a@example.jp")).Outcome);
    }

    [Fact]
    public async Task Only_who_has_a_seat_is_checked_in_and_the_first_time_counts()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        var seated = (await house.RegisterAsync(seminar.Id, "a@example.jp")).Registration!.Number;
        var waiting = (await house.RegisterAsync(seminar.Id, "b@example.jp")).Registration!.Number;
        var path = $"{Seminars}/{seminar.Id}/registrations";

        var first = await JsonAsync(await house.Desk.PostAsync($"{path}/{seated}/check-in", null));
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await JsonAsync(await house.Desk.PostAsync($"{path}/{seated}/check-in", null));

        Assert.True((bool)first["attended"]!);
        Assert.Equal((string?)first["attendedAt"], (string?)second["attendedAt"]);
        Assert.False((bool)(await JsonAsync(await house.Desk.PostAsJsonAsync($"{path}/{seated}/check-in",
            new { attended = false })))["attended"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await house.Desk.PostAsync($"{path}/{waiting}/check-in", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Desk.PostAsync($"{path}/S-2026-999999/check-in", null)).StatusCode);
    }

    [Fact]
    public async Task The_list_comes_as_JSON_or_as_a_table_that_runs_nothing()
    {
        var seminar = await house.PlanAsync(capacity: 1);
        await house.RegisterAsync(seminar.Id, "a@example.jp");
        await house.RegisterAsync(seminar.Id, "b@example.jp");
        var path = $"{Seminars}/{seminar.Id}/registrations";

        var list = (await house.Desk.GetFromJsonAsync<JsonArray>(path))!;
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/csv") } } };
        using var table = await house.Desk.SendAsync(request);

        Assert.Equal(["registered", "waitlisted"], list.Select(item => (string?)item!["status"]));
        Assert.Equal(1, (int?)list[1]!["position"]);
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        var bytes = await table.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Contains("㈱ハムラ精機,a@example.jp,'+81425551111,ja,1", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static JsonObject Body(int capacity = 10) => new()
    {
        ["title"] = new JsonObject { ["ja"] = "現場改善セミナー", ["en"] = "Shop-floor improvement" },
        ["description"] = new JsonObject { ["ja"] = "五つの型", ["en"] = "Five patterns" },
        ["place"] = "産業福祉センター",
        ["startsAt"] = "2026-12-10T14:00:00+09:00",
        ["endsAt"] = "2026-12-10T16:00:00+09:00",
        ["registrationClosesAt"] = "2026-12-09T17:00:00+09:00",
        ["capacity"] = capacity,
    };

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
}
