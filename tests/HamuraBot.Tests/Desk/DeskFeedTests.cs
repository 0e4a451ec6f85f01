using System.Net;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Desk;

/// <summary>What an open page of the desk is told.</summary>
public sealed class DeskFeedTests : DeskTests
{
    [Fact]
    public async Task A_page_is_told_at_first_and_then_whenever_something_in_an_area_changes()
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();
        using var news = await OpenAsync(chief);

        Assert.Equal("things", await NextAsync(news));
        await HappenAsync(desk);

        Assert.Equal("things", await NextAsync(news));
    }

    [Fact]
    public async Task A_page_hears_of_what_another_node_did()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);
        var (desk, other) = (await Stores.OpenAsync(store), await Stores.OpenAsync(store));
        using var news = await OpenAsync(await desk.SignedInAsync());
        Assert.Equal("things", await NextAsync(news));

        await HappenAsync(other);

        Assert.Equal("things", await NextAsync(news));
    }

    [Fact]
    public async Task The_feed_of_a_session_that_was_ended_elsewhere_says_so_and_closes()
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();
        using var news = await OpenAsync(chief);
        Assert.Equal("things", await NextAsync(news));

        using var signedOut = await chief.SendAsync(HttpMethod.Delete, "/api/desk/session");

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        Assert.Equal(DeskFeed.SessionOver, await NextAsync(news));
        Assert.Null(await NextAsync(news));
    }

    [Fact]
    public async Task The_open_feed_of_a_disabled_officer_closes_on_another_node_too()
    {
        var store = await Stores.NewAsync(StoreProvider.PostgreSql);
        var (here, there) = (await Stores.OpenAsync(store), await Stores.OpenAsync(store));
        var sato = await here.HireAsync("sato@example.jp");
        using var news = await OpenAsync(await there.SignedInAsync("sato@example.jp"));
        Assert.Equal("things", await NextAsync(news));

        using var disabled = await (await here.SignedInAsync()).SubmitAsync($"/desk/settings/officers/{sato.Id}", "/disable");

        Assert.Equal(HttpStatusCode.Redirect, disabled.StatusCode);
        Assert.Equal(DeskFeed.SessionOver, await NextAsync(news));
        Assert.Null(await NextAsync(news));
    }

    private static async Task<StreamReader> OpenAsync(DeskBrowser browser)
    {
        var answer = await browser.OpenAsync(DeskPaths.Live);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<string?> NextAsync(StreamReader news)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await news.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal) && line is not "event: still") return line["event: ".Length..];
        }
        return null;
    }

    private static Task HappenAsync(DeskFixture desk) =>
        desk.Services.GetRequiredService<Store>().WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "INSERT INTO audit (id, at, action, subject_kind, subject_id) VALUES (@id, 1, 'happened', 'thing', '1')", ("@id", Some.Key())), default);
}
