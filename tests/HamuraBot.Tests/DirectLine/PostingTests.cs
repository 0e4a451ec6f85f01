using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

[Collection(Servers.Name)]
public sealed class PostingTests(SharedServer server)
{
    private const int LongestMessage = 4000;

    [Fact]
    public async Task A_message_comes_back_as_it_was_sent_and_then_its_answer()
    {
        var visitor = await server.VisitorAsync();
        var key = Some.Key();

        var id = await visitor.SayAsync("電話番号を教えてください", key);

        var history = await visitor.HistoryAsync();
        var at = history.ToList().FindIndex(activity => activity.Id() == id);
        Assert.Equal(key, history[at].Key());
        Assert.Equal("電話番号を教えてください", history[at].Text("text"));
        Assert.True(history[at + 1].IsFromBot() && history[at + 1].IsMessage());
        Assert.Equal(id, history[at + 1].Text("replyToId"));
    }

    [Fact]
    public async Task The_answer_is_there_when_the_message_is_acknowledged()
    {
        var visitor = await server.VisitorAsync();

        var id = await visitor.SayAsync("電話番号を教えてください");

        Assert.Contains("042-555-1111", string.Concat(await visitor.AnswersAsync(id)));
    }

    [Fact]
    public async Task What_the_server_does_not_know_is_kept()
    {
        var visitor = await server.VisitorAsync();
        var message = Some.Message("こんにちは");
        message["deliveryMode"] = "stream";
        message["futureProperty"] = new JsonObject { ["deep"] = new JsonArray(1, "二", null) };
        message["channelData"]!["mine"] = new JsonObject { ["n"] = 1.5 };

        var id = (await visitor.PostAsync(message).JsonAsync()).Id();

        var echo = (await visitor.HistoryAsync()).Single(activity => activity.Id() == id);
        Assert.Equal("""{"deep":[1,"二",null]}""", Plain(echo["futureProperty"]!));
        Assert.Equal("""{"n":1.5}""", Plain(echo["channelData"]!["mine"]!));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("x-nobody-has-this")]
    [InlineData("not a name at all")]
    public async Task The_dates_of_an_answer_are_those_of_the_desk_whatever_locale_a_client_names(string locale)
    {
        var visitor = await server.VisitorAsync();
        var message = Some.Message("研修費の補助はまだありますか");
        message["locale"] = locale;

        var id = (await visitor.PostAsync(message).JsonAsync()).Id()!;

        Assert.Contains("2015年3月31日", string.Concat((await visitor.AnswersAsync(id)).Select(answer => answer.Text("text"))));
    }

    [Fact]
    public async Task Every_activity_says_from_whom_it_is_and_where()
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("こんにちは");

        Assert.All(await visitor.HistoryAsync(), activity =>
        {
            Assert.NotEmpty(activity["from"].Text("id"));
            Assert.True(activity.IsFromBot() || activity.IsFromUser());
            Assert.Equal(visitor.Conversation, activity["conversation"].Text("id"));
            Assert.Equal("directline", activity.Text("channelId"));
        });
    }

    [Fact]
    public async Task The_longest_message_is_answered_and_a_longer_one_is_refused()
    {
        var visitor = await server.VisitorAsync();
        using var longest = await visitor.PostAsync(Some.Message(new string('あ', LongestMessage)));
        using var longer = await visitor.PostAsync(Some.Message(new string('あ', LongestMessage + 1)));

        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, longer.StatusCode);
        var error = JsonNode.Parse(await longer.Content.ReadAsStringAsync())!["error"];
        Assert.NotEmpty(error.Text("code"));
        Assert.Contains("4000", error.Text("message").Replace(",", "", StringComparison.Ordinal));
        Assert.Single(await visitor.HistoryAsync(), activity => activity.IsFromUser());
    }

    [Fact]
    public async Task Typing_is_taken_and_not_kept()
    {
        var visitor = await server.VisitorAsync();
        var before = (await visitor.HistoryAsync()).Count;

        using var answer = await visitor.PostAsync(new JsonObject { ["type"] = "typing", ["from"] = new JsonObject { ["id"] = visitor.User } });

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(before, (await visitor.HistoryAsync()).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u0000")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("e\u0301\u200f\u202e")]
    public async Task A_message_of_next_to_nothing_is_answered_or_refused(string text)
    {
        var visitor = await server.VisitorAsync();

        using var answer = await visitor.PostAsync(Some.Message(text));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
    }

    private static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
