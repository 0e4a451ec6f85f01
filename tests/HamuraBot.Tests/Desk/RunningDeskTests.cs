using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Desk;

/// <summary>The whole application with everybody's routes, as it is delivered.</summary>
[Collection(Browsers.Name)]
public sealed partial class RunningDeskTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_link_of_the_very_first_start_leads_by_keyboard_to_a_session_that_survives_a_crash()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = "ja-JP", ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();

        await page.GotoAsync(FirstLink().Match(server.LastWords).Value);
        await AssertIsAccessibleAsync(page);
        await TypeAsync(page, "お名前", "羽村 花子");
        await TypeAsync(page, "メールアドレス", DeskFixture.ChiefEmail);
        await TypeAsync(page, "パスワード", DeskFixture.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/sign-in?**");
        await AssertIsAccessibleAsync(page);
        await TypeAsync(page, "メールアドレス", DeskFixture.ChiefEmail);
        await TypeAsync(page, "パスワード", DeskFixture.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk?lang=ja");
        await AssertIsAccessibleAsync(page);

        server.Kill();
        await server.StartAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Banner)).ToContainTextAsync("羽村 花子");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("キーボード操作");
        await AssertIsAccessibleAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".desk-self > summary").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/sign-in?**");
        await page.GotoAsync(new Uri(server.Address, "/desk?lang=ja").AbsoluteUri);
        Assert.Contains("/desk/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_route_of_the_API_refuses_strangers_and_other_sites()
    {
        await using var server = await HamuraProcess.StartNewAsync(
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password));
        var paths = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v1.json"))!["paths"]!.AsObject();
        var routes = paths.SelectMany(path => path.Value!.AsObject().Select(call => (Method: new HttpMethod(call.Key.ToUpperInvariant()), Path: Filled(path.Key))))
            .Where(route => !IsDoor(route.Method, route.Path)).ToList();
        using var signedIn = await SendAsync(server, HttpMethod.Post, "/api/desk/session", server.Address.GetLeftPart(UriPartial.Authority), null);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("hamura-desk=", StringComparison.Ordinal)).Split(';')[0];

        foreach (var (method, path) in routes)
        {
            using var stranger = await SendAsync(server, method, path, server.Address.GetLeftPart(UriPartial.Authority), null);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, stranger.StatusCode));
            if (method != HttpMethod.Get)
            {
                using var crossSite = await SendAsync(server, method, path, "https://evil.example", cookie);
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, crossSite.StatusCode));
            }
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HamuraProcess server, HttpMethod method, string path, string origin, string? cookie)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (method != HttpMethod.Get) request.Content = JsonContent.Create(new { email = DeskFixture.ChiefEmail, password = DeskFixture.Password });
        return await server.Http.SendAsync(request);
    }

    private static bool IsDoor(HttpMethod method, string path) => method == HttpMethod.Post
        && (path.StartsWith("/api/desk/session", StringComparison.Ordinal) || path.StartsWith("/api/desk/join/", StringComparison.Ordinal));

    private static string Filled(string path) => Parameter().Replace(path, "00000000-0000-0000-0000-000000000009");

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label);
        await field.FocusAsync();
        await page.Keyboard.InsertTextAsync(text);
    }

    private static async Task AssertIsAccessibleAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(Repository.App, "wwwroot", "node_modules", "axe-core", "axe.min.js")));
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(violation => `${violation.id}: ${violation.help}`)");
        Assert.True(found.GetArrayLength() == 0, string.Join('\n', found.EnumerateArray()));
    }

    [GeneratedRegex(@"http://\S+/desk/first/\S+")]
    private static partial Regex FirstLink();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
