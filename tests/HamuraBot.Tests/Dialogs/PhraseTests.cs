using HamuraBot.Content;

namespace HamuraBot.Tests.Dialogs;

public sealed class PhraseTests
{
    private static readonly Dictionary<string, Words> Names = new() { ["desk"] = new("デスク", "Desk") };

    [Fact]
    public void Gaps_are_filled_in_the_language_asked_for()
    {
        var phrase = new Phrase(new("{desk}は{limit}まで", "{desk}: up to {limit}"), Names, ["limit"]);
        Assert.Equal("デスクは3まで", phrase.In(Language.Ja, ("limit", "3")));
        Assert.Equal("Desk: up to 3", phrase.In(Language.En, ("limit", "3")));
    }

    [Fact]
    public void What_is_put_into_a_gap_is_not_read_as_a_gap() =>
        Assert.Equal("{desk} {b} x", new Phrase(new("{a} {b}", ""), Names, ["a", "b"]).In(Language.Ja, ("a", "{desk} {b}"), ("b", "x")));

    [Fact]
    public void A_gap_left_empty_is_a_mistake_of_the_code() =>
        Assert.Throws<ArgumentException>(() => new Phrase(new("{limit}", "{limit}"), Names, ["limit"]).In(Language.Ja));

    [Fact]
    public void The_opening_is_named_with_its_weekday()
    {
        var formats = Libraries.Dialogs().Phrases.Formats;
        var instant = new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal("2026年11月24日（火曜）8:30", formats.Opening(instant, Language.Ja));
        Assert.Equal("Tuesday 24 November 2026 at 8:30", formats.Opening(instant, Language.En));
    }
}
