using System.Net;
using System.Net.Http.Json;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Officers;

public sealed class InvitationTests : DeskTests
{
    private const string Officers = "/desk/settings/officers";
    private const string Email = "tanaka@example.jp";
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T08:30");

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task An_invited_person_becomes_one_officer_however_often_the_link_is_used(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider, clock);
        await InviteAsync(desk);
        var link = await desk.MailedLinkAsync(Email);
        Assert.Single(await desk.OfficersAsync());

        var joined = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => JoinAsync(desk, link, $"田中{n}")));

        Assert.Single(joined, status => status is HttpStatusCode.Redirect);
        Assert.Equal(2, joined.Count(status => status is HttpStatusCode.NotFound));
        var officer = (await desk.OfficersAsync()).Single(officer => officer.Email == Email);
        Assert.Equal(OfficerRole.Manager, officer.Role);
        Assert.Equal(HttpStatusCode.OK, await (await desk.SignedInAsync(Email)).StatusAsync("/api/desk/audit"));
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link));
    }

    [Fact]
    public async Task An_invitation_lasts_seven_days()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        await InviteAsync(desk);
        var link = await desk.MailedLinkAsync(Email);
        clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(link));

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link));
    }

    [Fact]
    public async Task A_second_invitation_replaces_the_first_and_a_withdrawn_one_is_over()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        await InviteAsync(desk);
        var first = await desk.MailedLinkAsync(Email);
        clock.Advance(TimeSpan.FromMinutes(1));
        await InviteAsync(desk);
        var second = await desk.MailedLinkAsync(Email);
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(first));
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(second));

        using var withdrawn = await (await desk.SignedInAsync()).SubmitAsync(Officers, "/withdraw");

        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await JoinAsync(desk, second, "田中"));
        Assert.Single(await desk.OfficersAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_said_beside_its_field()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        foreach (var (email, name, words) in ((string, string, string)[])
            [("no address", "田中", "check the e-mail address"), (Email, " ", "enter a name"), (DeskFixture.ChiefEmail, "田中", "registered already")])
        {
            using var refused = await chief.SubmitAsync($"{Officers}?lang=en", "/officers?", ("email", email), ("name", name));

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(0L, await desk.ScalarAsync("SELECT count(*) FROM outbox_mails"));
    }

    [Fact]
    public async Task The_API_invites_and_makes_reset_links_too()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();

        using var invited = await chief.SendAsync(HttpMethod.Post, "/api/desk/officers", JsonContent.Create(new { email = Email, name = "田中", role = "Officer" }));
        using var reset = await chief.SendAsync(HttpMethod.Post, $"/api/desk/officers/{(await desk.OfficersAsync())[0].Id}/reset", JsonContent.Create(new { }));

        Assert.Equal(HttpStatusCode.Accepted, invited.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(await desk.MailedLinkAsync(Email)));
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(new Uri((await reset.Content.ReadFromJsonAsync<ResetView>())!.Url).PathAndQuery));
    }

    private static async Task InviteAsync(DeskFixture desk)
    {
        using var invited = await (await desk.SignedInAsync()).SubmitAsync(Officers, "/officers?", ("email", Email), ("name", "田中"), ("role", "Manager"));
        Assert.Equal($"{Officers}?notice=invited&lang=ja", invited.Headers.Location!.OriginalString);
    }

    private static async Task<HttpStatusCode> JoinAsync(DeskFixture desk, string link, string name)
    {
        try
        {
            using var answer = await desk.Browser().FillInAsync(link, ("name", name), ("password", DeskFixture.Password));
            return answer.StatusCode;
        }
        catch (HttpRequestException gone) when (gone.StatusCode is HttpStatusCode.NotFound)
        {
            return HttpStatusCode.NotFound;
        }
    }
}
