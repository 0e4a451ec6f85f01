using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using HamuraBot.Seminars;
using HamuraBot.Seminars.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Seminars that are seen online: who gets the link and when, and what there is afterwards.</summary>
public sealed partial class OnlineSeminarTests : IAsyncLifetime
{
    private const string Meeting = "https://meet.example.jp/kaizen-7";

    private SeminarFixture house = null!;

    public async Task InitializeAsync() => house = await SeminarFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_link_is_told_to_those_who_have_a_seat_an_hour_before_and_to_nobody_else()
    {
        var seminar = await PlanAsync(capacity: 2);
        await house.RegisterAsync(seminar.Id, "a@example.jp", seats: 2, companions: new Companion("岸 花子", EmailAddress.Parse("kishi@example.jp")));
        await house.RegisterAsync(seminar.Id, "waiting@example.jp");
        var (seated, waiting) = (await LinkAsync("a@example.jp"), await LinkAsync("waiting@example.jp"));
        Assert.Contains("参加方法：会場でもオンラインでも", (await house.MailsAsync()).First(mail => mail.To == "a@example.jp").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Meeting, await ReadAsync(seated), StringComparison.Ordinal);

        house.Clock.Now = seminar.LinkFrom;
        await house.LetTimersGoOffAsync();

        Assert.Equal(["a@example.jp", "kishi@example.jp"], await ToldOfAsync($"{Meeting}\n"));
        Assert.Contains(Meeting, await ReadAsync(seated), StringComparison.Ordinal);
        foreach (var page in new[] { waiting, $"/seminars/{seminar.Id}", $"/seminars/{seminar.Id}.ics", "/seminars.ics" })
            Assert.DoesNotContain("meet.example.jp", await ReadAsync(page), StringComparison.Ordinal);
        house.Clock.Now = seminar.Plan.EndsAt;
        Assert.DoesNotContain(Meeting, await ReadAsync(seated), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Attendance.Online, Language.Ja, "オンライン", "オンライン（参加用のリンクは、お席のある方にだけ、開始の1時間前にメールと")]
    [InlineData(Attendance.Online, Language.En, "Online", "Online (the link comes an hour before the start, by mail and")]
    [InlineData(Attendance.Hybrid, Language.Ja, "産業福祉センター、またはオンライン", "会場でもオンラインでも参加できます（参加用のリンクは、お席のある方にだけ、")]
    [InlineData(Attendance.Hybrid, Language.En, "産業福祉センター, or online", "At the place or online (the link comes an hour before the start")]
    public async Task Where_it_is_and_when_the_link_comes_is_said_alike_by_mail_calendar_and_page(Attendance attendance, Language language, string place, string how)
    {
        var seminar = await house.PlanAsync(30, plan => plan with { Attendance = attendance, OnlineLink = new(Meeting) });
        await house.RegisterAsync(seminar.Id, "a@example.jp", language: language);
        var mail = Assert.Single(await house.MailsAsync());
        var calendar = mail.Calendar!.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal);
        var own = await ReadAsync(await LinkAsync("a@example.jp"));

        foreach (var told in new[] { mail.Text, calendar, own, await ReadAsync($"/seminars/{seminar.Id}?lang={language.Code()}") })
        {
            Assert.Contains(place, told, StringComparison.Ordinal);
            Assert.Contains(how, told, StringComparison.Ordinal);
            Assert.DoesNotContain(Meeting, told, StringComparison.Ordinal);
            if (attendance is Attendance.Online) Assert.DoesNotContain("産業福祉センター", told, StringComparison.Ordinal);
        }
        Assert.Contains($"LOCATION:{place}", calendar, StringComparison.Ordinal);
        // A code is spoken of where there is one.
        Assert.Equal(attendance is Attendance.Hybrid, mail.Text.Contains("QR", StringComparison.Ordinal));
        Assert.Equal(attendance is Attendance.Hybrid, own.Contains("ticket.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_comes_in_the_last_hour_and_whoever_has_an_old_link_is_told_at_once()
    {
        var seminar = await PlanAsync(capacity: 1);
        var first = await house.RegisterAsync(seminar.Id, "a@example.jp");
        await house.RegisterAsync(seminar.Id, "next@example.jp");
        house.Clock.Now = seminar.LinkFrom;
        await house.LetTimersGoOffAsync();

        await house.CancelAsync(first.Registration!.Number);
        Assert.Equal(["a@example.jp", "next@example.jp"], await ToldOfAsync($"{Meeting}\n"));
        await house.ChangeAsync(seminar.Id, seminar.Plan with { OnlineLink = new($"{Meeting}-b") });

        Assert.Equal(["next@example.jp"], await ToldOfAsync($"{Meeting}-b"));
    }

    [Theory]
    [InlineData("online", "javascript:alert(1)", "onlineLink")]
    [InlineData("online", "http://meet.example.jp/kaizen-7", "onlineLink")]
    [InlineData("online", "https://u:p@meet.example.jp/", "onlineLink")]
    [InlineData("on-site", Meeting, "onlineLink")]
    [InlineData("somewhere", null, "attendance")]
    [InlineData("online", Meeting, null)]
    [InlineData("online", null, null)]
    public async Task The_desk_plans_one_online_and_bad_links_are_named(string attendance, string? link, string? fault)
    {
        var body = new
        {
            title = new { ja = "現場改善", en = "Kaizen" },
            description = new { ja = "型", en = "Patterns" },
            place = "オンライン",
            placeEn = "Online",
            attendance,
            onlineLink = link,
            startsAt = "2026-12-10T14:00:00+09:00",
            endsAt = "2026-12-10T16:00:00+09:00",
            registrationClosesAt = "2026-12-09T17:00:00+09:00",
            capacity = 10,
        };

        using var answer = await house.Desk.PostAsJsonAsync("/api/desk/seminars", body);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        if (fault is not null) Assert.Equal([fault], told["errors"]!.AsObject().Select(error => error.Key));
        else Assert.Equal((attendance, link, "Online"), ((string?)told["attendance"], (string?)told["onlineLink"], (string?)told["placeEn"]));
        if (fault is null) Assert.Contains("OnlineEventAttendanceMode", await ReadAsync($"/seminars/{told.Text("id")}?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Materials_are_for_those_who_had_a_seat_from_the_start_on_and_are_told_of_by_mail()
    {
        var seminar = await PlanAsync();
        await house.RegisterAsync(seminar.Id, "a@example.jp");
        var own = await LinkAsync("a@example.jp");
        await PutUpAsync(seminar, "スライド", "slides.pdf", "%PDF-1.7 slides");
        house.Clock.Now += TimeSpan.FromSeconds(1);
        await PutUpAsync(seminar, "録画", null, null, "https://video.example.jp/1");
        Assert.Equal(HttpStatusCode.BadRequest, await TryPutUpAsync(seminar, "実行ファイル", "slides.pdf", "MZ", null));
        Assert.DoesNotContain("スライド", await ReadAsync(own), StringComparison.Ordinal);

        house.Clock.Now = seminar.Plan.EndsAt;
        var page = new HtmlParser().ParseDocument(await ReadAsync(own));
        var links = page.QuerySelectorAll("[aria-labelledby=downloads] a").Select(link => link.GetAttribute("href")!).ToList();
        using var http = house.Desk;
        using var file = await http.GetAsync(links[0]);

        Assert.Equal("https://video.example.jp/1", links[1]);
        Assert.Equal(("application/pdf", "%PDF-1.7 slides", "attachment"),
            (file.Content.Headers.ContentType!.MediaType, await file.Content.ReadAsStringAsync(), file.Content.Headers.ContentDisposition!.DispositionType));
        house.Clock.Now = TestClock.InTokyo("2026-12-11T10:00").Now;
        await house.LetTimersGoOffAsync();
        Assert.Equal(["a@example.jp"], await ToldOfAsync("当日の資料は"));
    }

    [Fact]
    public async Task Whoever_declines_the_survey_is_asked_after_no_seminar_any_more_and_still_hears_of_materials()
    {
        var first = await PlanAsync();
        await house.RegisterAsync(first.Id, "a@example.jp");
        house.Clock.Now = TestClock.InTokyo("2026-12-11T10:00").Now;
        await house.LetTimersGoOffAsync();
        var decline = Link().Matches((await house.MailsAsync()).Last(mail => mail.To == "a@example.jp").Text).Select(match => match.Value)
            .Single(path => path.EndsWith("/no-survey", StringComparison.Ordinal));
        var own = decline[..decline.IndexOf("/parts", StringComparison.Ordinal)];
        Assert.Equal(HttpStatusCode.SeeOther, await new OwnPageVisitor(house.Client, own).PostAsync(decline[(own.Length + 1)..]));

        var second = await house.PlanAsync(starts: "2026-12-20T14:00", closes: "2026-12-19T17:00");
        await house.RegisterAsync(second.Id, "A@example.jp");
        await PutUpAsync(second, "録画", null, null, "https://video.example.jp/2");
        house.Clock.Now = TestClock.InTokyo("2026-12-21T10:00").Now;
        await house.LetTimersGoOffAsync();

        Assert.Single(await ToldOfAsync("アンケートへのご協力"));
        Assert.Equal(["A@example.jp"], await ToldOfAsync("の資料を、次のページに載せました"));
    }

    private Task<Seminar> PlanAsync(int capacity = 30) => house.PlanAsync(capacity, plan => plan with { Attendance = Attendance.Hybrid, OnlineLink = new(Meeting) });

    private async Task PutUpAsync(Seminar seminar, string title, string? name, string? content, string? address = null) =>
        Assert.Equal(HttpStatusCode.Redirect, await TryPutUpAsync(seminar, title, name, content, address));

    private async Task<HttpStatusCode> TryPutUpAsync(Seminar seminar, string title, string? name, string? content, string? address)
    {
        var path = $"{SeminarPaths.Materials(seminar.Id)}?lang=ja";
        using var desk = await house.SignedInAsync();
        var token = new HtmlParser().ParseDocument(await desk.GetStringAsync(path)).QuerySelector(".desk-form input[type=hidden]")!;
        using var form = new MultipartFormDataContent { { new StringContent(token.GetAttribute("value")!), token.GetAttribute("name")! }, { new StringContent(title), "title" } };
        form.Add(new StringContent(address ?? ""), "address");
        if (name is not null) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content!)), "file", name);
        using var answer = await desk.PostAsync(path, form);
        Assert.DoesNotContain("formTooOld", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        return answer.StatusCode;
    }

    private async Task<IEnumerable<string>> ToldOfAsync(string what) =>
        (await house.MailsAsync()).Where(mail => mail.Text.Contains(what, StringComparison.Ordinal)).Select(mail => mail.To);

    private async Task<string> LinkAsync(string to) => Link().Match((await house.MailsAsync()).First(mail => mail.To == to).Text).Value;

    private Task<string> ReadAsync(string path) => house.Client.GetStringAsync(path);

    [GeneratedRegex("/r/[A-Za-z0-9_/-]+")]
    private static partial Regex Link();
}
