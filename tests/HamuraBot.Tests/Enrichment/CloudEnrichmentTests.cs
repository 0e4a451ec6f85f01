using HamuraBot.Enrichment;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TextAnalytics.Tests.Service;

namespace HamuraBot.Tests.Enrichment;

/// <summary>What the cloud adds to what was understood, and what it never learns or spoils.</summary>
public sealed class CloudEnrichmentTests : IAsyncLifetime
{
    private const string Aid = "interest-subsidy", Expert = "expert-dispatch";

    /// <summary>More kanji than a Japanese name of anything has: it might be Chinese.</summary>
    private const string KanjiOnly = "貴社支援制度利用条件確認希望申請期限";

    private static readonly Dictionary<string, Fault> AllFaults = new()
    {
        ["too many requests"] = Faults.TooMany(retryAfterSeconds: 1),
        ["unavailable"] = Faults.Unavailable,
        ["broken JSON"] = Faults.BrokenJson,
        ["JSON of another shape"] = http => http.Response.WriteAsJsonAsync(new { results = 1 }),
        ["wrong key"] = Faults.Refusal(401, "Unauthorized", "Access denied."),
        ["cut off"] = http => Task.Run(http.Abort),
    };

    private static readonly Meaning NotUnderstood = new(Language.Ja, Intent.None, [], []);
    private static readonly Meaning CloseRace = new(Language.Ja, Intent.Topic, [], [Aid, Expert]);
    private static readonly Meaning Sure = new(Language.Ja, Intent.Topic, [new Answer(Aid, 0.9)], []);

    private readonly TestClock clock = TestClock.InTokyo("2026-11-25T10:00");
    private readonly EnrichmentOptions options = new() { Key = LanguageService.Key, DeadlineMilliseconds = 5000 };
    private LanguageService service = null!;
    private CloudLanguage cloud = null!;
    private CloudEnrichment enrichment = null!;

    public static TheoryData<string> EveryFault => [.. AllFaults.Keys];

    public async Task InitializeAsync()
    {
        service = await LanguageService.StartAsync();
        options.Endpoint = service.Endpoint;
        cloud = new(EnrichmentServices.Client(options), Options.Create(options), clock, NullLogger<CloudLanguage>.Instance);
        enrichment = new(cloud, Options.Create(options), clock);
    }

    public async Task DisposeAsync()
    {
        cloud.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public void What_was_understood_without_doubt_is_not_asked_about()
    {
        Assert.False(CloudEnrichment.MayHelp(Sure));
        Assert.False(CloudEnrichment.MayHelp(new(Language.Ja, Intent.Thanks, [], [])));
        Assert.True(CloudEnrichment.MayHelp(NotUnderstood));
        Assert.True(CloudEnrichment.MayHelp(CloseRace));
        Assert.True(CloudEnrichment.MayHelp(Sure with { Spoken = Spoken.Zh }));
    }

    [Fact]
    public async Task What_the_whole_text_was_too_far_from_is_offered_by_its_key_phrases()
    {
        var meaning = await EnrichAsync("長い長い前置き [利子]", NotUnderstood);

        Assert.Equal((Intent.Topic, 0), (meaning.Intent, meaning.Answers.Count));
        Assert.Equal([Aid], meaning.Suggestions);
    }

    [Fact]
    public async Task Key_phrases_decide_a_close_race()
    {
        var meaning = await EnrichAsync("どちらか [利子]", CloseRace);

        Assert.Equal(Aid, Assert.Single(meaning.Answers).Id);
        Assert.Empty(meaning.Suggestions);
    }

    [Fact]
    public async Task Key_phrases_never_bring_in_what_was_not_in_the_race()
    {
        var race = CloseRace with { Suggestions = [Expert, "seminars"] };

        Assert.Equal(race.Suggestions, (await EnrichAsync("どちらか [利子]", race)).Suggestions);
        Assert.Equal(Intent.None, (await EnrichAsync("今日の [天気]", NotUnderstood)).Intent);
    }

    [Fact]
    public async Task Displeasure_and_personal_data_are_noticed()
    {
        var meaning = await EnrichAsync("ひどい対応だ。山田太郎まで", NotUnderstood);

        Assert.True(meaning.IsDispleased);
        Assert.Equal("ひどい対応だ。****まで", meaning.Redacted);
        Assert.False((await EnrichAsync("ふつうの対応だ", NotUnderstood)).IsDispleased);
    }

    [Fact]
    public async Task Kanji_alone_are_read_as_the_language_the_cloud_is_sure_of()
    {
        var english = NotUnderstood with { Language = Language.En, Spoken = Spoken.Zh };

        var meaning = await EnrichAsync(KanjiOnly, english);

        Assert.Equal((Language.Ja, true), (meaning.Language, meaning.IsLanguageSure));
        Assert.Equal("LanguageDetection", service.Requests[0].Kind);
        Assert.All(service.Requests.Skip(1), request => Assert.Equal("ja", request.Documents[0]["language"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_text_that_shows_its_language_is_not_asked_about_that()
    {
        await EnrichAsync("これはなに", NotUnderstood);

        Assert.DoesNotContain(service.Requests, request => request.Kind == "LanguageDetection");
    }

    [Fact]
    public async Task Personal_data_is_masked_before_it_leaves()
    {
        await EnrichAsync("電話は０４２−５５５−１１１１か090 1234 5678、メールはtaro@example.jp、口座は1234567です。1,000円で2社", NotUnderstood);

        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Equal("電話は[phone]か[phone]、メールは[e-mail]、口座は[account]です。1,000円で2社", request.Texts));
    }

    [Fact]
    public async Task Personal_data_leaves_where_that_is_allowed()
    {
        options.AllowPersonalData = true;

        await EnrichAsync("電話は042-555-1111です", NotUnderstood);

        Assert.All(service.Requests, request => Assert.Contains("042-555-1111", request.Texts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_service_is_told_to_keep_nothing()
    {
        await EnrichAsync(KanjiOnly, NotUnderstood with { Spoken = Spoken.Zh });

        Assert.Equal(4, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.True(request.Parameters["loggingOptOut"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task The_same_text_is_asked_about_once()
    {
        var first = await EnrichAsync("長い前置き [利子]", NotUnderstood);
        var second = await EnrichAsync("長い前置き [利子]", NotUnderstood);

        Assert.Equal(3, service.Requests.Count);
        Assert.Equal(first.Suggestions, second.Suggestions);
    }

    [Theory]
    [MemberData(nameof(EveryFault))]
    public async Task Whatever_goes_wrong_there_the_local_answer_stands(string fault)
    {
        service.Always = AllFaults[fault];

        foreach (var local in new[] { NotUnderstood, CloseRace })
        {
            Assert.True(local == await EnrichAsync("[利子] " + fault, local), fault);
        }
    }

    [Fact]
    public async Task A_document_the_service_cannot_read_is_no_finding_and_no_failure_of_the_service()
    {
        for (var message = 0; message < 5; message++)
        {
            Assert.Equal(NotUnderstood, await EnrichAsync($"too long [利子] {message}", NotUnderstood));
        }

        Assert.False(cloud.IsResting);
    }

    [Fact]
    public async Task A_silent_service_is_waited_for_no_longer_than_the_deadline()
    {
        options.DeadlineMilliseconds = 50;
        service.Always = Faults.Silence;

        await FailAsync(messages: 3);

        Assert.True(cloud.IsResting);
    }

    [Fact]
    public async Task Without_a_key_the_process_shows_its_own_identity_and_never_in_the_clear()
    {
        options.Key = null;
        using var unencrypted = new CloudLanguage(EnrichmentServices.Client(options), Options.Create(options), clock, NullLogger<CloudLanguage>.Instance);

        Assert.Equal(Findings.None, await unencrypted.FindAsync("[利子]", Language.Ja, default));

        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task After_three_failures_the_service_is_left_alone_and_later_tried_again()
    {
        service.Always = Faults.Unavailable;
        await FailAsync(messages: 3);
        var asked = service.Requests.Count;

        Assert.True(cloud.IsResting);
        await FailAsync(messages: 5);
        Assert.Equal(asked, service.Requests.Count);

        service.Always = null;
        clock.Advance(options.Rest);
        Assert.Equal([Aid], (await EnrichAsync("もう一度 [利子]", NotUnderstood)).Suggestions);
        Assert.False(cloud.IsResting);
    }

    [Fact]
    public async Task A_service_that_fails_its_trial_is_left_alone_again()
    {
        service.Always = Faults.Unavailable;
        await FailAsync(messages: 3);
        clock.Advance(options.Rest);

        var asked = service.Requests.Count;

        await FailAsync(messages: 3);

        Assert.Equal(asked + 3, service.Requests.Count);
        Assert.True(cloud.IsResting);
    }

    [Fact]
    public async Task A_service_that_asks_for_a_longer_rest_gets_it()
    {
        service.Always = Faults.TooMany(retryAfterSeconds: 120);
        await FailAsync(messages: 3);
        service.Always = null;

        clock.Advance(options.Rest);
        Assert.Equal(NotUnderstood, await EnrichAsync("zu früh [利子]", NotUnderstood));
        clock.Advance(TimeSpan.FromSeconds(120) - options.Rest);

        Assert.Equal([Aid], (await EnrichAsync("もう一度 [利子]", NotUnderstood)).Suggestions);
    }

    private async Task FailAsync(int messages)
    {
        for (var message = 0; message < messages; message++)
        {
            Assert.Equal(NotUnderstood, await EnrichAsync($"[利子] {Some.Key()}", NotUnderstood));
        }
    }

    private Task<Meaning> EnrichAsync(string text, Meaning local) => enrichment.EnrichAsync(text, local, Understand);

    /// <summary>Knows one word.</summary>
    private static Meaning Understand(string text, Language language) =>
        text == "利子" ? Sure with { Language = language } : NotUnderstood with { Language = language };
}
