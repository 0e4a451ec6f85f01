using System.Net;
using System.Net.Http.Json;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Settings.Hours;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Settings;

/// <summary>Closures and other hours that a manager enters.</summary>
public sealed class HoursTests : DeskTests
{
    private const string Page = "/desk/settings/hours";

    /// <summary>A Wednesday.</summary>
    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T10:00");

    [Fact]
    public async Task A_closure_moves_every_promise_here_at_once_and_on_other_nodes_and_is_undone_likewise()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);
        var (here, there) = (await Stores.OpenAsync(store, clock), await Stores.OpenAsync(store, clock));
        var (thursday, monday) = (Tokyo.At(new(2026, 11, 26), new(12, 0)), Tokyo.At(new(2026, 11, 30), new(12, 0)));
        Assert.Equal((thursday, thursday), (Promise(here), Promise(there)));

        var chief = await here.SignedInAsync();
        await EnterAsync(chief, ("from", "2026-11-26"), ("to", "2026-11-27"), ("kind", "closed"), ("note", "停電"));

        Assert.Equal(monday, Promise(here));
        await Eventually.TrueAsync("the other node promises Monday", () => Task.FromResult(Promise(there) == monday));
        Assert.Equal(monday, Promise(await Stores.OpenAsync(store, clock)));
        using var undone = await chief.SubmitAsync(Page, "/undo");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(thursday, Promise(here));
        await Eventually.TrueAsync("the other node promises Thursday", () => Task.FromResult(Promise(there) == thursday));
        using var history = await chief.GetAsync($"{Page}?lang=en");
        Assert.Contains("undone", await history.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_entry_for_a_day_holds_and_undoing_it_brings_back_the_one_before()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        var saturday = new DateOnly(2026, 11, 28);

        await EnterAsync(chief, ("from", "2026-11-28"), ("kind", "open"), ("opens", "09:00"), ("closes", "12:00"));
        Assert.Equal(new Hours(new(9, 0), new(12, 0)), Calendar(desk).On(saturday));
        clock.Advance(TimeSpan.FromMinutes(1));
        await EnterAsync(chief, ("from", "2026-11-27"), ("to", "2026-11-29"), ("kind", "closed"));
        Assert.Null(Calendar(desk).On(saturday));

        using var undone = await chief.SubmitAsync(Page, "/undo");

        Assert.Equal(new Hours(new(9, 0), new(12, 0)), Calendar(desk).On(saturday));
        Assert.NotNull(Calendar(desk).On(new(2026, 11, 27)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        const string Days = "days from today on", Times = "check when it opens";
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();
        foreach (var (from, to, kind, opens, closes, words) in ((string, string, string, string, string, string)[])
        [
            ("2026-11-24", "", "closed", "", "", Days), ("2026-11-27", "2026-11-26", "closed", "", "", Days), ("2026-11-27", "2027-03-01", "closed", "", "", Days),
            ("2028-11-27", "", "closed", "", "", Days), ("next week", "", "closed", "", "", Days),
            ("2026-11-28", "", "open", "12:00", "09:00", Times), ("2026-11-28", "", "open", "", "", Times),
        ])
        {
            using var refused = await chief.FillInAsync($"{Page}?lang=en", ("from", from), ("to", to), ("kind", kind), ("opens", opens), ("closes", closes));

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(words, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Empty(Calendar(desk).Changes);
    }

    [Fact]
    public async Task Nobody_closes_the_desk_for_good()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var changes = desk.Services.GetRequiredService<CalendarChanges>();
        var chief = (await desk.OfficersAsync())[0].Id;
        var first = Calendar(desk).Today;
        var outcomes = new List<CalendarOutcome>();
        for (var quarter = 0; quarter < 5; quarter++, first = first.AddDays(92))
        {
            outcomes.Add(await changes.AddAsync(new(first, first.AddDays(91), null), "", chief, default));
        }

        Assert.Equal([.. Enumerable.Repeat(CalendarOutcome.Saved, 3), CalendarOutcome.NeverOpen], outcomes.Take(4).Order());
        Assert.True(Promise(desk) > clock.Now);
    }

    [Fact]
    public async Task The_API_does_the_same()
    {
        var desk = await Stores.OpenAsync(clock: clock);
        var chief = await desk.SignedInAsync();

        using var entered = await chief.SendAsync(HttpMethod.Post, "/api/desk/calendar", JsonContent.Create(new { from = "2026-11-26", closed = true, note = "" }));
        Assert.Equal(HttpStatusCode.NoContent, entered.StatusCode);
        Assert.Null(Calendar(desk).On(new(2026, 11, 26)));
        using var faulty = await chief.SendAsync(HttpMethod.Post, "/api/desk/calendar", JsonContent.Create(new { from = "2026-11-26", opens = "9:00", closes = "8:00" }));
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);

        var entry = Assert.Single((await chief.ReadAsync<CalendarEntry[]>("/api/desk/calendar"))!);
        using var undone = await chief.SendAsync(HttpMethod.Delete, $"/api/desk/calendar/{entry.Id}");
        using var again = await chief.SendAsync(HttpMethod.Delete, $"/api/desk/calendar/{entry.Id}");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (undone.StatusCode, again.StatusCode));
        Assert.NotNull(Calendar(desk).On(new(2026, 11, 26)));
    }

    private static async Task EnterAsync(DeskBrowser chief, params (string, string)[] fields)
    {
        using var saved = await chief.FillInAsync(Page, fields);
        Assert.Equal($"{Page}?notice=hoursSaved&lang=ja", saved.Headers.Location?.OriginalString);
    }

    private static OfficeCalendar Calendar(DeskFixture desk) => desk.Services.GetRequiredService<DialogLibrary>().Calendar;

    private static DateTimeOffset Promise(DeskFixture desk) => Calendar(desk).PromiseFromNow(1);
}
