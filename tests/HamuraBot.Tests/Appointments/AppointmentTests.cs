using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Appointments;
using HamuraBot.Requests;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using static HamuraBot.Tests.Appointments.AppointmentFixture;

namespace HamuraBot.Tests.Appointments;

/// <summary>A date for a request: offered by an officer, taken by the company, in both calendars, moved, called off, reported.</summary>
public sealed class AppointmentTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private AppointmentFixture house = null!;
    private DeskOfficer officer = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_time_is_taken_in_the_chat_and_stands_in_both_calendars_on_the_desk_and_in_the_request(bool onPostgres)
    {
        await OpenAsync(onPostgres);
        var (request, visitor) = await house.ApprovedAsync();

        var id = await house.OfferedAsync(officer, request, Thursday, Afternoon, Friday);
        await visitor.LookAsync();
        Assert.Contains("佐藤", visitor.Texts.Single(), StringComparison.Ordinal);
        await visitor.PressAsync("12月3日（木曜）14:00");

        Assert.Contains("髙橋精機 本社工場", visitor.Texts.Single(), StringComparison.Ordinal);
        var agreed = await house.FindAsync(id);
        Assert.Equal((AppointmentStatus.Agreed, At(Afternoon), 1), (agreed.Status, agreed.StartsAt, agreed.Session));
        Assert.Equal((RequestStage.Scheduled, 1, 2), await house.StageAsync(request));
        Assert.Null((await house.RequestAsync(request)).DueAt);
        var invitations = (await house.MailsAsync()).FindAll(mail => mail.CalendarMethod is "REQUEST");
        Assert.Equal([officer.Email, "taro@example.co.jp"], invitations.Select(mail => mail.ToAddress.Value).Order(StringComparer.Ordinal).OrderByDescending(to => to == officer.Email));
        Assert.All(invitations, mail => Assert.Contains("DTSTART:20261203T050000Z", mail.Calendar, StringComparison.Ordinal));
        Assert.Single(invitations.Select(mail => Line(mail.Calendar!, "UID")).Distinct());
        house.Clock.Now = At("2026-12-03T09:00:00+09:00");
        officer = await house.HereAsync(officer);
        var figures = (await officer.GetAsync("reports/2026-12"))["parts"]!["appointments"]![0]!["rows"]!.AsArray().ToDictionary(row => row.Text("id"), row => (int)row!["values"]!["count"]!);
        Assert.Equal((0, 1, 0, 0), (figures["offered"], figures["standing"], figures["held"], figures["cancelled"]));
        Assert.Contains("14:00", await ReadAsync("/desk?lang=ja"), StringComparison.Ordinal);
        Assert.Contains("14:00–15:00 髙橋精機株式会社", await ReadAsync("/desk/appointments?lang=ja"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_officer_has_the_chat_the_button_takes_the_time_and_the_officer_sees_what_was_pressed()
    {
        await OpenAsync();
        var (request, visitor) = await house.ApprovedAsync();
        var handoff = (await visitor.WantPersonAsync("訪問の日時のこと")).Handoff;
        await officer.DoAsync(handoff, "take");
        await officer.DoAsync(handoff, "messages", new { text = "候補をお送りします。" });
        var id = await house.OfferedAsync(officer, request, Thursday, Afternoon);

        await PressInThePageAsync(visitor, $"appointment:{id}/{Seconds(Afternoon)}", "12/3（木曜）14:00");

        Assert.Contains("髙橋精機 本社工場", visitor.Texts.Single(), StringComparison.Ordinal);
        Assert.Equal((AppointmentStatus.Agreed, At(Afternoon)), ((await house.FindAsync(id)).Status, (await house.FindAsync(id)).StartsAt));
        var seen = await officer.GetAsync($"handoffs/{handoff}");
        Assert.Equal(("with-officer", null), (seen.Text("status"), seen["unansweredSince"]));
        var lines = seen["transcript"]!.AsArray().Select(line => line!.Text("text")).ToList();
        Assert.Contains("12/3（木曜）14:00", lines);
        Assert.DoesNotContain(lines, line => line.Contains("appointment:", StringComparison.Ordinal));

        await visitor.SayAsync("よろしくお願いします。金曜の駐車場はありますか");
        Assert.Empty(visitor.Texts);
        Assert.NotNull((await officer.GetAsync($"handoffs/{handoff}"))["unansweredSince"]);
    }

    [Fact]
    public async Task A_second_tap_is_told_what_the_first_one_agreed()
    {
        await OpenAsync();
        var (request, visitor) = await house.ApprovedAsync();
        await house.OfferedAsync(officer, request, Thursday, Friday);
        await visitor.LookAsync();
        var offer = visitor.News;
        await visitor.PressAsync("12月3日（木曜）10:00");
        var first = visitor.Texts.Single();

        await visitor.SayAsync(Button(offer, "12月3日（木曜）10:00"));

        Assert.Equal(first, visitor.Texts.Single());
        await visitor.SayAsync(Button(offer, "12月4日（金曜）10:30"));
        Assert.NotEqual(first, visitor.Texts.Single());
    }

    [Fact]
    public async Task On_its_page_the_company_chooses_moves_and_calls_off_and_calendars_follow()
    {
        await OpenAsync();
        var (request, _) = await house.ApprovedAsync();
        var id = await house.OfferedAsync(officer, request, Thursday, Friday);
        var link = await house.LinkAsync(id);

        await house.ChooseAsync(link, Seconds(Thursday));
        await house.ChooseAsync(link, "others", "金曜の午後がよいです。");
        var wanted = await house.FindAsync(id);
        Assert.Equal((AppointmentStatus.Wanted, null, "金曜の午後がよいです。"), (wanted.Status, wanted.StartsAt, wanted.Wish));
        Assert.Contains("別の日時をご希望です", await ReadAsync("/desk?lang=ja"), StringComparison.Ordinal);
        await house.OfferedAsync(officer, request, Friday);
        await house.ChooseAsync(link, Seconds(Friday));
        Assert.Null((await house.RequestAsync(request)).DueAt);
        Assert.Contains("取り消されました", await house.CallOffAsync(link), StringComparison.Ordinal);
        // Nobody comes any more, and so the desk owes a word again.
        Assert.Equal(At("2026-11-26T12:00:00+09:00"), (await house.RequestAsync(request)).DueAt);

        var sent = (await house.MailsAsync()).FindAll(mail => mail.Calendar is not null && mail.ToAddress.Value == "taro@example.co.jp");
        Assert.Equal([("REQUEST", 1), ("CANCEL", 2), ("REQUEST", 3), ("CANCEL", 4)], sent.Select(mail => (mail.CalendarMethod!, int.Parse(Line(mail.Calendar!, "SEQUENCE"), CultureInfo.InvariantCulture))).OrderBy(mail => mail.Item2));
        Assert.Equal((RequestStage.Scheduled, 1, 2), await house.StageAsync(request));
    }

    [Fact]
    public async Task It_is_moved_until_the_day_before_and_both_are_reminded_then()
    {
        await OpenAsync();
        var (request, _) = await house.ApprovedAsync();
        var id = await house.OfferedAsync(officer, request, Thursday);
        var link = await house.LinkAsync(id);
        await house.ChooseAsync(link, Seconds(Thursday));

        house.Clock.Now = At("2026-12-02T08:00:00+09:00");
        Assert.DoesNotContain(await house.MailsAsync(), mail => mail.Subject.Contains("明日の面談", StringComparison.Ordinal));
        await house.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(2, (await house.MailsAsync()).Count(mail => mail.Subject.Contains("明日の面談", StringComparison.Ordinal)));

        house.Clock.Now = At("2026-12-03T08:00:00+09:00");
        await house.ChooseAsync(link, "others");
        Assert.Equal(AppointmentStatus.Agreed, (await house.FindAsync(id)).Status);
    }

    [Fact]
    public async Task Each_of_several_visits_is_followed_by_its_report()
    {
        await OpenAsync();
        var (request, _) = await house.ApprovedAsync(sessions: 2);
        foreach (var (session, day) in ((int, string)[])[(1, Thursday), (2, "2026-12-10T10:00:00+09:00")])
        {
            var id = await house.OfferedAsync(officer, request, day);
            await house.ChooseAsync(await house.LinkAsync(id), Seconds(day));
            Assert.Equal((RequestStage.Scheduled, session, 2), await house.StageAsync(request));
            Assert.Equal(HttpStatusCode.Conflict, await ReportAsync(id));
            house.Clock.Now = At(day).AddHours(2);
            officer = await house.HereAsync(officer);
            Assert.Contains("報告がまだです", await ReadAsync("/desk?lang=ja"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, await ReportAsync(id));
            Assert.Equal((RequestStage.Reported, session, 2), await house.StageAsync(request));
        }
        Assert.Equal([2, 1], (await officer.GetAsync($"requests/{request}/appointments")).AsArray().Select(made => made!["session"]!.GetValue<int>()));
    }

    [Fact]
    public async Task An_officers_calendar_is_read_by_its_link_until_that_is_renewed()
    {
        await OpenAsync();
        var (request, _) = await house.ApprovedAsync();
        var id = await house.OfferedAsync(officer, request, Thursday);
        await house.ChooseAsync(await house.LinkAsync(id), Seconds(Thursday));
        var feeds = (HamuraBot.Appointments.Desk.CalendarFeeds)house.Services.GetService(typeof(HamuraBot.Appointments.Desk.CalendarFeeds))!;
        var link = new Uri(await feeds.RenewAsync(officer.Id, default)).PathAndQuery;

        Assert.Contains("SUMMARY:髙橋精機株式会社", (await house.CreateClient().GetStringAsync(link)).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        await feeds.RenewAsync(officer.Id, default);
        using var old = await house.CreateClient().GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
    }

    [Fact]
    public async Task With_a_withdrawn_request_its_appointment_goes_too_and_a_stranger_takes_nothing_in_the_chat()
    {
        await OpenAsync();
        var (request, _) = await house.ApprovedAsync();
        var id = await house.OfferedAsync(officer, request, Thursday);
        var (_, stranger) = await house.ApprovedAsync();
        await stranger.SayAsync($"appointment:{id}/{Seconds(Thursday)}");
        Assert.Equal(AppointmentStatus.Offered, (await house.FindAsync(id)).Status);
        await house.ChooseAsync(await house.LinkAsync(id), Seconds(Thursday));

        await house.Store.WriteAsync(transaction => SupportRequests.ChangeAsync(transaction, request, before => RequestChange.Withdrawal(before, house.Clock.Now), null), default);
        await house.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(AppointmentStatus.Cancelled, (await house.FindAsync(id)).Status);
        Assert.Equal(0, await house.Store.ReadAsync(sql => sql.IntegerAsync("SELECT COUNT(*) FROM appointment_slots"), default));
    }

    private async Task OpenAsync(bool onPostgres = false)
    {
        house = await AppointmentFixture.OpenAsync(onPostgres ? await postgres.CreateDatabaseAsync(durable: false) : null);
        officer = await house.OfficerAsync();
    }

    /// <summary>As the web page sends it: the command, and beside it what the button said.</summary>
    private static async Task PressInThePageAsync(HandoffVisitor visitor, string command, string shown)
    {
        await visitor.LookAsync();
        var message = Fixtures.Some.Message(command);
        message["locale"] = "ja-JP";
        message["channelData"]!["messageBack"] = new JsonObject { ["displayText"] = shown };
        await visitor.Client.PostAsync(message).JsonAsync();
        await visitor.LookAsync();
    }

    private static string Button(IEnumerable<JsonObject> offer, string title) =>
        offer.SelectMany(activity => activity["suggestedActions"]?["actions"]?.AsArray() ?? []).Single(button => button.Text("title") == title).Text("text");

    private async Task<HttpStatusCode> ReportAsync(string id)
    {
        using var answer = await officer.PostAsync($"appointments/{id}/report", new { report = "工程を見て、改善点を3つ話し合いました。" });
        return answer.StatusCode;
    }

    private async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await officer.Http.GetStringAsync(path));

    private static string Line(string calendar, string name) => calendar.Split("\r\n").First(line => line.StartsWith($"{name}:", StringComparison.Ordinal))[(name.Length + 1)..];
}
