using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;
using Microsoft.Playwright;

namespace HamuraBot.Tests.Browser;

/// <summary>A time that an officer offers, as the company sees it in a browser.</summary>
[Collection(Browsers.Name)]
public sealed partial class AppointmentPagesInTheBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_pages_of_offered_times_are_accessible_and_fit_at_every_zoom()
    {
        await using var server = await HamuraProcess.StartNewAsync(
            ("Clock__Start", "2026-11-25T10:00:00+09:00"), ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password));
        var link = await OfferAsync(server);
        await using var context = await chromium.Browser.NewContextAsync(new() { BypassCSP = true });
        var page = await context.NewPageAsync();

        foreach (var path in new[] { link, $"{link}/change", $"{link}/withdraw" })
            foreach (var language in new[] { "ja", "en" })
                Assert.Empty(await PageFaults.FindAsync(page, new Uri(server.Address, $"{path}?lang={language}")));
    }

    /// <returns>The page of the offer, from its mail.</returns>
    private static async Task<string> OfferAsync(HamuraProcess server)
    {
        var request = Applicant.Mark(await (await Applicant.ComeAsync(server.Http)).FileAsync("company-visit"), "receipt").Text("number");
        using var officer = new HttpClient { BaseAddress = server.Address };
        officer.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        using var session = await officer.PostAsJsonAsync("/api/desk/session", new { email = DeskFixture.ChiefEmail, password = DeskFixture.Password });
        foreach (var stage in new[] { "hearing", "matched", "approved" })
        {
            using var moved = await officer.PatchAsJsonAsync($"/api/desk/requests/{request}", new { stage });
            Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
        }
        using var offered = await officer.PostAsJsonAsync($"/api/desk/requests/{request}/appointments",
            new { times = new[] { "2026-12-03T10:00:00+09:00", "2026-12-03T14:00:00+09:00" }, minutes = 60, place = "髙橋精機 本社工場" });
        Assert.True(offered.IsSuccessStatusCode, await offered.Content.ReadAsStringAsync());
        var id = (await offered.Content.ReadFromJsonAsync<JsonObject>())!.Text("id");
        var mails = new DirectoryInfo(Path.Combine(server.Data, "mail"));
        return await Eventually.GetAsync($"the mail of {id}", () => Task.FromResult(mails.Exists ? mails.GetFiles("*.eml")
            .Select(file => MimeKit.MimeMessage.Load(file.FullName).TextBody ?? "").Where(text => text.Contains("髙橋精機 本社工場", StringComparison.Ordinal))
            .Select(text => Link().Match(text).Value).FirstOrDefault(found => found.Length > 0) : null), TimeSpan.FromMinutes(3));
    }

    [GeneratedRegex("/r/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();
}
