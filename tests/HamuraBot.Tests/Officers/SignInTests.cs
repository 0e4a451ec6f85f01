using System.Net;
using System.Net.Http.Json;
using HamuraBot.Data;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Officers;

public sealed class SignInTests : DeskTests
{
    private const string Wrong = "Wrong-horse-42-battery";

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_a_disabled_officer_get_the_same_answer()
    {
        var desk = await Stores.OpenAsync();
        using var wrong = await desk.Browser().SignInAsync(password: Wrong);
        using var unknown = await desk.Browser().SignInAsync("nobody@example.jp");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.Equal(wrong.Headers.Select(header => header.Key), unknown.Headers.Select(header => header.Key));
    }

    [Theory]
    [InlineData(DeskFixture.ChiefEmail)]
    [InlineData("nobody@example.jp")]
    public async Task After_five_wrong_tries_an_address_waits_for_five_minutes_and_others_do_not(string email)
    {
        var clock = TestClock.InTokyo("2026-11-25T08:30");
        var desk = await Stores.OpenAsync(clock: clock);
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, "198.51.100.7", email, Wrong));
        }

        using var sixth = await desk.Browser("198.51.100.7").SignInAsync(email);
        Assert.Equal(HttpStatusCode.TooManyRequests, sixth.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(5), sixth.Headers.RetryAfter!.Delta);

        var elsewhere = email == DeskFixture.ChiefEmail ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
        Assert.Equal(elsewhere, await TryAsync(desk, "203.0.113.9", email, DeskFixture.Password));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(elsewhere, await TryAsync(desk, "198.51.100.7", email, DeskFixture.Password));
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Many_tries_at_once_are_no_way_around(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, TestClock.InTokyo("2026-11-25T08:30"));

        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => TryAsync(desk, "198.51.100.7", DeskFixture.ChiefEmail, Wrong)));

        Assert.Equal(5, tries.Count(status => status is HttpStatusCode.Unauthorized));
        Assert.Equal(35, tries.Count(status => status is HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task An_attacker_with_many_addresses_gets_twenty_tries_an_hour_and_the_officers_own_browser_still_gets_in()
    {
        var desk = await Stores.OpenAsync(clock: TestClock.InTokyo("2026-11-25T08:30"));
        var chief = await desk.SignedInAsync();
        using var gone = await chief.SendAsync(HttpMethod.Delete, "/api/desk/session");

        var evaluated = 0;
        for (var attacker = 0; attacker < 100; attacker++)
        {
            evaluated += await TryAsync(desk, $"203.0.113.{attacker}", DeskFixture.ChiefEmail, Wrong) is HttpStatusCode.Unauthorized ? 1 : 0;
        }

        Assert.Equal(20, evaluated);
        using var back = await chief.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task Tries_that_are_refused_unseen_lock_nobody_out()
    {
        var desk = await Stores.OpenAsync(clock: TestClock.InTokyo("2026-11-25T08:30"));
        foreach (var address in (string[])["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"])
        {
            for (var account = 0; account < 60; account++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, address, $"nobody{account}.{address}@example.jp", Wrong));
            }
            for (var tries = 0; tries < 5; tries++)
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(desk, address, DeskFixture.ChiefEmail, Wrong));
            }
        }

        Assert.Equal(HttpStatusCode.OK, await TryAsync(desk, "198.51.100.7", DeskFixture.ChiefEmail, DeskFixture.Password));
    }

    [Fact]
    public async Task All_addresses_of_an_IPv6_network_are_one()
    {
        var desk = await Stores.OpenAsync(clock: TestClock.InTokyo("2026-11-25T08:30"));
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, $"2001:db8:0:7::{tries}", DeskFixture.ChiefEmail, Wrong));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(desk, "2001:db8:0:7:ffff::1", DeskFixture.ChiefEmail, Wrong));
        Assert.Equal(HttpStatusCode.Unauthorized, await TryAsync(desk, "2001:db8:0:8::1", DeskFixture.ChiefEmail, Wrong));
    }

    [Fact]
    public async Task An_address_that_is_only_claimed_does_not_count()
    {
        var desk = await Stores.OpenAsync(clock: TestClock.InTokyo("2026-11-25T08:30"));
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 6; tries++)
        {
            using var answer = await desk.Browser("198.51.100.7").SendAsync(HttpMethod.Post, "/api/desk/session",
                JsonContent.Create(new { email = DeskFixture.ChiefEmail, password = Wrong }), request => request.Headers.Add("X-Forwarded-For", $"203.0.113.{tries}"));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task An_office_behind_one_address_signs_in_as_often_as_it_likes()
    {
        var desk = await Stores.OpenAsync(clock: TestClock.InTokyo("2026-11-25T08:30"));
        for (var morning = 0; morning < 70; morning++)
        {
            Assert.Equal(HttpStatusCode.OK, await TryAsync(desk, "198.51.100.7", DeskFixture.ChiefEmail, DeskFixture.Password));
        }
    }

    [Theory]
    [InlineData("/desk?lang=en", "/desk?lang=en")]
    [InlineData("/desk/seminars/1?tab=2", "/desk/seminars/1?tab=2")]
    [InlineData("//evil.example/desk", "/desk?lang=ja")]
    [InlineData("https://evil.example/desk", "/desk?lang=ja")]
    [InlineData("/desk/\\evil.example", "/desk?lang=ja")]
    [InlineData("/deskevil", "/desk?lang=ja")]
    [InlineData("", "/desk?lang=ja")]
    public async Task The_page_leads_back_to_where_one_was_going_and_never_away(string returnTo, string leadsTo)
    {
        var desk = await Stores.OpenAsync();

        using var answer = await desk.Browser().FillInAsync(
            $"/desk/sign-in?lang=ja&returnTo={Uri.EscapeDataString(returnTo)}", ("email", DeskFixture.ChiefEmail), ("password", DeskFixture.Password));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(leadsTo, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_page_refuses_in_words_and_keeps_the_address_but_not_the_password()
    {
        var desk = await Stores.OpenAsync();

        using var answer = await desk.Browser().FillInAsync("/desk/sign-in?lang=en", ("email", DeskFixture.ChiefEmail), ("password", Wrong));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("The e-mail address or the password is wrong.", page, StringComparison.Ordinal);
        Assert.Contains(DeskFixture.ChiefEmail, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, page, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> TryAsync(DeskFixture desk, string address, string email, string password)
    {
        using var answer = await desk.Browser(address).SignInAsync(email, password);
        return answer.StatusCode;
    }
}
