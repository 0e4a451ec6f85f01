using System.Globalization;
using HamuraBot.Tests.Dialogs;

namespace HamuraBot.Tests.Conversations;

/// <summary>A programme that has ended is not estimated; here both are made to end, on different days.</summary>
public sealed class EstimateRefusalTests : IDisposable
{
    private readonly LibraryCopy library = new();
    private readonly Visitor visitor;

    public EstimateRefusalTests()
    {
        End("interest-subsidy", "2027-03-31", "2027年3月31日に終了しました。", "This ended on 31 March 2027.");
        End("eco-interest-subsidy", "2028-03-31", "2028年3月31日に終了しました。", "This ended on 31 March 2028.");
        visitor = new(library.Directories, ConversationTests.Learnt);
    }

    public void Dispose() => library.Dispose();

    [Fact]
    public async Task On_its_last_day_a_programme_is_estimated()
    {
        At("2027-03-31T23:59:59+09:00");
        await visitor.SayAsync("apply:interest-estimate");
        await visitor.SayAsync("ordinary");
        Assert.Contains("融資額", visitor.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_after_it_is_refused_as_soon_as_it_is_chosen()
    {
        At("2027-04-01T00:00:00+09:00");
        await visitor.SayAsync("apply:interest-estimate");
        await visitor.SayAsync("ordinary");
        Assert.StartsWith("「融資の利子補給」は2027年3月31日で終了しているため、試算はできません。", Assert.Single(visitor.Replies).Text, StringComparison.Ordinal);
        await visitor.SayAsync("apply:interest-estimate");
        await visitor.SayAsync("eco");
        Assert.Contains("融資額", visitor.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_both_have_ended_nothing_is_asked()
    {
        At("2028-04-01T00:00:00+09:00");
        visitor.Locale = "en-US";
        await visitor.SayAsync("apply:interest-estimate");
        Assert.StartsWith("\"Interest subsidy on loans\" ended on 31 March 2027, so I cannot estimate it.", Assert.Single(visitor.Replies).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_that_ends_while_the_form_is_open_is_refused()
    {
        At("2027-03-31T23:59:00+09:00");
        foreach (var answer in (string[])["apply:interest-estimate", "ordinary", "1000万円", "運転資金"]) await visitor.SayAsync(answer);
        At("2027-04-01T00:00:00+09:00");
        await visitor.SayAsync("12");
        Assert.Contains("終了しているため", Assert.Single(visitor.Replies).Text, StringComparison.Ordinal);
    }

    private void At(string instant) => visitor.Clock.Now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private void End(string topic, string day, string ja, string en)
    {
        const string FirstFact = "  - id: aid\n";
        library.Change($"topics/{topic}.yaml", FirstFact, $"{FirstFact}    validTo: {day}\n    said: {{ ja: {ja}, en: {en} }}\n");
    }
}
