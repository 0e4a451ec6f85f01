using System.Net;
using HamuraBot.Data;
using HamuraBot.Officers;
using HamuraBot.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HamuraBot.Tests.Officers;

public sealed class FirstOfficerTests : DeskTests
{
    private static readonly (string, string)[] Hanako = [("name", "花子"), ("email", "hanako@example.jp"), ("password", DeskFixture.Password)];

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task The_settings_create_the_first_officer_at_the_first_start_only(StoreProvider provider)
    {
        var store = await Stores.NewAsync(provider);
        await using (await DeskFixture.StartAsync([.. store, .. DeskFixture.FirstOfficer]))
        {
        }

        var again = await Stores.OpenAsync(store, settings: new Dictionary<string, string?>(DeskFixture.FirstOfficer) { ["Desk:FirstOfficer:Email"] = "other@example.jp" });

        var officer = Assert.Single(await again.OfficersAsync());
        Assert.Equal((DeskFixture.ChiefEmail, OfficerRole.Manager), (officer.Email, officer.Role));
    }

    [Fact]
    public async Task Nodes_that_start_together_create_one_first_officer()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);

        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Stores.OpenAsync(store)));

        Assert.Single(await nodes[0].OfficersAsync());
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task The_link_creates_the_first_officer_and_is_good_for_one(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(provider), settings: []);
        var link = desk.Services.GetRequiredService<FirstOfficer>().Link();

        using var created = await desk.Browser().FillInAsync(link, Hanako);

        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link));
        Assert.Equal(HttpStatusCode.OK, await (await desk.SignedInAsync("hanako@example.jp")).StatusAsync("/api/desk/audit"));
    }

    [Theory, MemberData(nameof(DeskStores.Both), MemberType = typeof(DeskStores))]
    public async Task Two_who_use_the_link_at_once_are_one_officer(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(provider), settings: []);
        var first = desk.Services.GetRequiredService<FirstOfficer>();

        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => first.CreateAsync($"officer{n}@example.jp", null, DeskFixture.Password)));

        Assert.Single(created, result => result.Succeeded);
        Assert.Single(await desk.OfficersAsync());
    }

    [Fact]
    public async Task A_link_that_somebody_made_up_opens_nothing()
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), settings: []);
        var link = desk.Services.GetRequiredService<FirstOfficer>().Link();

        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(link));
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync(link[..^1] + (link[^1] == 'A' ? 'g' : 'A')));
        Assert.Equal(HttpStatusCode.NotFound, await desk.Browser().StatusAsync("/desk/first/secret"));
    }

    [Theory]
    [InlineData("hanako@example.jp", "short", "at least 12 characters")]
    [InlineData("hanako@example.jp", "aaaaaaaaaaaaaaaa", "5 different characters")]
    [InlineData("hanako@example.jp", "hanako-hamura-2026", "easy to guess")]
    [InlineData("no address", DeskFixture.Password, "check the e-mail address")]
    public async Task The_page_says_what_to_mend_and_stays_good(string email, string password, string words)
    {
        var desk = await Stores.OpenAsync(await Stores.NewAsync(StoreProvider.Sqlite), settings: []);
        var link = desk.Services.GetRequiredService<FirstOfficer>().Link();

        using var refused = await desk.Browser().FillInAsync($"{link}?lang=en", ("name", "花子"), ("email", email), ("password", password));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await desk.OfficersAsync());
        Assert.Equal(HttpStatusCode.OK, await desk.Browser().StatusAsync(link));
    }

    [Theory]
    [InlineData("chief@example.jp", "short")]
    [InlineData("no address", DeskFixture.Password)]
    public async Task Settings_that_cannot_make_an_officer_stop_the_start(string email, string password)
    {
        var store = await Stores.NewAsync(StoreProvider.Sqlite);

        var fault = await Assert.ThrowsAsync<SettingException>(() => DeskFixture.StartAsync(
            [.. store, new("Desk:FirstOfficer:Email", email), new("Desk:FirstOfficer:Password", password)]));

        Assert.Contains("Desk__FirstOfficer", fault.Message, StringComparison.Ordinal);
    }
}
