using System.Net;
using System.Net.Http.Json;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Officers;

public sealed class SessionTests : DeskTests
{
    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Whoever_signs_in_is_known_until_signing_out(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider);
        var chief = await desk.SignedInAsync();

        var who = await chief.ReadAsync<OfficerView>("/api/desk/session");
        Assert.Equal((DeskFixture.ChiefEmail, "羽村 花子", "Manager", true), (who!.Email, who.Name, who.Role, who.Present));

        using var gone = await chief.SendAsync(HttpMethod.Delete, "/api/desk/session");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await chief.StatusAsync());
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task A_session_survives_a_restart(StoreProvider provider)
    {
        var store = await Stores.NewAsync(provider);
        CookieContainer cookies;
        await using (var before = await DeskFixture.StartAsync([.. store, .. DeskFixture.FirstOfficer]))
        {
            cookies = (await before.SignedInAsync()).Cookies;
        }

        var after = (await Stores.OpenAsync(store)).Browser();
        after.Cookies.Add(cookies.GetAllCookies());

        Assert.Equal(HttpStatusCode.OK, await after.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await after.StatusAsync("/desk"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_every_node_even_for_a_copied_cookie()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);
        var (here, there) = (await Stores.OpenAsync(store), await Stores.OpenAsync(store));
        var chief = await here.SignedInAsync();
        var thief = there.Browser();
        thief.Cookies.Add(chief.Cookies.GetAllCookies());
        Assert.Equal(HttpStatusCode.OK, await thief.StatusAsync());

        using var gone = await chief.SendAsync(HttpMethod.Delete, "/api/desk/session");

        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusAsync());
    }

    [Fact]
    public async Task A_disabled_officer_is_out_on_every_node_and_comes_back_only_by_signing_in()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);
        var (here, there) = (await Stores.OpenAsync(store), await Stores.OpenAsync(store));
        var sato = await here.HireAsync("sato@example.jp");
        var (chief, officer) = (await here.SignedInAsync(), await there.SignedInAsync("sato@example.jp"));

        await ChangeAsync(chief, sato.Id, new { enabled = false });
        Assert.Equal(HttpStatusCode.Unauthorized, await officer.StatusAsync());
        using (var refused = await officer.SignInAsync("sato@example.jp"))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        await ChangeAsync(chief, sato.Id, new { enabled = true });
        Assert.Equal(HttpStatusCode.Unauthorized, await officer.StatusAsync());
        using var back = await officer.SignInAsync("sato@example.jp");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Fact]
    public async Task A_new_role_begins_with_a_new_session()
    {
        var desk = await Stores.OpenAsync();
        var sato = await desk.HireAsync("sato@example.jp");
        var (chief, officer) = (await desk.SignedInAsync(), await desk.SignedInAsync("sato@example.jp"));
        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync("/api/desk/audit"));

        await ChangeAsync(chief, sato.Id, new { role = "Manager" });

        Assert.Equal(HttpStatusCode.Unauthorized, await officer.StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await (await desk.SignedInAsync("sato@example.jp")).StatusAsync("/api/desk/audit"));
    }

    [Fact]
    public async Task Nobody_disables_themselves_so_that_a_manager_remains()
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();
        var who = await chief.ReadAsync<OfficerView>("/api/desk/session");

        using var answer = await chief.SendAsync(HttpMethod.Patch, $"/api/desk/officers/{who!.Id}", JsonContent.Create(new { enabled = false }));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync());
    }

    [Fact]
    public async Task Signing_in_again_gives_a_new_session_and_ends_the_one_before()
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();
        var fixated = desk.Browser();
        fixated.Cookies.Add(chief.Cookies.GetAllCookies());

        using var again = await chief.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await fixated.StatusAsync());
    }

    [Fact]
    public async Task Whoever_was_refused_at_the_sign_in_and_whoever_looked_at_the_trail_is_in_the_trail()
    {
        var desk = await Stores.OpenAsync();
        using var wrong = await desk.Browser().SignInAsync(password: "Another-horse-42");
        using var unknown = await desk.Browser().SignInAsync("nobody@example.jp");
        var chief = await desk.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync("/desk/settings/trail?lang=ja"));

        var entries = (await chief.ReadAsync<AuditEntry[]>("/api/desk/audit"))!;

        Assert.Contains(entries, entry => entry is { Action: "sign-in refused", SubjectKind: "officer", SubjectName: "羽村 花子" });
        Assert.Contains(entries, entry => entry is { Action: "sign-in refused", SubjectKind: "account" } && !entry.SubjectId.Contains("nobody", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry is { Action: "read", SubjectKind: "trail", OfficerName: "羽村 花子" });
    }

    [Theory]
    [InlineData("http://localhost", "hamura-desk=", false)]
    [InlineData("https://localhost", "__Host-hamura-desk=", true)]
    public async Task The_cookie_is_for_this_host_and_for_no_script(string origin, string name, bool secure)
    {
        var desk = await Stores.OpenAsync();

        using var answer = await desk.Browser(origin: origin).SignInAsync();

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(name, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_trail_names_who_came_who_went_and_who_was_let_out()
    {
        var clock = TestClock.InTokyo("2026-11-25T08:30");
        var desk = await Stores.OpenAsync(clock: clock);
        var sato = await desk.HireAsync("sato@example.jp");
        var chief = await desk.SignedInAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        await ChangeAsync(chief, sato.Id, new { enabled = false, role = "Manager" });

        var trail = await chief.ReadAsync<AuditEntry[]>("/api/desk/audit");

        var who = await chief.ReadAsync<OfficerView>("/api/desk/session");
        Assert.Equal(["disabled", "made manager"], trail!.Take(2).Select(entry => entry.Action).Order());
        Assert.All(trail!.Take(2), entry => Assert.Equal((who!.Id, "羽村 花子", sato.Id), (entry.OfficerId, entry.OfficerName, entry.SubjectId)));
        Assert.Equal(["created", "created", "signed in"], trail!.Skip(2).Select(entry => entry.Action).Order());
        Assert.Single((await chief.ReadAsync<AuditEntry[]>("/api/desk/audit?limit=1"))!);
    }

    private static async Task ChangeAsync(DeskBrowser manager, string id, object change)
    {
        using var answer = await manager.SendAsync(HttpMethod.Patch, $"/api/desk/officers/{id}", JsonContent.Create(change));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
