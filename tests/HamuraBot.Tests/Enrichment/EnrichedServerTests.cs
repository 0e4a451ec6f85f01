using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using TextAnalytics.Tests.Service;

namespace HamuraBot.Tests.Enrichment;

/// <summary>The whole server with a cloud beside it, by the front door.</summary>
[Collection(Servers.Name)]
public sealed class EnrichedServerTests(EnrichedServer enriched, SharedServer plain) : IClassFixture<EnrichedServer>
{
    private readonly LanguageService cloud = enriched.Cloud;
    private readonly HamuraProcess server = enriched.Process;

    [Fact]
    public async Task What_is_not_understood_is_led_by_its_key_phrases()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);

        var led = await AnswerAsync(visitor, $"{EnrichedServer.Foreign}。{EnrichedServer.Foreign} [利子]");

        // Where the house suspects the same it is answered, else asked back.
        Assert.Contains("interest-subsidy", (led.Marks()!["suggestions"] ?? led.Marks()!["answers"])!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_understood_stays_in_the_house()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var before = cloud.Requests.Count;

        var answer = await AnswerAsync(visitor, "利子補給について教えてください");

        Assert.NotNull(answer.Marks()!["answers"]);
        Assert.Equal(before, cloud.Requests.Count);
    }

    [Fact]
    public async Task What_is_written_into_a_form_stays_in_the_house()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var before = cloud.Requests.Count;

        await visitor.SayAsync("apply:expert-dispatch");
        var asked = await AnswerAsync(visitor, "ぽよぽよ工業");

        Assert.NotNull(asked.Marks()!["prompt"]);
        Assert.Equal(before, cloud.Requests.Count);
    }

    [Fact]
    public async Task Neither_personal_data_leaves_nor_texts_or_the_key_get_into_the_log()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var before = cloud.Requests.Count;

        await AnswerAsync(visitor, EnrichedServer.Foreign + "。ぷるぷる 090-1357-2468 kanaria@example.jp");

        Assert.Equal(before + 3, cloud.Requests.Count);
        Assert.DoesNotContain(cloud.Requests, request => request.Texts.Contains("2468", StringComparison.Ordinal));
        Assert.DoesNotContain(cloud.Requests, request => request.Texts.Contains("kanaria", StringComparison.Ordinal));
        Assert.All([LanguageService.Key, "ぷるぷる", "2468", "kanaria"], secret => Assert.DoesNotContain(secret, server.Log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_displeased_is_offered_a_person_first()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);

        Assert.Equal("職員と話す", FirstButton(await AnswerAsync(visitor, "ぷるぷる ひどい ぴかぴか")));
        Assert.Equal("メニューを見る", FirstButton(await AnswerAsync(visitor, "ぷるぷる ぴかぴか")));
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
    public async Task A_message_that_waits_for_the_cloud_is_not_overtaken()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        var (answers, before) = (new TaskCompletionSource(), cloud.Requests.Count);
        cloud.FailNext(Faults.After(answers.Task), Faults.After(answers.Task), Faults.After(answers.Task));

        var first = visitor.SayAsync(enriched.NewForeign());
        await Eventually.TrueAsync("the cloud is asked", () => Task.FromResult(cloud.Requests.Count == before + 3));
        var second = visitor.SayAsync("利子補給について教えてください");
        for (var look = 0; look < 20; look++)
        {
            await visitor.PollAsync();
        }
        answers.SetResult();

        var history = (await Task.WhenAll(first, second)).Select(id => id[^7..]);
        Assert.Equal(history.Order(StringComparer.Ordinal), history);
    }

    [Fact]
    public async Task The_bot_answers_locally_while_the_cloud_fails_and_comes_back_to_it()
    {
        var visitor = await DirectLineClient.StartAsync(server.Http);
        Assert.Equal("on", await StateAsync(server));
        cloud.Always = Faults.Unavailable;

        await Eventually.TrueAsync("the cloud is left alone", async () =>
        {
            Assert.NotNull((await AnswerAsync(visitor, enriched.NewForeign())).Marks()!["notUnderstood"]);
            return await StateAsync(server) == "resting";
        });
        cloud.Always = null;

        await Eventually.TrueAsync("the cloud is asked again", async () =>
        {
            await AnswerAsync(visitor, enriched.NewForeign());
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
