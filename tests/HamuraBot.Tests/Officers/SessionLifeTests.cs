using System.Net;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Officers;

/// <summary>What the passing of time does to a session: it ends, wants the password again, or shows its officer as away.</summary>
public sealed class SessionLifeTests : DeskTests
{
    [Fact]
    public async Task A_session_lasts_as_long_as_its_officer_uses_it_every_two_hours_and_at_most_a_day_at_the_desk()
    {
        var clock = TestClock.InTokyo("2026-11-25T08:30");
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        for (var minutes = 0; minutes < 7 * 100; minutes += 100)
        {
            clock.Advance(TimeSpan.FromMinutes(100));
            Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync());
        }

        clock.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal(HttpStatusCode.Unauthorized, await chief.StatusAsync());
    }

    [Fact]
    public async Task What_an_open_page_fetches_by_itself_keeps_no_session_alive()
    {
        var clock = TestClock.InTokyo("2026-11-25T08:30");
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        for (var minutes = 0; minutes < 110; minutes += 10)
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            using var part = await chief.SendAsync(HttpMethod.Get, "/desk/conversations/waiting", null, request => request.Headers.Add("HX-Request", "true"));
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }

        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.Unauthorized, await chief.StatusAsync());
    }

    [Fact]
    public async Task Some_time_after_signing_in_the_password_is_asked_for_before_an_authenticator_is_set_and_the_officer_is_told_of_changes_by_mail()
    {
        var clock = TestClock.InTokyo("2026-11-25T08:30");
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync("/desk/settings/account/second-factor"));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Redirect, await chief.StatusAsync("/desk/settings/account/second-factor"));

        using var wrong = await chief.FillInAsync("/desk/settings/account/confirm?lang=ja", ("current", "Another-horse-42"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var right = await chief.FillInAsync("/desk/settings/account/confirm?lang=ja", ("current", DeskFixture.Password));
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync("/desk/settings/account/second-factor"));
        using var changed = await chief.SubmitAsync("/desk/settings/account?lang=ja", "account/password", ("current", DeskFixture.Password), ("password", "Another-horse-43-battery"));
        await desk.Services.GetRequiredService<TimerService>().FireDueAsync(default);

        Assert.Contains("パスワードの変更", await desk.LastMailAsync(DeskFixture.ChiefEmail), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task An_officer_is_present_for_a_minute_after_the_last_request_and_away_after_signing_out(StoreProvider provider)
    {
        var clock = TestClock.InTokyo("2026-11-25T08:30");
        var desk = await Stores.OpenAsync(provider, clock);
        await desk.HireAsync("sato@example.jp");
        var (chief, officer) = (await desk.SignedInAsync(), await desk.SignedInAsync("sato@example.jp"));
        async Task<bool> IsSatoPresentAsync() => (await chief.ReadAsync<OfficerView[]>("/api/desk/officers"))!.Single(o => o.Name == "佐藤").Present;

        clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True(await IsSatoPresentAsync());
        Assert.Equal(HttpStatusCode.OK, await officer.StatusAsync("/desk"));
        clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True(await IsSatoPresentAsync());
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await IsSatoPresentAsync());

        Assert.Equal(HttpStatusCode.OK, await officer.StatusAsync());
        Assert.True(await IsSatoPresentAsync());
        using var gone = await officer.SendAsync(HttpMethod.Delete, "/api/desk/session");
        Assert.False(await IsSatoPresentAsync());
    }
}
