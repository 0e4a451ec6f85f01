using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Status and body of every route, as the unmodified clients need them.</summary>
[Collection(Servers.Name)]
public sealed class DirectLineRoutesTests(SharedServer server)
{
    [Fact]
    public async Task A_generated_token_names_its_conversation_and_its_life()
    {
        var generated = await DirectLineClient.GenerateAsync(server.Http, Some.User());

        Assert.NotEmpty(generated.Text("conversationId"));
        Assert.NotEmpty(generated.Text("token"));
        Assert.True(generated["expires_in"]!.GetValue<int>() >= 1800);
        Assert.False(generated.ContainsKey("streamUrl"));
    }

    [Fact]
    public async Task A_token_carries_its_user_where_Web_Chat_looks_for_it()
    {
        var user = Some.User();
        var generated = await DirectLineClient.GenerateAsync(server.Http, user);

        Assert.Equal(user, Tokens.Claims(generated.Text("token")).Text("user"));
    }

    [Fact]
    public async Task A_visitor_who_brings_no_id_is_given_one()
    {
        var generated = await server.Http.CallAsync(HttpMethod.Post, "/tokens/generate").JsonAsync();

        Assert.StartsWith("dl_", Tokens.Claims(generated.Text("token")).Text("user"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_starts_once_and_is_then_the_same()
    {
        var generated = await DirectLineClient.GenerateAsync(server.Http, Some.User());
        var body = new JsonObject { ["user"] = new JsonObject(), ["locale"] = "ja-JP" };

        using var first = await server.Http.CallAsync(HttpMethod.Post, "/conversations", generated.Text("token"), body);
        using var second = await server.Http.CallAsync(HttpMethod.Post, "/conversations", generated.Text("token"), body);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        foreach (var started in new[] { await first.JsonAsync(), await second.JsonAsync() })
        {
            Assert.Equal(generated.Text("conversationId"), started.Text("conversationId"));
            Assert.NotEmpty(started.Text("token"));
            Assert.StartsWith("ws://", started.Text("streamUrl"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?watermark=")]
    [InlineData("?watermark=1")]
    public async Task Resuming_always_hands_out_a_token_and_a_stream(string watermark)
    {
        var visitor = await server.VisitorAsync();

        using var answer = await visitor.CallAsync(HttpMethod.Get, watermark);
        var resumed = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(visitor.Conversation, resumed.Text("conversationId"));
        Assert.NotEmpty(resumed.Text("token"));
        Assert.NotEmpty(resumed.Text("streamUrl"));
    }

    [Fact]
    public async Task A_refreshed_token_opens_the_same_conversation()
    {
        var visitor = await server.VisitorAsync();
        await visitor.SayAsync("こんにちは");

        var refreshed = await server.Http.CallAsync(HttpMethod.Post, "/tokens/refresh", visitor.Token).JsonAsync();
        visitor.Token = refreshed.Text("token");

        Assert.Equal(visitor.Conversation, refreshed.Text("conversationId"));
        Assert.False(refreshed.ContainsKey("streamUrl"));
        Assert.Single(await visitor.HistoryAsync(), activity => activity.IsFromUser());
    }

    [Fact]
    public async Task There_are_no_sign_in_cards_to_serve()
    {
        using var answer = await server.Http.CallAsync(HttpMethod.Get, "/session/getsessionid");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_poll_with_nothing_new_is_an_empty_set_and_never_no_content()
    {
        var visitor = await server.VisitorAsync();
        var head = (await visitor.PollAsync()).Text("watermark");

        using var answer = await visitor.CallAsync(HttpMethod.Get, $"/activities?watermark={head}");
        var page = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(page["activities"]!.AsArray());
        Assert.Equal(head, page.Text("watermark"));
    }

    [Fact]
    public async Task Nothing_of_a_conversation_is_cached()
    {
        var visitor = await server.VisitorAsync();
        foreach (var path in new[] { "", "/activities?watermark=", "/activities?watermark=0" })
        {
            using var answer = await visitor.CallAsync(HttpMethod.Get, path);
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Null(answer.Headers.ETag);
        }
    }
}
