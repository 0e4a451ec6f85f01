using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Officers;

public sealed class SecondFactorTests : DeskTests
{
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T08:30");

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task With_an_app_the_password_alone_opens_nothing_and_a_code_is_good_once(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        var app = await AuthenticatorApp.SetUpAsync(await desk.SignedInAsync(), clock);

        using (var first = await desk.Browser().SignInAsync())
        {
            Assert.Equal((HttpStatusCode.Unauthorized, DeskProblems.CodeNeeded), (first.StatusCode, await TypeAsync(first)));
            Assert.DoesNotContain("Set-Cookie", first.Headers.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, app.Code)); // the one of the set-up
        clock.Advance(TimeSpan.FromSeconds(30));

        var both = await Task.WhenAll(TryAsync(desk, app.Code, "192.0.2.2"), TryAsync(desk, app.Code, "192.0.2.3"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], both.Order());
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task A_recovery_code_takes_the_place_of_the_phone_once(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        var app = await AuthenticatorApp.SetUpAsync(await desk.SignedInAsync(), clock);
        Assert.Equal(10, app.RecoveryCodes.Distinct().Count());

        Assert.Equal(HttpStatusCode.OK, await TryAsync(desk, app.RecoveryCodes[3].ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, app.RecoveryCodes[3]));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(desk, app.RecoveryCodes[4]));
    }

    [Fact]
    public async Task The_pages_ask_for_the_code_after_the_password_and_lead_on_to_where_one_was_going()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var app = await AuthenticatorApp.SetUpAsync(await desk.SignedInAsync(), clock);
        clock.Advance(TimeSpan.FromSeconds(30));
        var browser = desk.Browser();

        using var password = await browser.FillInAsync("/desk/sign-in?lang=en&returnTo=%2Fdesk%2Fsettings",
            ("email", DeskFixture.ChiefEmail), ("password", DeskFixture.Password));
        var step = password.Headers.Location!.OriginalString;
        Assert.Equal("/desk/sign-in/code?lang=en&returnTo=%2Fdesk%2Fsettings", step);
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/desk"));
        using var wrong = await browser.FillInAsync(step, ("code", "000000"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Contains("The code is wrong", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await browser.FillInAsync(step, ("code", app.Code));

        Assert.Equal("/desk/settings", right.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/desk"));
    }

    [Fact]
    public async Task Without_the_right_password_a_moment_ago_there_is_no_second_step()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        await AuthenticatorApp.SetUpAsync(await desk.SignedInAsync(), clock);
        var browser = desk.Browser();
        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/desk/sign-in/code"));
        using var password = await browser.FillInAsync("/desk/sign-in?lang=en", ("email", DeskFixture.ChiefEmail), ("password", DeskFixture.Password));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/desk/sign-in/code"));

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(HttpStatusCode.Redirect, await browser.StatusAsync("/desk/sign-in/code"));
    }

    [Fact]
    public async Task Tries_of_codes_count_as_tries_of_passwords_do()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var app = await AuthenticatorApp.SetUpAsync(await desk.SignedInAsync(), clock);
        clock.Advance(TimeSpan.FromSeconds(30));

        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, guess.ToString("D6", CultureInfo.InvariantCulture), "198.51.100.7"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(desk, app.Code, "198.51.100.7"));
        Assert.Equal(HttpStatusCode.OK, await TryAsync(desk, app.Code, "203.0.113.9"));
    }

    [Fact]
    public async Task Whoever_needs_a_second_factor_can_do_nothing_but_set_one_up()
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), clock,
            [.. DeskFixture.FirstOfficer, new("Desk:RequireSecondFactor", "Managers")]);
        await desk.HireAsync("sato@example.jp");
        Assert.Equal(HttpStatusCode.OK, await (await desk.SignedInAsync("sato@example.jp")).StatusAsync("/desk"));
        var chief = await desk.SignedInAsync();

        using (var page = await chief.GetAsync("/desk"))
        {
            Assert.StartsWith("/desk/settings/account?notice=factorNeeded", page.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        using (var call = await chief.GetAsync("/api/desk/officers"))
        {
            Assert.Equal((HttpStatusCode.Forbidden, DeskProblems.FactorNeeded), (call.StatusCode, await TypeAsync(call)));
        }
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync("/desk/settings/account?notice=factorNeeded"));
        await AuthenticatorApp.SetUpAsync(chief, clock);

        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync("/desk"));
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync("/api/desk/officers"));
    }

    [Fact]
    public async Task Only_whoever_has_the_app_switches_it_off()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        var app = await AuthenticatorApp.SetUpAsync(chief, clock);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Redirect, await chief.StatusAsync(AuthenticatorApp.SetUpPage));

        using (var wrong = await RemoveAsync(chief, "000000")) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, ""));
        using (var right = await RemoveAsync(chief, app.Code)) Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);

        Assert.Equal(HttpStatusCode.OK, await TryAsync(desk, ""));
    }

    [Fact]
    public async Task A_manager_frees_a_colleague_whose_phone_is_lost_and_ends_what_that_phone_had_begun()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var sato = await desk.HireAsync("sato@example.jp");
        var officer = await desk.SignedInAsync("sato@example.jp");
        await AuthenticatorApp.SetUpAsync(officer, clock);

        using var freed = await (await desk.SignedInAsync()).SubmitAsync($"/desk/settings/officers/{sato.Id}", "remove-factor");

        Assert.Equal(HttpStatusCode.Redirect, freed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await officer.StatusAsync());
        await desk.SignedInAsync("sato@example.jp");
    }

    private static Task<HttpResponseMessage> RemoveAsync(DeskBrowser browser, string code) =>
        SubmitElsewhereAsync(browser, "/desk/settings/account/second-factor/remove", code);

    /// <summary>The second button of the form sends it to another address.</summary>
    private static async Task<HttpResponseMessage> SubmitElsewhereAsync(DeskBrowser browser, string path, string code)
    {
        using var page = await browser.GetAsync("/desk/settings/account/second-factor/change");
        var token = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync())
            .QuerySelector("form[action*='renew'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await browser.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([new("code", code), new("__RequestVerificationToken", token)]));
    }

    private static async Task<HttpStatusCode> TryAsync(DeskFixture desk, string code, string address = "192.0.2.1")
    {
        using var answer = await desk.Browser(address).SignInAsync(code: code);
        return answer.StatusCode;
    }

    private static async Task<string> TypeAsync(HttpResponseMessage answer) => (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["type"]!;
}
