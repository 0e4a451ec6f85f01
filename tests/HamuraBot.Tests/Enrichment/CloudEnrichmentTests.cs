using HamuraBot.Enrichment;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Text;
using static HamuraBot.Tests.Enrichment.CloudFixture;

namespace HamuraBot.Tests.Enrichment;

/// <summary>What the cloud adds to what was understood, and what it never learns.</summary>
public sealed class CloudEnrichmentTests : IAsyncLifetime
{
    /// <summary>More kanji than a Japanese name of anything has: it might be Chinese.</summary>
    private const string KanjiOnly = "貴社支援制度利用条件確認希望申請期限";

    private CloudFixture house = null!;

    public async Task InitializeAsync() => house = await CloudFixture.OpenAsync();

    public async Task DisposeAsync() => await house.DisposeAsync();

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
        var meaning = await house.EnrichAsync("長い長い前置き [利子]", NotUnderstood);

        Assert.Equal((Intent.Topic, 0), (meaning.Intent, meaning.Answers.Count));
        Assert.Equal([Aid], meaning.Suggestions);
    }

    [Fact]
    public async Task Key_phrases_decide_a_close_race()
    {
        var meaning = await house.EnrichAsync("どちらか [利子]", CloseRace);

        Assert.Equal(Aid, Assert.Single(meaning.Answers).Id);
        Assert.Empty(meaning.Suggestions);
    }

    [Fact]
    public async Task Key_phrases_never_bring_in_what_was_not_in_the_race()
    {
        var race = CloseRace with { Suggestions = [Expert, "seminars"] };

        Assert.Equal(race.Suggestions, (await house.EnrichAsync("どちらか [利子]", race)).Suggestions);
        Assert.Equal(Intent.None, (await house.EnrichAsync("今日の [天気]", NotUnderstood)).Intent);
    }

    [Fact]
    public async Task Displeasure_and_personal_data_are_noticed()
    {
        var meaning = await house.EnrichAsync("ひどい対応だ。山田太郎まで", NotUnderstood);

        Assert.True(meaning.IsDispleased);
        Assert.Equal("ひどい対応だ。****まで", meaning.Redacted);
        Assert.False((await house.EnrichAsync("ふつうの対応だ", NotUnderstood)).IsDispleased);
    }

    [Fact]
    public async Task Kanji_alone_are_read_as_the_language_the_cloud_is_sure_of()
    {
        var english = NotUnderstood with { Language = Language.En, Spoken = Spoken.Zh };

        var meaning = await house.EnrichAsync(KanjiOnly, english);

        Assert.Equal((Language.Ja, true), (meaning.Language, meaning.IsLanguageSure));
        Assert.Equal("LanguageDetection", house.Service.Requests[0].Kind);
        Assert.All(house.Service.Requests.Skip(1), request => Assert.Equal("ja", request.Documents[0]["language"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_text_that_shows_its_language_is_not_asked_about_that()
    {
        await house.EnrichAsync("これはなに", NotUnderstood);

        Assert.DoesNotContain(house.Service.Requests, request => request.Kind == "LanguageDetection");
    }

    [Fact]
    public async Task Personal_data_is_masked_before_it_leaves()
    {
        await house.EnrichAsync("電話は０４２−５５５−１１１１か090 1234 5678、メールはtaro@example.jp、口座は1234567です。1,000円で2社", NotUnderstood);

        Assert.Equal(3, house.Service.Requests.Count);
        Assert.All(house.Service.Requests, request => Assert.Equal("電話は[phone]か[phone]、メールは[e-mail]、口座は[account]です。1,000円で2社", request.Texts));
    }

    [Fact]
    public async Task Personal_data_leaves_where_that_is_allowed()
    {
        house.Settings.AllowPersonalData = true;

        await house.EnrichAsync("電話は042-555-1111です", NotUnderstood);

        Assert.All(house.Service.Requests, request => Assert.Contains("042-555-1111", request.Texts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_service_is_told_to_keep_nothing()
    {
        await house.EnrichAsync(KanjiOnly, NotUnderstood with { Spoken = Spoken.Zh });

        Assert.Equal(4, house.Service.Requests.Count);
        Assert.All(house.Service.Requests, request => Assert.True(request.Parameters["loggingOptOut"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task The_same_text_is_asked_about_once()
    {
        var first = await house.EnrichAsync("長い前置き [利子]", NotUnderstood);
        var second = await house.EnrichAsync("長い前置き [利子]", NotUnderstood);

        Assert.Equal(3, house.Service.Requests.Count);
        Assert.Equal(first.Suggestions, second.Suggestions);
    }
}
