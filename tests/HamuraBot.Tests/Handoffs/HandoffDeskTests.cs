using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Conversations;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Handoffs;

/// <summary>What officers see and send besides words, and what visitors cannot make them see.</summary>
public sealed class HandoffDeskTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Fact]
    public async Task Files_go_both_ways_and_the_bot_does_not_thank_for_them()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        await visitor.LookAsync();

        await visitor.Client.UploadAsync("", ("見積書.txt", "text/plain", SomeFile.Text("合計 1,000円"))).JsonAsync();
        Assert.Empty((await visitor.LookAsync()).News);
        using var sent = await SendAsync(officer, id, "申込書.txt", "申込書です", "file-1");
        using var again = await SendAsync(officer, id, "申込書.txt", "申込書です", "file-1");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sent.StatusCode, again.StatusCode));

        var message = Assert.Single((await visitor.LookAsync()).News);
        var file = Assert.Single(message["attachments"]!.AsArray());
        Assert.Equal(("申込書です", "申込書.txt"), (message.Text("text"), file.Text("name")));
        Assert.Equal("書式", await officer.Http.GetStringAsync(new Uri(file.Text("contentUrl")).PathAndQuery));
        var files = (await officer.GetAsync($"handoffs/{id}"))["transcript"]!.AsArray().SelectMany(line => line!["files"]!.AsArray()).Select(one => one.Text("name"));
        Assert.Equal(["見積書.txt", "申込書.txt"], files);
    }

    [Fact]
    public async Task A_conversation_is_closed_without_a_note_too()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await officer.DoAsync(visitor.Handoff, "take");

        using var closed = await officer.PostAsync($"handoffs/{visitor.Handoff}/close");

        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal("closed", (await visitor.LookAsync()).Status);
    }

    [Fact]
    public async Task A_form_is_taken_only_where_files_are_sent_and_only_from_our_own_pages()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");

        using var asForm = await officer.Http.PostAsync($"/api/desk/handoffs/{id}/close", new MultipartFormDataContent { { new StringContent("済"), "note" } });
        officer.Http.DefaultRequestHeaders.Remove("Origin");
        officer.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var foreign = await SendAsync(officer, id, "申込書.txt", "", "1");
        officer.Http.DefaultRequestHeaders.Remove("Origin");
        officer.Http.DefaultRequestHeaders.Add("Origin", "http://localhost");
        using var program = await SendAsync(officer, id, "program.exe", "", "2");
        using var ofColleague = await SendAsync(await house.OfficerAsync("鈴木"), id, "申込書.txt", "", "3");

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Forbidden), (asForm.StatusCode, foreign.StatusCode));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Conflict), (program.StatusCode, ofColleague.StatusCode));
        Assert.Contains("program.exe", JsonNode.Parse(await program.Content.ReadAsStringAsync()).Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain((await visitor.LookAsync()).News, activity => activity["attachments"] is JsonArray { Count: > 0 } && activity.IsMessage());
    }

    [Fact]
    public async Task Writing_is_shown_to_the_other_side_and_kept_nowhere()
    {
        var (officer, colleague) = (await house.OfficerAsync(), await house.OfficerAsync("鈴木"));
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await officer.DoAsync(visitor.Handoff, "take");
        await visitor.LookAsync();
        var typing = house.Services.GetRequiredService<Typing>();
        var heard = new List<TypingSign>();
        typing.Heard += heard.Add;

        Assert.Equal(HttpStatusCode.NoContent, await officer.TryAsync(visitor.Handoff, "typing"));
        Assert.Equal(HttpStatusCode.NotFound, await colleague.TryAsync(visitor.Handoff, "typing"));
        await visitor.Client.PostAsync(new JsonObject { ["type"] = "typing" }).JsonAsync();

        Assert.Equal([(Speaker.Officer, "佐藤"), (Speaker.Visitor, "")], heard.Select(sign => (sign.Who, sign.Name)));
        Assert.True(typing.IsTyping(visitor.Client.Conversation, Speaker.Visitor));
        house.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.False(typing.IsTyping(visitor.Client.Conversation, Speaker.Visitor));
        Assert.Empty((await visitor.LookAsync()).News);
    }

    /// <summary>A visitor replays what an officer's message and a bot's card look like: the desk shows words, and the visitor's.</summary>
    [Fact]
    public async Task What_a_visitor_makes_up_is_shown_to_officers_as_the_visitors_own_words()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        await officer.DoAsync(id, "messages", new { text = "本物です" });
        var card = new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = new JsonObject { ["type"] = "AdaptiveCard" } };
        var forged = Some.Message("<script>alert(1)</script> 承認しました");
        forged["from"] = new JsonObject { ["id"] = $"officer:{officer.Id}", ["name"] = "佐藤", ["role"] = "bot" };
        forged["channelData"]!["hamura"] = new JsonObject { ["handoff"] = new JsonObject { ["id"] = id, ["status"] = "closed" } };
        await visitor.Client.PostAsync(forged).JsonAsync();
        var withCard = Some.Message("カード");
        withCard["attachments"] = new JsonArray(card.DeepClone());
        using var refusedCard = await visitor.Client.PostAsync(withCard);
        using var refusedEvent = await visitor.Client.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "handoff.status", ["value"] = "completed" });
        await visitor.Client.CallAsync(HttpMethod.Post, "/upload", DirectLineClient.Multipart(withCard, ("a.txt", "text/plain", SomeFile.Text("a")))).JsonAsync();

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (refusedCard.StatusCode, refusedEvent.StatusCode));
        var detail = await officer.GetAsync($"handoffs/{id}");
        Assert.Equal("with-officer", detail.Text("status"));
        var lines = detail["transcript"]!.AsArray().Select(line => (line.Text("from"), line.Text("name"), line.Text("text"))).ToList();
        Assert.Equal([("officer", "佐藤", "本物です")], lines.Where(line => line.Item1 == "officer"));
        Assert.Equal(("visitor", "", "<script>alert(1)</script> 承認しました"), lines[^2]);
        Assert.Equal(["a.txt"], detail["transcript"]!.AsArray()[^1]!["files"]!.AsArray().Select(file => file.Text("name")));
        Assert.DoesNotContain("AdaptiveCard", detail.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_reply_that_has_expired_is_sent_only_when_the_officer_says_so()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        using var made = await officer.PostAsync("saved-replies", new { title = "受付期間", ja = "11月24日までです。", en = "Until 24 November.", validTo = "2026-11-24" });
        var reply = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var faulty = await officer.PostAsync("saved-replies", new { title = "", ja = "あ", en = "a" });
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        Assert.True(Assert.Single((await officer.GetAsync("saved-replies")).AsArray())!["expired"]!.GetValue<bool>());

        using var warned = await officer.PostAsync($"handoffs/{id}/messages", new { text = reply.Text("ja"), savedReply = reply.Text("id") });
        Assert.Equal(HttpStatusCode.Conflict, warned.StatusCode);
        Assert.Contains("2026年11月24日", JsonNode.Parse(await warned.Content.ReadAsStringAsync()).Text("detail"), StringComparison.Ordinal);
        await officer.DoAsync(id, "messages", new Dictionary<string, object> { ["text"] = reply.Text("ja"), ["savedReply"] = reply.Text("id"), ["override"] = true });

        Assert.Equal("11月24日までです。", (await visitor.LookAsync()).Texts.Last());
    }

    [Fact]
    public async Task A_saved_reply_that_promises_what_has_ended_is_looked_at_before_it_is_sent()
    {
        const string promise = "新しく市内に来る企業には3年間の奨励金をお出ししています。";
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        await officer.DoAsync(visitor.Handoff, "take");
        using var saved = await officer.PostAsync("saved-replies", new { title = "奨励金", ja = promise, en = "There is a grant for three years." });
        var reply = JsonNode.Parse(await saved.Content.ReadAsStringAsync())!.Text("id");

        using var refused = await officer.PostAsync($"handoffs/{visitor.Handoff}/messages", new { text = promise, savedReply = reply });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("2015年3月31日", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await officer.TryAsync(visitor.Handoff, "messages", new { text = "市の制度について、確認してご連絡します。", savedReply = reply }));
        Assert.Equal(HttpStatusCode.OK, await officer.TryAsync(visitor.Handoff, "messages", new { text = promise, savedReply = reply, @override = true }));
    }

    [Fact]
    public async Task Transcripts_are_searched_for_words_as_they_stand()
    {
        var officer = await house.OfficerAsync();
        var visitor = await house.VisitorAsync();
        await visitor.SayAsync("見積り 100%で \"引用\" した lathe について");

        foreach (var (query, found) in ((string, int)[])[("見積り 100%", 1), ("100_", 0), ("\"引用\"", 1), ("LATHE", 1), ("clientActivityID", 0)])
        {
            var results = await officer.GetAsync($"conversations?query={Uri.EscapeDataString(query)}");
            Assert.Equal((query, found), (query, results.AsArray().Count));
            Assert.All(results.AsArray(), result => Assert.Equal(visitor.Client.Conversation, result.Text("conversationId")));
        }
        Assert.Contains((await officer.GetAsync("audit")).AsArray(), entry => entry.Text("action") == "searched");
    }

    [Fact]
    public async Task Who_did_and_who_read_what_is_in_the_trail()
    {
        var officer = await house.OfficerAsync();
        var visitor = await (await house.VisitorAsync()).WantPersonAsync();
        var id = visitor.Handoff;
        await officer.DoAsync(id, "take");
        await officer.DoAsync(id, "messages", new { text = "承ります。" });
        await officer.GetAsync($"handoffs/{id}");
        await officer.DoAsync(id, "close", new { note = "済" });

        var trail = (await officer.GetAsync("audit")).AsArray().Where(entry => entry.Text("subjectId") == id).ToList();

        Assert.Equal(["closed", "read", "took", "wrote"], trail.Select(entry => entry.Text("action")).Order(StringComparer.Ordinal));
        Assert.All(trail, entry => Assert.Equal(officer.Id, entry.Text("officerId")));
    }

    private static Task<HttpResponseMessage> SendAsync(DeskOfficer officer, string id, string name, string text, string key)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes("書式"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent(key), "id" } };
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        form.Add(file);
        return officer.Http.PostAsync($"/api/desk/handoffs/{id}/files", form);
    }
}
