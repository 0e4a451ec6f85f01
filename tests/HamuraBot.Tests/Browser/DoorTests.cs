using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>At the door the line goes down: whoever comes in meanwhile is kept on the device, said to be, and sent once.</summary>
[Collection(Browsers.Name)]
public sealed class DoorTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Without_the_line_people_are_found_ticked_and_walk_in_and_all_of_it_arrives_once()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Clock__Start", "2026-11-25T10:00:00+09:00"),
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Desk__FirstOfficer__Name", "羽村 花子"));
        using var api = new HttpClient { BaseAddress = server.Address };
        api.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        await PostAsync("/api/desk/session", $$"""{"email":"{{DeskFixture.ChiefEmail}}","password":"{{DeskFixture.Password}}"}""");
        var seminar = (await PostAsync("/api/desk/seminars", """
            {"title":{"ja":"現場改善","en":"Improvement"},"description":{"ja":"型","en":"Patterns"},"place":"会議室","startsAt":"2026-11-25T14:00:00+09:00",
            "endsAt":"2026-11-25T16:00:00+09:00","registrationClosesAt":"2026-11-25T12:00:00+09:00","capacity":9}
            """)).Text("id");
        var path = $"/api/desk/seminars/{seminar}/registrations";
        await PostAsync(path, """{"name":"濱﨑 健","email":"a@example.jp","seats":2}""");
        await PostAsync(path, """{"name":"野口 真","email":"b@example.jp","seats":1}""");
        await using var office = await chromium.Browser.NewContextAsync(new() { Locale = "ja", ViewportSize = new() { Width = 390, Height = 844 } });
        var desk = await DeskPage.SignInAsync(office, server.Address, "ja");
        await desk.GoAsync($"/desk/seminars/{seminar}/check-in");
        var (page, rows) = (desk.Page, desk.Page.Locator(".seminar-door li:visible"));
        await Assertions.Expect(page.Locator("[data-walk-in]")).ToBeVisibleAsync();

        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js")));
        Assert.Empty(await page.EvaluateAsync<string[]>("async () => (await axe.run()).violations.map(violation => `${violation.id} ${violation.nodes[0].html}`)"));
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));

        await office.SetOfflineAsync(true);
        await page.Locator("input[type=search]").FillAsync("浜崎");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("#walk-in-name").FillAsync("当日 花子");
        await page.Locator("[data-walk-in] button").ClickAsync();
        await Assertions.Expect(page.Locator(".door-state")).ToContainTextAsync("未送信 2件");
        await Assertions.Expect(page.Locator(".door-state")).ToContainTextAsync("通信が切れています");
        await Assertions.Expect(rows.First).ToContainTextAsync("未送信");

        await office.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator(".door-state")).ToContainTextAsync("受付を送りました", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".door-count")).ToContainTextAsync("出席 2");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("strong[data-count]")).ToBeEmptyAsync();
        var shown = string.Join(' ', await rows.AllInnerTextsAsync());
        Assert.Matches("-1 +出席（", shown);
        Assert.DoesNotMatch("[0-9]出席", shown);
        var there = await api.GetFromJsonAsync<JsonArray>(path);
        Assert.Equal([(1, "濱﨑 健"), (0, "野口 真"), (1, "当日 花子")],
            there!.Select(one => (one!["people"]!.AsArray().Count(person => person!["checkedInAt"] is not null), one.Text("name"))));

        async Task<JsonNode?> PostAsync(string to, string body)
        {
            using var answer = await api.PostAsync(to, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync() is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        }
    }
}
