using System.Net;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Polls are answered with 200 always; what bounds them loses nothing.</summary>
[Collection(Floods.Name)]
public sealed class PollLimitTests
{
    private const int LargestPage = 128 * 1024;

    [Fact]
    public async Task A_page_is_bounded_in_bytes_and_the_watermark_leads_through_all()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var ids = new List<string>();
        for (var n = 0; n < 12; n++)
        {
            var message = Some.Message("電話番号は？");
            message["value"] = new string('a', 50_000);
            ids.Add((await visitor.PostAsync(message).JsonAsync()).Id());
        }

        var (seen, pages) = (new List<string>(), 0);
        for (var watermark = ""; ; pages++)
        {
            using var answer = await visitor.CallAsync(HttpMethod.Get, $"/activities?watermark={watermark}");
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, LargestPage + 1_000);
            var set = await answer.JsonAsync();
            if (set["activities"]!.AsArray().Count == 0) break;
            seen.AddRange(set["activities"]!.AsArray().Where(activity => activity!.IsFromUser()).Select(activity => activity!.Id()));
            watermark = set.Text("watermark");
        }

        Assert.InRange(pages, 4, 12);
        Assert.Equal(ids, seen);
        await using var socket = await DirectLineSocket.OpenAsync((await visitor.CallAsync(HttpMethod.Get, "?watermark=").JsonAsync()).Text("streamUrl"));
        Assert.Equal(ids, (await socket.UntilAsync(activity => activity.Id() == ids[^1])).Where(Activities.IsFromUser).Select(Activities.Id));
    }

    [Fact]
    public async Task Who_polls_too_often_is_told_that_there_is_nothing_new_and_loses_nothing()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__PerVisitor", "30"));
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var id = await visitor.SayAsync("電話番号は？");

        var pages = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => visitor.PollAsync()));

        var empty = pages.Where(page => page["activities"]!.AsArray().Count == 0).ToList();
        Assert.InRange(empty.Count, 1, 99);
        Assert.All(empty, page => Assert.Equal("0", page.Text("watermark")));
        await Eventually.TrueAsync("all is there", async () => (await visitor.HistoryAsync()).Any(activity => activity.Id() == id));
        var other = await DirectLineClient.StartAsync(server.Http);
        Assert.NotEmpty((await other.PollAsync())["activities"]!.AsArray());
    }

    [Fact]
    public async Task An_address_begins_so_many_conversations_a_minute_and_an_office_never_notices()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__PerAddress", "1800"), ("RateLimits__PerVisitor", "300"));
        var office = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => DirectLineClient.StartAsync(server.Http)));
        foreach (var visitor in office) Assert.NotEmpty(await visitor.SayAsync("電話番号は？"));

        // On a busy machine a minute passes, and with it comes a new allowance: it is spent faster than it grows.
        var statuses = new List<HttpStatusCode>();
        for (var round = 0; round < 10 && !statuses.Contains(HttpStatusCode.TooManyRequests); round++)
        {
            statuses.AddRange(await Task.WhenAll(Enumerable.Range(0, 300).Select(async _ =>
            {
                using var answer = await server.Http.CallAsync(HttpMethod.Post, "/tokens/generate");
                return answer.StatusCode;
            })));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.True(statuses.Count(status => status is HttpStatusCode.OK) >= 50);
    }
}
