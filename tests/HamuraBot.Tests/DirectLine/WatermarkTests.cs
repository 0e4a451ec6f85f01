using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

[Collection(Servers.Name)]
public sealed class WatermarkTests(SharedServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("999999999")]
    [InlineData("none-of-ours")]
    public async Task Without_a_place_that_we_know_everything_is_replayed(string watermark)
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("利子補給について教えて");

        var page = await visitor.PollAsync(watermark);

        Assert.Equal((await visitor.HistoryAsync()).Select(Activities.Id), page["activities"]!.AsArray().Select(activity => activity!.Id()));
    }

    [Fact]
    public async Task A_poll_that_names_no_place_begins_at_the_beginning()
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("こんにちは");

        var page = await visitor.CallAsync(HttpMethod.Get, "/activities").JsonAsync();

        Assert.Equal((await visitor.PollAsync()).ToJsonString(), page.ToJsonString());
    }

    [Fact]
    public async Task A_watermark_brings_exactly_what_came_after_it()
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("こんにちは");
        var seen = await visitor.PollAsync();
        var id = await visitor.SayAsync("ありがとう");

        var page = await visitor.PollAsync(seen.Text("watermark"));

        var fresh = page["activities"]!.AsArray();
        Assert.Equal(id, fresh[0]!.Id());
        Assert.All(fresh.Skip(1), answer => Assert.Equal(id, answer.Text("replyToId")));
        Assert.NotEqual(seen.Text("watermark"), page.Text("watermark"));
    }

    [Fact]
    public async Task A_long_history_is_replayed_in_pages_without_a_gap()
    {
        var visitor = await server.VisitorAsync();
        List<string> said = [];
        for (var i = 0; i < 150; i++)
        {
            said.Add(await visitor.SayAsync("電話番号は？"));
        }

        Assert.Equal(said, (await visitor.HistoryAsync()).Where(Activities.IsFromUser).Select(Activities.Id));
    }

    [Fact]
    public async Task Times_never_go_backwards_and_ids_never_repeat()
    {
        var visitor = await server.VisitorAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.SayAsync("こんにちは")));

        var history = await visitor.HistoryAsync();
        var times = history.Select(activity => DateTimeOffset.Parse(activity.Text("timestamp"), null)).ToList();

        Assert.Equal(times.Order(), times);
        Assert.Equal(history.Count, history.Select(Activities.Id).Distinct().Count());
    }
}
