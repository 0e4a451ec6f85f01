using System.Net;
using HamuraBot.Data;
using HamuraBot.Desk.SignIn;
using HamuraBot.Officers;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Desk;

/// <summary>Sign-in with the City's Entra ID, against one of our own.</summary>
public sealed class EntraTests : DeskTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Client = "66666666-7777-8888-9999-000000000000";
    private const string Begin = "/desk/sign-in/entra?lang=en&returnTo=%2Fdesk%2Fsettings";

    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T08:30");
    private readonly EntraAuthority authority = new(Tenant, Client);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await authority.DisposeAsync();
    }

    [Fact]
    public async Task An_officer_whom_the_tenant_vouches_for_gets_in()
    {
        var desk = await OpenAsync();
        var browser = desk.Browser();

        var arrived = await SignInAsync(browser, DeskFixture.ChiefEmail);

        Assert.Equal("/desk/sign-in/arrived?returnTo=%2Fdesk%2Fsettings", arrived);
        using var page = await browser.GetAsync(arrived);
        Assert.Equal("0; url=/desk/settings", page.Headers.GetValues("Refresh").Single());
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/desk/settings"));
        Assert.Equal("S256", authority.Asked["code_challenge_method"]);
    }

    [Fact]
    public async Task Whoever_is_no_enabled_officer_stays_outside()
    {
        var desk = await OpenAsync();
        var sato = await desk.HireAsync("sato@example.jp");
        using var disabled = await (await desk.SignedInAsync()).SubmitAsync($"/desk/settings/officers/{sato.Id}", "/disable");
        foreach (var address in (string?[])["nobody@example.jp", "sato@example.jp", null])
        {
            var browser = desk.Browser();
            Assert.Equal("/desk/sign-in?lang=ja&notice=entraRefused", await SignInAsync(browser, address));
            Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync());
        }
        Assert.Equal(2, (await desk.OfficersAsync()).Count);
    }

    [Fact]
    public async Task A_token_that_is_not_the_tenants_for_us_and_for_now_opens_nothing()
    {
        var desk = await OpenAsync();
        foreach (var wrong in (string[])["tid", "aud", "iss", "exp", "key", "alg", "none", "nonce"])
        {
            var browser = desk.Browser();
            authority.Wrong = wrong;

            Assert.Equal((wrong, "/desk/sign-in?lang=ja&notice=entraRefused"), (wrong, await SignInAsync(browser, DeskFixture.ChiefEmail)));
            Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusAsync());
        }
    }

    [Fact]
    public async Task From_then_on_it_is_the_id_that_counts_because_addresses_change_hands()
    {
        var desk = await OpenAsync();
        await SignInAsync(desk.Browser(), DeskFixture.ChiefEmail, "chief");

        Assert.EndsWith("entraRefused", await SignInAsync(desk.Browser(), DeskFixture.ChiefEmail, "a namesake"), StringComparison.Ordinal);
        Assert.StartsWith("/desk/sign-in/arrived", await SignInAsync(desk.Browser(), "married@example.jp", "chief"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_opens_nothing()
    {
        var desk = await OpenAsync();
        using var asked = await desk.Browser().GetAsync(Begin);
        var state = QueryHelpers.ParseQuery(asked.Headers.Location!.Query)["state"];
        var other = desk.Browser();
        authority.Token = authority.Write(DeskFixture.ChiefEmail, "chief", clock.Now);

        using var answer = await other.GetAsync($"/desk/sign-in/entra/done?code=1&state={Uri.EscapeDataString(state!)}");

        Assert.Equal("/desk/sign-in?lang=ja&notice=entraRefused", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, await other.StatusAsync());
    }

    [Fact]
    public async Task Without_the_settings_there_is_neither_a_button_nor_a_way()
    {
        var (without, with) = (await Stores.OpenAsync(clock: clock), await OpenAsync());

        Assert.Equal(HttpStatusCode.NotFound, await without.Browser().StatusAsync(Begin));
        Assert.DoesNotContain("/sign-in/entra", await PageAsync(without), StringComparison.Ordinal);
        Assert.Contains("/sign-in/entra", await PageAsync(with), StringComparison.Ordinal);

        static async Task<string> PageAsync(DeskFixture desk)
        {
            using var page = await desk.Browser().GetAsync("/desk/sign-in");
            return await page.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task An_authority_that_is_away_costs_the_button_and_nothing_else()
    {
        var away = await OpenAsync($"http://127.0.0.1:{Ports.Free()}");
        var browser = away.Browser();

        using (var began = await browser.GetAsync(Begin))
        {
            Assert.Equal("/desk/sign-in?lang=en&notice=entraUnreachable", began.Headers.Location!.OriginalString);
            using var page = await browser.GetAsync(began.Headers.Location.OriginalString);
            Assert.Contains("sign-in cannot be reached just now", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var signedIn = await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync("/desk/settings"));
    }

    [Fact]
    public async Task An_officer_who_turns_back_at_the_authority_reads_a_page()
    {
        var desk = await OpenAsync();
        var browser = desk.Browser();
        using var asked = await browser.GetAsync(Begin);
        var state = QueryHelpers.ParseQuery(asked.Headers.Location!.Query)["state"];

        using var answer = await browser.GetAsync($"/desk/sign-in/entra/done?error=access_denied&error_description=no&state={Uri.EscapeDataString(state!)}");

        Assert.Equal("/desk/sign-in?lang=ja&notice=entraRefused", answer.Headers.Location!.OriginalString);
        using var page = await browser.GetAsync(answer.Headers.Location.OriginalString);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("羽村市ヘルプデスク", "secret", "Desk__Entra__ClientId")]
    [InlineData(Client, Tenant, "Desk__Entra__ClientSecret")]
    public async Task Settings_that_no_sign_in_could_work_with_stop_the_start_and_are_named(string client, string secret, string named)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(async () => await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), clock,
            [new("Desk:Entra:TenantId", Tenant), new("Desk:Entra:ClientId", client), new("Desk:Entra:ClientSecret", secret)]));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_would_let_strangers_in_or_are_half_done_stop_the_start()
    {
        foreach (var (tenant, secret) in ((string, string)[])[("common", "secret"), (Tenant, "")])
        {
            var fault = await Assert.ThrowsAsync<OptionsValidationException>(async () => await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), clock,
                [new("Desk:Entra:TenantId", tenant), new("Desk:Entra:ClientId", Client), new("Desk:Entra:ClientSecret", secret)]));
            Assert.Contains("Desk__Entra__TenantId", fault.Message, StringComparison.Ordinal);
        }
    }

    private async Task<DeskFixture> OpenAsync(string? at = null)
    {
        at ??= await authority.StartAsync();
        return await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), clock,
            [.. DeskFixture.FirstOfficer, new("Desk:Entra:TenantId", Tenant), new("Desk:Entra:ClientId", Client), new("Desk:Entra:ClientSecret", "secret")],
            services => services.Configure<OpenIdConnectOptions>(Entra.Scheme, oidc =>
                (oidc.MetadataAddress, oidc.RequireHttpsMetadata) = ($"{at}/{Tenant}/v2.0/.well-known/openid-configuration", false)));
    }

    /// <returns>Where it leads in the end.</returns>
    private async Task<string> SignInAsync(DeskBrowser browser, string? address, string id = "chief")
    {
        using var asked = await browser.GetAsync(Begin);
        Assert.StartsWith($"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/authorize?", asked.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        authority.Asked = QueryHelpers.ParseQuery(asked.Headers.Location.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        authority.Token = authority.Write(address, id, clock.Now);
        using var answer = await browser.GetAsync($"/desk/sign-in/entra/done?code=1&state={Uri.EscapeDataString(authority.Asked["state"])}");
        return answer.Headers.Location!.OriginalString;
    }
}
