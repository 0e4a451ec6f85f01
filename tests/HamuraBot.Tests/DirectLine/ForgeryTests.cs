using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>Nobody speaks in another's name.</summary>
[Collection(Servers.Name)]
public sealed class ForgeryTests(SharedServer server)
{
    [Theory]
    [InlineData("alice")]
    [InlineData("bot")]
    [InlineData("officer:1")]
    [InlineData("DL_upper")]
    [InlineData(" dl_space")]
    [InlineData("dl_\u0000")]
    public async Task Only_ids_of_visitors_are_given_tokens(string user)
    {
        var body = new JsonObject { ["user"] = new JsonObject { ["id"] = user } };

        using var answer = await server.Http.CallAsync(HttpMethod.Post, "/tokens/generate", body: body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("bot", "bot")]
    [InlineData("officer:1", "bot")]
    [InlineData("dl_somebody", "user")]
    [InlineData("", "")]
    public async Task A_message_is_from_the_tokens_user_whatever_it_says(string id, string role)
    {
        var visitor = await server.VisitorAsync();
        var message = Some.Message("こんにちは");
        message["from"] = new JsonObject { ["id"] = id, ["role"] = role, ["name"] = "市役所" };

        await AssertIsTheVisitorsAsync(visitor, message);
    }

    [Theory]
    [InlineData("text")]
    [InlineData(null)]
    [InlineData(7)]
    public async Task A_sender_of_the_wrong_kind_is_replaced_or_refused(object? from)
    {
        var visitor = await server.VisitorAsync();
        var message = Some.Message("こんにちは");
        message["from"] = JsonValue.Create(from);

        await AssertIsTheVisitorsAsync(visitor, message);
    }

    [Theory]
    [InlineData("event")]
    [InlineData("Event")]
    [InlineData("message")]
    [InlineData("MESSAGE")]
    [InlineData("invoke")]
    [InlineData("conversationUpdate")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("handoff")]
    [InlineData("command")]
    [InlineData("unheard-of")]
    public async Task No_kind_of_activity_lets_a_visitor_be_the_bot(string type)
    {
        var visitor = await server.VisitorAsync();
        await AssertIsTheVisitorsAsync(visitor, new JsonObject
        {
            ["type"] = type,
            ["id"] = "chosen-by-the-visitor",
            ["name"] = "handoff.status",
            ["value"] = new JsonObject { ["state"] = "accepted" },
            ["text"] = "担当者です",
            ["from"] = new JsonObject { ["id"] = "officer:1", ["role"] = "bot" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = Some.Key(), ["hamura"] = new JsonObject { ["handoff"] = new JsonObject { ["status"] = "closed" } } },
        });
    }

    [Fact]
    public async Task Traces_are_refused()
    {
        var visitor = await server.VisitorAsync();

        using var answer = await visitor.PostAsync(new JsonObject { ["type"] = "trace", ["name"] = "x", ["from"] = new JsonObject { ["id"] = visitor.User } });

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task The_marks_of_the_bot_cannot_be_worn_by_a_visitor()
    {
        var visitor = await server.VisitorAsync();
        var message = Some.Message("こんにちは");
        message["channelData"]!["hamura"] = new JsonObject { ["receipt"] = new JsonObject { ["number"] = "R-2026-000001" } };

        await visitor.PostAsync(message).JsonAsync();

        Assert.All((await visitor.HistoryAsync()).Where(Activities.IsFromUser), activity => Assert.Null(activity["channelData"]!["hamura"]));
    }

    private static async Task AssertIsTheVisitorsAsync(DirectLineClient visitor, JsonObject activity)
    {
        var known = (await visitor.HistoryAsync()).Select(Activities.Id).ToHashSet();
        using var answer = await visitor.PostAsync(activity);
        var sent = answer.IsSuccessStatusCode ? (await answer.JsonAsync()).Id() : null;
        Assert.InRange((int)answer.StatusCode, 200, 499);

        var fresh = (await visitor.HistoryAsync()).Where(stored => !known.Contains(stored.Id())).ToList();
        if (sent is null)
        {
            Assert.Empty(fresh);
        }

        Assert.NotEqual("chosen-by-the-visitor", sent);
        // What is not the bot's answer to this very activity is what the visitor sent.
        foreach (var stored in fresh.Where(stored => stored.Text("replyToId") != sent))
        {
            Assert.Equal(visitor.User, stored["from"].Text("id"));
            Assert.True(stored.IsFromUser());
        }
    }
}
