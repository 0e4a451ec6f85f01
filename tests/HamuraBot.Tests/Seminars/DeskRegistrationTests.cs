using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Seminars.Invitations;

namespace HamuraBot.Tests.Seminars;

/// <summary>What officers do for participants, through the desk's JSON.</summary>
public sealed class DeskRegistrationTests : IAsyncLifetime
{
    private SeminarFixture house = null!;
    private Seminar seminar = null!;

    public async Task InitializeAsync()
    {
        house = await SeminarFixture.OpenAsync();
        seminar = await house.PlanAsync(capacity: 2);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Somebody_at_the_phone_is_signed_up_also_after_registration_has_closed()
    {
        house.Clock.Now = seminar.Plan.RegistrationClosesAt.AddHours(1);

        using var answer = await PostAsync("", new { name = "髙橋 太郎", company = "㈱ハムラ精機", email = "a@example.jp", phone = "042-555-1111", seats = 1 });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("registered", (string?)(await JsonAsync(answer))["status"]);
        Assert.Contains("お申し込みを受け付けました", Assert.Single(await house.MailsAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_at_the_door_is_there_as_long_as_there_are_chairs_with_an_address_or_without()
    {
        var seated = (await house.RegisterAsync(seminar.Id, "a@example.jp")).Registration!;
        house.Clock.Now = seminar.Plan.StartsAt.AddMinutes(5);
        await PostAsync($"/{seated.Number}/check-in", new { attended = true });

        var late = await JsonAsync(await PostAsync("", new { name = "遅刻 花子", attended = true }));
        using var tooMany = await PostAsync("", new { name = "満席 次郎", email = "c@example.jp", attended = true });

        Assert.Equal((true, null), ((bool)late["attended"]!, (string?)late["email"]));
        Assert.Equal(HttpStatusCode.Conflict, tooMany.StatusCode);
        Assert.Equal(2, (await house.FindAsync(seminar.Id))!.Taken);
        Assert.Equal(["a@example.jp"], (await house.MailsAsync()).Select(mail => mail.To));
        Assert.Equal(2, (await house.ListAsync(seminar.Id)).Count);
    }

    [Fact]
    public async Task Once_it_has_begun_those_who_wait_are_let_in_as_long_as_chairs_are_empty()
    {
        var (came, absent) = (await house.RegisterAsync(seminar.Id, "a@example.jp"), await house.RegisterAsync(seminar.Id, "b@example.jp"));
        var (waiting, last) = (await house.RegisterAsync(seminar.Id, "c@example.jp"), await house.RegisterAsync(seminar.Id, "d@example.jp"));
        await PostAsync($"/{came.Registration!.Number}/check-in", new { attended = true });
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync($"/{waiting.Registration!.Number}/check-in", new { attended = true })).StatusCode);

        house.Clock.Now = seminar.Plan.StartsAt;
        var letIn = await JsonAsync(await PostAsync($"/{waiting.Registration.Number}/check-in", new { attended = true }));

        Assert.True((bool)letIn["attended"]!);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync($"/{last.Registration!.Number}/check-in", new { attended = true })).StatusCode);
        Assert.Equal((2, 2), ((int)(await house.Desk.GetFromJsonAsync<JsonObject>($"/api/desk/seminars/{seminar.Id}"))!["attended"]!, (await house.FindAsync(seminar.Id))!.Taken));
        Assert.True(absent.Registration!.IsLive);
    }

    [Fact]
    public async Task Each_person_of_a_party_is_ticked_alone_and_by_the_number_of_all_together()
    {
        var party = (await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2, companions: [new("岸 花子")])).Registration!;

        var one = await JsonAsync(await PostAsync($"/{party.Number}/check-in", new { person = party.People[1].Ticket }));
        Assert.Equal([(string?)null, "there"], one["people"]!.AsArray().Select(person => (string?)person!["checkedInAt"] is null ? null : "there"));
        Assert.Equal("岸 花子", (string?)one["people"]![1]!["name"]);
        var both = await JsonAsync(await PostAsync($"/{party.Number}/check-in", new { attended = true }));
        Assert.All(both["people"]!.AsArray(), person => Assert.NotNull(person!["checkedInAt"]));
        var undone = await JsonAsync(await PostAsync($"/{party.People[0].Ticket}/check-in", new { attended = false }));
        Assert.Equal(1, undone["people"]!.AsArray().Count(person => person!["checkedInAt"] is not null));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("email", "nobody")]
    [InlineData("phone", "12")]
    public async Task What_cannot_be_taken_is_named(string field, string value)
    {
        var body = new JsonObject { ["name"] = "髙橋", ["email"] = "a@example.jp", ["seats"] = 1, [field] = value };

        using var answer = await house.Desk.PostAsJsonAsync(Path(""), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([field], (await JsonAsync(answer))["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Cancelled_by_the_desk_the_participant_hears_why_and_the_first_who_waits_moves_up()
    {
        var (first, _) = (await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2), await house.RegisterAsync(seminar.Id, "b@example.jp"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));

        using var answer = await PostAsync($"/{first.Registration!.Number}/cancel", new { reason = "お電話での申し出" });

        Assert.Equal("cancelled", (string?)(await JsonAsync(answer))["status"]);
        var told = (await house.MailsAsync()).Last(mail => mail.To == "a@example.jp");
        Assert.Equal("CANCEL", told.Method);
        Assert.Contains("理由：お電話での申し出", told.Text, StringComparison.Ordinal);
        Assert.Equal([RegistrationStatus.Cancelled, RegistrationStatus.Registered], (await house.ListAsync(seminar.Id)).Select(one => one.Status));
    }

    [Fact]
    public async Task A_code_at_the_door_checks_in_once_and_opens_no_other_seminar()
    {
        var made = (await house.RegisterAsync(seminar.Id, "a@example.jp")).Registration!;
        var other = await house.PlanAsync();
        var path = $"/api/desk/seminars/{seminar.Id}/check-in";

        var first = await JsonAsync(await house.Desk.PostAsJsonAsync(path, new { code = made.People[0].CheckInCode }));
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        var again = await JsonAsync(await house.Desk.PostAsJsonAsync(path, new { code = made.People[0].CheckInCode }));

        Assert.Equal((made.Number.Value, true), ((string?)first["number"], (bool)first["attended"]!));
        Assert.Equal((string?)first["attendedAt"], (string?)again["attendedAt"]);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Desk.PostAsJsonAsync(path, new { code = "0" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await house.Desk.PostAsJsonAsync($"/api/desk/seminars/{other.Id}/check-in", new { code = made.People[0].CheckInCode })).StatusCode);
        Assert.DoesNotContain(made.Number.Value[^6..], made.People[0].CheckInCode, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_are_the_desks_own_and_each_step_is_in_the_trail()
    {
        var made = (await house.RegisterAsync(seminar.Id, "a@example.jp")).Registration!.Number;

        using var noted = await house.Desk.PatchAsJsonAsync(Path($"/{made}"), new { note = "車いすの席" });
        await PostAsync($"/{made}/check-in", new { attended = true });
        await PostAsync($"/{made}/check-in", new { attended = false });

        Assert.Equal("車いすの席", (string?)(await JsonAsync(noted))["note"]);
        Assert.Equal(["check-in undone", "checked in", "noted"], (await AuditAsync(made)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ratings_are_counted_averaged_and_told_without_names()
    {
        foreach (var (name, rating, comment) in new[] { ("a", 5, "わかりやすかった"), ("b", 4, null) })
        {
            var made = (await house.RegisterAsync(seminar.Id, $"{name}@example.jp")).Registration!.Number;
            await house.Store.WriteAsync(async transaction =>
            {
                await RegistrationTable.RateAsync(transaction.Sql, made, rating, comment);
                return true;
            }, default);
        }

        var survey = (await house.Desk.GetFromJsonAsync<JsonObject>($"/api/desk/seminars/{seminar.Id}"))!["survey"]!;

        Assert.Equal("""{"answers":2,"average":4.5,"counts":[0,0,0,1,1],"comments":["わかりやすかった"]}""",
            survey.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void An_average_of_nothing_is_none() => Assert.Null(Survey.Of([]).Average);

    [Fact]
    public async Task Who_asked_is_listed_until_a_seminar_answers()
    {
        house.Requesters.Add("R-2026-000001", "ask@example.jp");
        Assert.False((bool)(await RequestersAsync())[0]!["answered"]!);

        using var invited = await house.Desk.PostAsJsonAsync($"/api/desk/seminars/{seminar.Id}/invitations", new { requests = (string[])["R-2026-000001"] });
        using var unknown = await house.Desk.PostAsJsonAsync($"/api/desk/seminars/{seminar.Id}/invitations", new { requests = (string[])["R-2026-000009"] });

        Assert.Equal(["R-2026-000001"], (await JsonAsync(invited))["invited"]!.AsArray().Select(number => (string?)number));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.True((bool)(await RequestersAsync())[0]!["answered"]!);
        await house.CallOffAsync(seminar.Id);
        Assert.False((bool)(await RequestersAsync())[0]!["answered"]!);
    }

    private async Task<JsonArray> RequestersAsync() => (await house.Desk.GetFromJsonAsync<JsonArray>("/api/desk/seminars/wishes"))!;

    private Task<List<string>> AuditAsync(RegistrationNumber number) => house.Store.ReadAsync(
        sql => sql.ListAsync("SELECT action FROM audit WHERE subject_id = @number", row => row.Text("action"), ("@number", number.Value)), default);

    private string Path(string rest) => $"/api/desk/seminars/{seminar.Id}/registrations{rest}";

    private Task<HttpResponseMessage> PostAsync(string rest, object body) => house.Desk.PostAsJsonAsync(Path(rest), body);

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
}
