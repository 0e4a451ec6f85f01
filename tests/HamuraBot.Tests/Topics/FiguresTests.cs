using HamuraBot.Topics;
using HamuraBot.Topics.Checks;

namespace HamuraBot.Tests.Topics;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("20万円")]
    [InlineData("２０万円")]
    [InlineData("200,000円")]
    [InlineData("¥200,000")]
    [InlineData("￥200,000")]
    [InlineData("200,000 yen")]
    [InlineData(@"\200,000")]
    [InlineData(@"\200,000 yen")]
    [InlineData("二十万円")]
    [InlineData("200 thousand yen")]
    public void Two_hundred_thousand_yen_is_one_figure_in_any_writing(string text) => Assert.Equal([new Figure(200_000, Unit.Yen)], Figures.In(text));

    [Theory]
    [InlineData("half of it", 0.5, Unit.Fraction)]
    [InlineData("費用の半額", 0.5, Unit.Fraction)]
    [InlineData("2分の1", 0.5, Unit.Fraction)]
    [InlineData("二分の一", 0.5, Unit.Fraction)]
    [InlineData("6/10 of it", 0.6, Unit.Fraction)]
    [InlineData("10分の6", 0.6, Unit.Fraction)]
    [InlineData("0.96%", 0.96, Unit.Percent)]
    [InlineData("0.96 per cent", 0.96, Unit.Percent)]
    [InlineData("０.９６％", 0.96, Unit.Percent)]
    [InlineData("0.96パーセント", 0.96, Unit.Percent)]
    [InlineData("1,000万円", 10_000_000, Unit.Yen)]
    [InlineData(@"\10 million", 10_000_000, Unit.Yen)]
    [InlineData("延べ4,684回", 4684, Unit.None)]
    [InlineData("totaled 4,684 times, they say", 4684, Unit.None)]
    [InlineData("四社", 4, Unit.None)]
    [InlineData("four companies", 4, Unit.None)]
    public void A_figure_is_read_in_any_writing(string text, double value, Unit unit) => Assert.Equal([new Figure((decimal)value, unit)], Figures.In(text));

    [Theory]
    [InlineData("2015年3月31日まで")]
    [InlineData("until March 31, 2015")]
    [InlineData("on 31 March 2015")]
    [InlineData("in April 2003")]
    [InlineData("2003年4月に開設")]
    [InlineData("1社あたりの上限")]
    [InlineData("第三者、一つ、一部")]
    [InlineData("one of the companies")]
    public void Dates_and_words_are_no_figures(string text) => Assert.Empty(Figures.In(text));

    [Theory]
    [InlineData("2015年3月31日")]
    [InlineData("２０１５年３月３１日")]
    [InlineData("2015-03-31")]
    [InlineData("31 March 2015")]
    [InlineData("March 31, 2015")]
    [InlineData("Mar 31 2015")]
    [InlineData("31st March, 2015")]
    public void A_day_is_read_in_any_writing(string text) => Assert.Equal([new NamedDate(new(2015, 3, 31), WholeMonth: false)], HamuraBot.Topics.Checks.Dates.In(text));

    [Fact]
    public void A_percentage_is_not_backed_by_yen() => Assert.False(new Figure(20, Unit.Percent).IsBackedBy(new(20, Unit.Yen)));
}
