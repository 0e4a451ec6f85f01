using System.Text.Json;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Topics;
using HamuraBot.Topics.Checks;
using HamuraBot.Topics.Desk;

namespace HamuraBot.Tests.Topics;

/// <summary>What an officer may say about a fact: what the files may.</summary>
public sealed class RevisionReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly FactTimeline Training = new(Libraries.Topics()["training-subsidy"].Leading, []);

    [Theory]
    [InlineData("""{"kind":"confirm","validTo":"2026-11-24"}""", "validTo")]
    [InlineData("""{"kind":"confirm","asOf":"2026-11-26"}""", "asOf")]
    [InlineData("""{"kind":"confirm","asOf":"24 Nov"}""", "asOf")]
    [InlineData("""{"kind":"confirm","say":{"ja":"x","en":"x"}}""", "say.ja")]
    [InlineData("""{"kind":"abolish"}""", "kind")]
    [InlineData("""{"kind":"correct"}""", "say.ja say.en")]
    [InlineData("""{"kind":"correct","say":{"ja":"半額を補助します。"}}""", "say.en")]
    [InlineData("""{"kind":"correct","say":{"ja":"年30万円まで補助します。","en":"Up to ¥200,000 a year."}}""", "say.ja")]
    [InlineData("""{"kind":"correct","say":{"ja":"補助します。","en":"Aided since 1 May 2016."}}""", "say.en")]
    [InlineData("""{"kind":"correct","say":{"ja":"<b>補助</b>します。","en":"[Aid](https://evil.example)"}}""", "say.ja say.en")]
    [InlineData("""{"kind":"correct","say":{"ja":"{nanika}です。","en":"It is."}}""", "say.ja")]
    [InlineData("""{"kind":"correct","validTo":"","say":{"ja":"補助します。","en":"Aided."},"said":{"ja":"でした。","en":"It was."}}""", "said.ja")]
    [InlineData("""{"kind":"correct","say":{"ja":"補助します。","en":"Aided."},"said":{"ja":"2015年3月31日まで補助します。","en":"It ended."}}""", "said.ja said.en")]
    [InlineData("""{"kind":"supersede","say":{"ja":"補助します。","en":"Aided."}}""", "source.title source.publisher source.date quote")]
    [InlineData("""{"kind":"supersede","say":{"ja":"補助します。","en":"Aided."},"quote":"a","source":{"title":"t","publisher":"p","date":"2027-01-01","url":"javascript:alert(1)"}}""", "source.date source.url")]
    [InlineData("""{"kind":"supersede","from":"2027-01-01","validTo":"2026-12-31","say":{"ja":"補助します。","en":"Aided."},"quote":"a","source":{"title":"t","publisher":"p","date":"2026-01-01"}}""", "validTo")]
    [InlineData("""{"kind":"correct","status":"expired","say":{"ja":"補助します。","en":"Aided."}}""", "status")]
    public void What_the_files_would_not_be_allowed_to_say_is_refused_field_by_field(string draft, string fields)
    {
        var (revision, faults) = Read(draft);
        Assert.Null(revision);
        Assert.Equal(fields.Split(' ').Order(), faults.Select(fault => fault.Field).Distinct().Order());
    }

    [Theory]
    [InlineData("""{}""", FactStatus.Current, null)]
    [InlineData("""{"validTo":"2026-11-25"}""", FactStatus.Current, "2026-11-25")]
    [InlineData("""{"kind":"correct","say":{"ja":"半額を、年20万円まで補助します。","en":"Half, up to ¥200,000."}}""", FactStatus.Expired, "2015-03-31")]
    [InlineData("""{"kind":"correct","validTo":"","say":{"ja":"半額を補助します。","en":"Half is covered."}}""", FactStatus.Current, null)]
    [InlineData("""{"kind":"correct","say":{"ja":"月1万5千円まで補助します。","en":"Up to ¥15,000."},"quote":"15,000 yen"}""", FactStatus.Expired, "2015-03-31")]
    [InlineData("""{"kind":"correct","say":{"ja":"月1万5千円まで補助します。","en":"Up to ¥15,000."},"calculated":["15,000"]}""", FactStatus.Expired, "2015-03-31")]
    public void What_is_left_out_stays_as_it_was_but_a_confirmed_fact_has_not_ended(string draft, FactStatus status, string? validTo)
    {
        var fact = Read(draft).Revision!.Fact;
        Assert.Equal((status, validTo), (fact.StatusOn(Today), fact.ValidTo?.ToString("yyyy-MM-dd", null)));
        Assert.Equal((Today, Training.File.Source), (fact.AsOf, fact.Source));
        Assert.Equal(fact.ValidTo is null, fact.Said is null);
    }

    /// <summary>What an officer lets end is told in the past tense with its day, whether they wrote how or not.</summary>
    [Theory]
    [InlineData("""{"kind":"confirm","validTo":"2027-03-31"}""")]
    [InlineData("""{"kind":"correct","validTo":"2027-03-31","say":{"ja":"半額を補助します。","en":"Half is covered."}}""")]
    [InlineData("""{"kind":"confirm","validTo":"2027-03-31","said":{"ja":"2027年3月31日まで補助がありました。","en":"There was aid until 31 March 2027."}}""")]
    public void Whatever_ends_is_told_as_past(string draft)
    {
        var fact = Read(draft).Revision!.Fact;
        Assert.Empty(PastTense.FaultsOf(fact.Say, fact.Said!, new(2027, 3, 31)));
    }

    [Fact]
    public void The_latest_revision_that_stands_and_has_begun_is_told()
    {
        FactRevision Made(long number, string? from, bool withdrawn = false) => new("t", RevisionKind.Correct, from is null ? null : DateOnly.Parse(from, null),
            Training.File with { Quote = number.ToString(null as IFormatProvider) }, "", new(number, null, default, ""))
        { Withdrawn = withdrawn ? new(99, null, default, "") : null };

        var timeline = FactTimeline.Of(Training.File, [Made(1, null), Made(2, "2026-12-01"), Made(3, null), Made(4, null, withdrawn: true)]);

        Assert.Equal(3, timeline.RevisionOn(new(2026, 11, 30))!.Number);
        Assert.Equal(2, timeline.RevisionOn(new(2026, 12, 1))!.Number);
        Assert.Equal(99, timeline.Version);
        Assert.Same(Training.File, FactTimeline.Of(Training.File, [Made(4, null, withdrawn: true)]).On(Today));
    }

    [Fact]
    public void A_fact_comes_out_of_the_store_as_it_went_in()
    {
        foreach (var fact in Libraries.Topics().Topics.SelectMany(topic => topic.Facts))
            Assert.Equal(fact.Fingerprint(), Fact.FromJson(fact.ToJson()).Fingerprint());
    }

    private static (FactRevision? Revision, IReadOnlyList<DraftFault> Faults) Read(string draft)
    {
        var reader = new RevisionReader(Libraries.Dialogs(), Training, JsonSerializer.Deserialize<RevisionDraft>(draft, JsonSerializerOptions.Web)!, Today);
        return (reader.Read("training-subsidy", 1, default), reader.Faults);
    }
}
