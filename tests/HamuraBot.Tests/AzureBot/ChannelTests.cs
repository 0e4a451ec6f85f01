using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.AzureBot;

/// <summary>Conversations that another service carries.</summary>
public sealed class ChannelTests(AzureBotFixture house) : IClassFixture<AzureBotFixture>
{
    [Theory]
    [InlineData("ja-JP", "利子補給について教えて", "0.8")]
    [InlineData("en-US", "Tell me about the interest subsidy", "0.8")]
    public async Task The_first_message_is_greeted_and_answered_in_order_with_the_bots_own_token(string locale, string question, string told)
    {
        var activity = house.Activity(question, locale: locale);
        var sent = await house.SayAsync(activity, 2);

        Assert.Equal(2, sent.Count);
        Assert.DoesNotContain(told, sent[0].Text, StringComparison.Ordinal);
        Assert.Contains(told, sent[1].Text, StringComparison.Ordinal);
        Assert.All(sent, call => Assert.Equal($"Bearer {Connector.BotToken}", call.Authorization));
        Assert.Equal(((string?)activity["id"], "28:bot", "29:visitor", "webchat"),
            (sent[1].Activity, (string?)sent[1].Body["from"]!["id"], (string?)sent[1].Body["recipient"]!["id"], (string?)sent[1].Body["channelId"]));
    }

    [Fact]
    public async Task A_message_that_is_sent_again_is_answered_once()
    {
        var activity = house.Activity("利子補給について教えて");
        var conversation = (string)activity["conversation"]!["id"]!;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.SayAsync((JsonObject)activity.DeepClone(), 2)));
        await house.SayAsync(house.Activity("ありがとう", conversation: conversation), 3);

        Assert.Equal(3, house.Connector.Calls.Count(call => call.Conversation == conversation));
    }

    [Fact]
    public async Task Who_expects_replies_has_them_in_the_answer_and_again_the_same()
    {
        var activity = house.Activity("利子補給について教えて");
        activity["deliveryMode"] = "expectReplies";
        var first = await AnswersAsync(activity);
        var again = await AnswersAsync(activity);

        Assert.Equal(2, first.Count);
        Assert.Contains("0.8", first[1], StringComparison.Ordinal);
        Assert.Equal([first[1]], again);
        Assert.DoesNotContain(house.Connector.Calls, call => call.Conversation == (string)activity["conversation"]!["id"]!);
    }

    [Fact]
    public async Task A_service_that_is_busy_is_asked_again_and_the_order_stays()
    {
        var activity = house.Activity("利子補給について教えて");
        house.Connector.Refuse((string)activity["conversation"]!["id"]!, 429, "1");
        house.Connector.Refuse((string)activity["conversation"]!["id"]!, 503);
        var sent = await house.SayAsync(activity, 2);

        Assert.Contains("0.8", sent[1].Text, StringComparison.Ordinal);
        var calls = house.Connector.Calls.Where(call => call.Conversation == (string)activity["conversation"]!["id"]!).ToList();
        Assert.Equal([429, 503, 200, 200], calls.Select(call => call.Status));
        Assert.All(calls.Take(3), call => Assert.Equal(sent[0].Text, call.Text));
    }

    [Fact]
    public async Task A_visitor_who_has_removed_the_bot_is_not_called_again_until_they_come_back()
    {
        var activity = house.Activity("利子補給について教えて");
        var conversation = (string)activity["conversation"]!["id"]!;
        house.Connector.Refuse(conversation, 403);
        (await house.PostAsync(activity)).Dispose();
        await Eventually.TrueAsync("the refusal", () => Task.FromResult(house.Connector.Calls.Any(call => call.Conversation == conversation)));

        var sent = await house.SayAsync(house.Activity("ありがとう", conversation: conversation), 1);
        Assert.DoesNotContain("0.8", Assert.Single(sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_is_greeted_once()
    {
        var update = house.Activity(null, type: "conversationUpdate");
        update["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" }, new JsonObject { ["id"] = "29:visitor" });
        var conversation = (string)update["conversation"]!["id"]!;
        await house.SayAsync(update, 1);
        await house.SayAsync((JsonObject)update.DeepClone(), 1);
        var sent = await house.SayAsync(house.Activity("利子補給について教えて", conversation: conversation), 2);

        Assert.Equal(2, sent.Count);
        Assert.Contains("0.8", sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_of_Teams_the_bots_name_is_no_part_of_the_question_and_buttons_stand_on_a_card()
    {
        var activity = house.Activity("<at>HamuraBot</at>&nbsp;専門家派遣\n", channel: "msteams");
        activity["conversation"]!["isGroup"] = true;
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>HamuraBot</at>", ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "HamuraBot" } });
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<div>…</div>" });
        var sent = await house.SayAsync(activity, 2);

        Assert.Contains("専門家", sent[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("受け取れません", sent[1].Text, StringComparison.Ordinal);
        Assert.Null(sent[1].Body["suggestedActions"]);
        var card = sent[1].Body["attachments"]!.AsArray().Single()!["content"]!;
        Assert.Equal("imBack", (string?)card["actions"]![0]!["data"]!["msteams"]!["type"]);
        Assert.All(sent, call => Assert.DoesNotContain(call.Text.Split("\n\n"), paragraph => paragraph.Contains('\n', StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("22222222-2222-2222-2222-222222222222", null)]
    [InlineData(AzureBotFixture.Tenant, "22222222-2222-2222-2222-222222222222")]
    [InlineData(null, null)]
    public async Task Teams_of_another_organisation_is_refused(string? held, string? told)
    {
        var activity = house.Activity("利子補給について教えて", channel: "msteams");
        activity["conversation"]!["tenantId"] = held;
        if (told is not null) activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = told } };
        using var answer = await house.PostAsync(activity);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_mail_is_read_without_what_it_quotes_and_answered_without_cards()
    {
        var sent = await house.SayAsync(house.Activity("専門家派遣について教えてください。\r\n\r\n-----Original Message-----\r\nFrom: desk@example.jp\r\n> セミナー", channel: "email"), 2);

        Assert.Contains("専門家", sent[1].Text, StringComparison.Ordinal);
        Assert.Contains("\n・", sent[1].Text, StringComparison.Ordinal);
        Assert.Null(sent[1].Body["attachments"]);
    }

    [Fact]
    public async Task A_file_is_named_as_what_cannot_be_taken_and_never_fetched()
    {
        var activity = house.Activity(null);
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = $"{house.Connector.ServiceUrl}v3/conversations/trap/activities", ["name"] = "a.png" });
        var sent = await house.SayAsync(activity, 2);

        Assert.Contains("受け取れません", sent[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Connector.Calls, call => call.Conversation == "trap");
    }

    [Fact]
    public async Task The_button_of_a_card_that_calls_is_a_message_like_any_other()
    {
        var activity = house.Activity(null, type: "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["data"] = new JsonObject { ["form"] = "expert-dispatch", ["companyName"] = "ハムラ精機" } } };
        using var answer = await house.PostAsync(activity);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((200, "application/vnd.microsoft.activity.message"), ((int)answer.StatusCode, (string?)body["type"]));
        Assert.True((await house.Connector.SentAsync((string)activity["conversation"]!["id"]!, 2)).Count >= 2);

        activity["name"] = "task/fetch";
        using var unknown = await house.PostAsync(activity);
        Assert.Equal(HttpStatusCode.NotImplemented, unknown.StatusCode);
    }

    [Fact]
    public async Task What_was_corrected_or_deleted_there_is_so_at_the_desk_and_answered_no_more()
    {
        var (visitor, handoff) = await CallAsync("msteams");
        await visitor.SayAsync("電話番号は 042-1 です");
        var corrected = visitor.Last;
        await visitor.SayAsync("これは消してください");
        var deleted = visitor.Last;
        foreach (var (id, type, text) in new[] { (corrected, "messageUpdate", "電話番号は 042-2 です"), (deleted, "messageDelete", null) })
        {
            var change = house.Activity(text, "msteams", visitor.Conversation, type);
            change["id"] = id;
            using var answer = await house.PostAsync(change);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        var said = (await house.Officer.GetAsync($"handoffs/{handoff}"))["transcript"]!.AsArray().Where(line => (string?)line!["from"] == "visitor").Select(line => (string?)line!["text"]).ToList();
        Assert.Contains("電話番号は 042-2 です", said);
        Assert.DoesNotContain("電話番号は 042-1 です", said);
        Assert.DoesNotContain("これは消してください", said);
    }

    [Theory]
    [InlineData("msteams", "files")]
    [InlineData("webchat", "files withdraw")]
    public async Task An_officer_answers_there_sees_what_the_channel_cannot_do_and_takes_a_slip_back(string channel, string cannot)
    {
        var (visitor, handoff) = await CallAsync(channel);
        var told = (await house.Officer.GetAsync($"handoffs/{handoff}"))["channel"]!;
        Assert.Equal((channel, cannot), ((string?)told["id"], string.Join(' ', told["cannot"]!.AsArray().Select(one => (string?)one))));
        Assert.Equal(HttpStatusCode.OK, await house.Officer.DoAsync(handoff, "take"));
        Assert.Equal(HttpStatusCode.OK, await house.Officer.DoAsync(handoff, "messages", new { text = "承ります。" }));
        var arrived = await Eventually.GetAsync("the officer's message", () => Task.FromResult(visitor.Sent.FirstOrDefault(call => call.Text.Contains("承ります。", StringComparison.Ordinal))));
        // Where its client knows officers by their sender, the text is theirs alone.
        Assert.Equal(channel == "msteams", arrived.Text.Contains("佐藤", StringComparison.Ordinal));

        var line = (await house.Officer.GetAsync($"handoffs/{handoff}"))["transcript"]!.AsArray().Last(one => (string?)one!["text"] == "承ります。")!;
        Assert.Equal(HttpStatusCode.OK, await house.Officer.WithdrawAsync(handoff, (long)line["sequence"]!));
        await Eventually.TrueAsync("the news of it", () => Task.FromResult(visitor.Sent.Any(call => call.Text.Contains("取り消しました", StringComparison.Ordinal))));
        var changes = house.Connector.Calls.Where(call => call.Conversation == visitor.Conversation && call.Method == "PUT").ToList();
        Assert.Equal(channel == "msteams" ? 1 : 0, changes.Count);
        Assert.All(changes, change => Assert.DoesNotContain("承ります。", change.Text, StringComparison.Ordinal));
    }

    /// <summary>A visitor who has asked for a person and waits.</summary>
    private async Task<(ChannelVisitor Visitor, string Handoff)> CallAsync(string channel)
    {
        var (visitor, about) = (new ChannelVisitor(house, channel), $"融資の相談 {Some.Key()}");
        await visitor.SayAsync("人と話したい");
        await visitor.SayAsync(about);
        for (var asked = 0; asked < 6; asked++)
        {
            if ((await house.Officer.GetAsync("handoffs")).AsArray().FirstOrDefault(one => (string?)one!["about"] == about) is { } open) return (visitor, (string)open["id"]!);
            await visitor.SayAsync("なし");
        }
        throw new InvalidOperationException("Nobody was called.");
    }

    private async Task<List<string>> AnswersAsync(JsonObject activity)
    {
        using var answer = await house.PostAsync((JsonObject)activity.DeepClone());
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["activities"]!.AsArray().Select(one => (string?)one!["text"] ?? "")];
    }
}
