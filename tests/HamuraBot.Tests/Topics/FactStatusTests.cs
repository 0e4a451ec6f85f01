using HamuraBot.OfficeHours;
using HamuraBot.Tests.Dialogs;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Topics;
using HamuraBot.Topics.Chat;
using Microsoft.Extensions.Time.Testing;

namespace HamuraBot.Tests.Topics;

public sealed class FactStatusTests
{
    private static readonly Fact Training = Libraries.Topics()["training-subsidy"].Leading;

    [Theory]
    [InlineData("2015-03-31T23:59:59.9999999+09:00", FactStatus.Unconfirmed)]
    [InlineData("2015-04-01T00:00:00+09:00", FactStatus.Expired)]
    [InlineData("2015-03-31T14:59:59Z", FactStatus.Unconfirmed)]
    [InlineData("2015-03-31T15:00:00Z", FactStatus.Expired)]
    [InlineData("2026-11-22T10:00:00+09:00", FactStatus.Expired)]
    public void A_fact_ends_with_its_last_day_in_Tokyo(string now, FactStatus status)
    {
        var today = new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).TodayInTokyo();
        Assert.Equal(status, Training.StatusOn(today));
        Assert.Equal(status is FactStatus.Expired ? Training.Said : Training.Say, Training.TextOn(today));
    }

    [Fact]
    public void A_fact_without_an_end_keeps_its_status() =>
        Assert.Equal(FactStatus.Historic, (Training with { ValidTo = null, Written = FactStatus.Historic }).StatusOn(DateOnly.MaxValue));

    /// <summary>Whatever the day, nothing that has ended is told as if it held.</summary>
    [Theory]
    [InlineData(Language.Ja, "終了")]
    [InlineData(Language.En, "ended")]
    public void Whatever_has_ended_is_told_with_its_end(Language language, string ended)
    {
        var today = new DateOnly(2026, 11, 22);
        var expired = Libraries.Topics().Topics.Where(topic => topic.StatusOn(today) is FactStatus.Expired).ToList();
        Assert.Equal(["training-subsidy", "company-attraction"], expired.Select(topic => topic.Id));
        var text = new AnswerText(Libraries.Dialogs());
        Assert.All(expired, topic =>
        {
            Assert.Contains(ended, text.Of(topic, language, today), StringComparison.Ordinal);
            Assert.DoesNotContain(topic.Leading.Say.In(language), text.Of(topic, language, today), StringComparison.Ordinal);
        });
    }
}
