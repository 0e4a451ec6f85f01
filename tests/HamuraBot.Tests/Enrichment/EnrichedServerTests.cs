using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using TextAnalytics.Tests.Service;

namespace HamuraBot.Tests.Enrichment;

/// <summary>The whole server with a cloud beside it, by the front door.</summary>
[Collection(Servers.Name)]
public sealed class EnrichedServerTests(SharedServer plain) : IAsyncLifetime
{
    private LanguageService service = null!;
    private HamuraProcess server = null!;

    public async Task InitializeAsync()
    {
        service = await LanguageService.StartAsync();
        server = await HamuraProcess.StartNewAsync(
            ("Language__Endpoint", service.Endpoint.ToString()), ("Language__Key", LanguageService.Key), ("Language__RestSeconds", "1"),
            ("Language__DeadlineMilliseconds", "5000"));
        await Eventually.TrueAsync("the service was greeted", () => Task.FromResult(service.Requests.Count == 1));
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_meets_the_cloud_only_where_it_helps()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);

        // What is not understood is led by its key phrases; what is understood stays in the house.
        var led = await AnswerAsync(visitor, "住民票の写しをとりたい [利子補給] 電話は090-1234-5678");
        Assert.NotNull(led["channelData"]!["hamura"]!["suggestions"]);
        var asked = service.Requests.Count;
        Assert.Equal(4, asked);
        Assert.NotNull((await AnswerAsync(visitor, "利子補給について教えてください"))["channelData"]!["hamura"]!["answers"]);
        Assert.Equal(asked, service.Requests.Count);

        // Who is displeased is offered a person first.
        Assert.Equal("職員と話す", FirstButton(await AnswerAsync(visitor, "ぷるぷる ひどい ぴかぴか")));
        Assert.NotEqual("職員と話す", FirstButton(await AnswerAsync(visitor, "ぷるぷる ぴかぴか")));

        // What is written into a form's field is for the desk alone.
        var before = service.Requests.Count;
        await visitor.SayAsync("apply:expert-dispatch");
        Assert.NotNull((await AnswerAsync(visitor, "ぽよぽよ工業"))["channelData"]!["hamura"]!["prompt"]);
        await visitor.SayAsync("やめる");
        Assert.Equal(before, service.Requests.Count);

        Assert.DoesNotContain(service.Requests, request => request.Texts.Contains("5678", StringComparison.Ordinal));
        Assert.DoesNotContain(LanguageService.Key, server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("ぷるぷる", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kanji_alone_are_answered_in_the_language_the_cloud_is_sure_of()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http, locale: "en-US");
        var message = Some.Message("貴社支援制度利用条件確認希望申請期限");
        message["locale"] = "en-US";

        var id = (await visitor.PostAsync(message).JsonAsync()).Text("id");

        Assert.Equal("ja-JP", (await visitor.AnswersAsync(id))[0].Text("locale"));
    }

    [Fact]
    public async Task The_bot_answers_locally_while_the_cloud_fails_and_comes_back_to_it()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        Assert.Equal("on", await StateAsync(server));
        service.Always = Faults.Unavailable;

        await Eventually.TrueAsync("the cloud is left alone", async () =>
        {
            Assert.NotNull((await AnswerAsync(visitor, "ぷるぷる " + Some.Key()))["channelData"]!["hamura"]!["notUnderstood"]);
            return await StateAsync(server) == "resting";
        });
        service.Always = null;

        await Eventually.TrueAsync("the cloud is asked again", async () =>
        {
            await AnswerAsync(visitor, "ぷるぷる " + Some.Key());
            return await StateAsync(server) == "on";
        });
        Assert.Contains("left alone", server.Log, StringComparison.Ordinal);
        Assert.Contains("answers again", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_there_is_no_cloud() => Assert.Equal("off", await StateAsync(plain.Process));

    private static Task<string> StateAsync(HamuraProcess server) => server.Http.GetStringAsync("/healthz/enrichment");

    private static async Task<JsonObject> AnswerAsync(DirectLineClient visitor, string text) =>
        (await visitor.AnswersAsync(await visitor.SayAsync(text)))[0];

    private static string FirstButton(JsonObject answer) => answer["suggestedActions"]!["actions"]![0].Text("title");
}
