using System.Net;
using System.Text.RegularExpressions;
using HamuraBot.Data;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Officers;

public sealed partial class PasswordTests : DeskTests
{
    private const string Account = "/desk/settings/account";
    private const string Another = "Tulips by the river in April";
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T08:30");

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_this_one_goes_on_under_a_new_id()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var (here, elsewhere, thief) = (await desk.SignedInAsync(), await desk.SignedInAsync(), desk.Browser());
        thief.Cookies.Add(here.Cookies.GetAllCookies());

        using var changed = await here.SubmitAsync(Account, "/password", ("current", DeskFixture.Password), ("password", Another));

        Assert.Equal($"{Account}?notice=passwordChanged&lang=ja", changed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await here.StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync());
        using var old = await desk.Browser().SignInAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_changes()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        foreach (var (current, password, words) in ((string, string, string)[])
        [
            ("Wrong-horse-42-battery", Another, "The current password is wrong."), (DeskFixture.Password, "chief-password", "easy to guess"),
            (DeskFixture.Password, "short", "at least 12 characters"),
        ])
        {
            using var refused = await chief.SubmitAsync($"{Account}?lang=en", "/password", ("current", current), ("password", password));

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        await desk.SignedInAsync();
    }

    [Fact]
    public async Task Whoever_finds_an_open_screen_does_not_get_to_guess_its_password()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            using var wrong = await chief.SubmitAsync(Account, "/password", ("current", $"Wrong-horse-{guess}"), ("password", Another));
        }

        using var right = await chief.SubmitAsync($"{Account}?lang=en", "/password", ("current", DeskFixture.Password), ("password", Another));

        Assert.Contains("too many failed tries", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task A_forgotten_password_is_reset_by_a_mailed_link_that_is_good_once(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        var signedIn = await desk.SignedInAsync();
        await AskAsync(desk, DeskFixture.ChiefEmail);
        var link = await desk.MailedLinkAsync(DeskFixture.ChiefEmail);
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(link)); // a guard of mails that looks first

        var both = await Task.WhenAll(ResetAsync(desk, link, Another), ResetAsync(desk, link, Another + "!"));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.NotFound], both.Order());
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link));
        Assert.Equal(HttpStatusCode.Unauthorized, await signedIn.StatusAsync());
        using var old = await desk.Browser().SignInAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        using var now = await desk.Browser().SignInAsync(password: both[0] is HttpStatusCode.Redirect ? Another : Another + "!");
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public async Task A_reset_link_is_good_for_an_hour_and_the_store_does_not_hold_it()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        await AskAsync(desk, DeskFixture.ChiefEmail);
        var link = await desk.MailedLinkAsync(DeskFixture.ChiefEmail);
        var secret = Secret().Match(link).Value;
        Assert.Equal(0L, await desk.ScalarAsync("SELECT count(*) FROM officer_links WHERE hash = @secret OR id = @secret", ("@secret", secret)));
        Assert.Equal(1L, await desk.ScalarAsync("SELECT count(*) FROM officer_links"));

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(link));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link));
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync("/desk/reset/" + new string('A', 43)));
    }

    [Fact]
    public async Task A_change_by_another_way_ends_the_links_that_are_still_open()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        await AskAsync(desk, DeskFixture.ChiefEmail);
        var link = await desk.MailedLinkAsync(DeskFixture.ChiefEmail);

        using var changed = await (await desk.SignedInAsync()).SubmitAsync(Account, "/password", ("current", DeskFixture.Password), ("password", Another));

        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link));
    }

    [Fact]
    public async Task Nobody_learns_from_the_reset_whether_there_is_such_an_officer_and_nobody_floods_one_with_mail()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        foreach (var email in (string[])[DeskFixture.ChiefEmail, "nobody@example.jp"])
        {
            for (var ask = 0; ask < 3; ask++)
            {
                Assert.Equal("/desk/forgot?lang=en&notice=resetMailed", await AskAsync(desk, email));
            }
            Assert.Null(await AskAsync(desk, email));
        }
        Assert.Null(await desk.LastMailAsync("nobody@example.jp"));
        Assert.Equal(3L, await desk.ScalarAsync("SELECT count(*) FROM outbox_mails"));
    }

    [Fact]
    public async Task A_manager_hands_over_a_link_that_is_shown_once()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var sato = await desk.HireAsync("sato@example.jp");
        var chief = await desk.SignedInAsync();

        using var shown = await chief.SubmitAsync($"/desk/settings/officers/{sato.Id}", "/reset");
        var link = ResetLink().Match(await shown.Content.ReadAsStringAsync()).Value;

        Assert.Equal(HttpStatusCode.Redirect, await ResetAsync(desk, link, Another));
        using var now = await desk.Browser().SignInAsync("sato@example.jp", Another);
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    /// <returns>Where it leads; nowhere if there were too many.</returns>
    private static async Task<string?> AskAsync(DeskFixture desk, string email)
    {
        using var asked = await desk.Browser().FillInAsync("/desk/forgot?lang=en", ("email", email));
        return asked.Headers.Location?.OriginalString;
    }

    private static async Task<HttpStatusCode> ResetAsync(DeskFixture desk, string link, string password)
    {
        try
        {
            using var answer = await desk.Browser().FillInAsync(link, ("password", password));
            return answer.StatusCode;
        }
        catch (HttpRequestException gone) when (gone.StatusCode is HttpStatusCode.NotFound)
        {
            return HttpStatusCode.NotFound;
        }
    }

    [GeneratedRegex("(?<=/desk/reset/)[^?]+")]
    private static partial Regex Secret();

    [GeneratedRegex("/desk/reset/[A-Za-z0-9_-]+")]
    private static partial Regex ResetLink();
}
