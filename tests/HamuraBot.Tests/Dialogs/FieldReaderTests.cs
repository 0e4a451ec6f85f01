using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Tests.Dialogs;

public sealed class FieldReaderTests
{
    private static readonly FieldReader Reader = Libraries.Dialogs().Reader;

    private static readonly Field Blank = new("field", FieldKind.Text, new("問", "ask"), null, Optional: false, [], null, null, null);

    [Theory]
    [InlineData("1000万円", 10_000_000)]
    [InlineData("1000万", 10_000_000)]
    [InlineData("１千万", 10_000_000)]
    [InlineData("一千万円", 10_000_000)]
    [InlineData("千万円", 10_000_000)]
    [InlineData("1,000万", 10_000_000)]
    [InlineData("１，０００万円", 10_000_000)]
    [InlineData("10 million yen", 10_000_000)]
    [InlineData("ten million yen", 10_000_000)]
    [InlineData("10m", 10_000_000)]
    [InlineData("10,000,000", 10_000_000)]
    [InlineData("10000000円です", 10_000_000)]
    [InlineData("約1000万円くらい", 10_000_000)]
    [InlineData("about 10 million", 10_000_000)]
    [InlineData("JPY 10,000,000", 10_000_000)]
    [InlineData("¥30,000,000", 30_000_000)]
    [InlineData(@"\30,000,000", 30_000_000)]
    [InlineData("3000万", 30_000_000)]
    [InlineData("三千万", 30_000_000)]
    [InlineData("2億5千万円", 250_000_000)]
    [InlineData("1.5億円", 150_000_000)]
    [InlineData("1.5 million yen", 1_500_000)]
    [InlineData("千二百三十四万五千六百七十八円", 12_345_678)]
    [InlineData("1千500万円", 15_000_000)]
    [InlineData("thirty million yen", 30_000_000)]
    public void Money_is_read_as_people_write_it(string text, long yen) => AssertRead(FieldKind.Money, text, yen);

    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("12か月", 12)]
    [InlineData("12ヶ月", 12)]
    [InlineData("12ヵ月", 12)]
    [InlineData("１２カ月間", 12)]
    [InlineData("十二か月", 12)]
    [InlineData("12箇月です", 12)]
    [InlineData("1年", 12)]
    [InlineData("一年", 12)]
    [InlineData("１年間", 12)]
    [InlineData("２年半", 30)]
    [InlineData("1年6か月", 18)]
    [InlineData("1年と6ヶ月", 18)]
    [InlineData("半年", 6)]
    [InlineData("18 months", 18)]
    [InlineData("eighteen months", 18)]
    [InlineData("1 month", 1)]
    [InlineData("2 years", 24)]
    [InlineData("a year", 12)]
    [InlineData("one year", 12)]
    [InlineData("1.5 years", 18)]
    [InlineData("a year and a half", 18)]
    [InlineData("two and a half years", 30)]
    [InlineData("1 year and 6 months", 18)]
    [InlineData("2 years 3 months", 27)]
    [InlineData("half a year", 6)]
    [InlineData("24mo", 24)]
    public void A_period_is_read_as_people_write_it(string text, long months) => AssertRead(FieldKind.Months, text, months);

    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("twelve", 12)]
    [InlineData("twenty-five", 25)]
    [InlineData("1,234", 1234)]
    public void A_number_is_read_as_people_write_it(string text, long number) => AssertRead(FieldKind.Number, text, number);

    [Theory]
    [InlineData(FieldKind.Money, "たくさん")]
    [InlineData(FieldKind.Money, "1,00万")]
    [InlineData(FieldKind.Money, "10.5円")]
    [InlineData(FieldKind.Money, "万")]
    [InlineData(FieldKind.Money, "1000万円借りたいのですが利息はいくらですか")]
    [InlineData(FieldKind.Money, "-5")]
    [InlineData(FieldKind.Months, "1年か2年")]
    [InlineData(FieldKind.Months, "12月")]
    [InlineData(FieldKind.Months, "しばらく")]
    [InlineData(FieldKind.Months, "")]
    [InlineData(FieldKind.Number, "three or four")]
    [InlineData(FieldKind.Number, "百千")]
    public void What_is_not_plain_is_asked_again(FieldKind kind, string text) =>
        Assert.Equal(ReadingOutcome.Unreadable, Reader.Read(Blank with { Kind = kind }, text).Outcome);

    [Theory]
    [InlineData("100ドル")]
    [InlineData("$100")]
    [InlineData("1 million euros")]
    public void Money_in_another_currency_is_not_taken_for_yen(string text) =>
        Assert.Equal(ReadingOutcome.WrongCurrency, Reader.Read(Blank with { Kind = FieldKind.Money }, text).Outcome);

    [Fact]
    public void Bounds_are_inclusive()
    {
        var field = Blank with { Kind = FieldKind.Months, Min = 1, Max = 240 };
        Assert.Equal(ReadingOutcome.TooSmall, Reader.Read(field, "0").Outcome);
        Assert.Equal(ReadingOutcome.Understood, Reader.Read(field, "1").Outcome);
        Assert.Equal(ReadingOutcome.Understood, Reader.Read(field, "20年").Outcome);
        Assert.Equal(ReadingOutcome.TooLarge, Reader.Read(field, "241").Outcome);
    }

    [Theory]
    [InlineData("working-capital")]
    [InlineData("WORKING CAPITAL")]
    [InlineData("運転資金")]
    [InlineData(" 運転資金。")]
    [InlineData("運転資金（仕入れなど）")]
    [InlineData("運転資金です")]
    [InlineData("1")]
    [InlineData("１")]
    [InlineData("①")]
    [InlineData("一")]
    [InlineData("1番")]
    public void A_choice_is_taken_by_id_label_or_number(string text) => Assert.Equal(Reading.Of("working-capital"), Reader.Read(Funds, text));

    [Theory]
    [InlineData("0")]
    [InlineData("3")]
    [InlineData("運転資金か設備資金")]
    [InlineData("運転資金とは何ですか")]
    [InlineData("資金")]
    [InlineData("")]
    public void A_choice_that_is_not_plain_is_asked_again(string text) => Assert.Equal(ReadingOutcome.Unreadable, Reader.Read(Funds, text).Outcome);

    [Fact]
    public void Words_are_kept_as_typed()
    {
        Assert.Equal(Reading.Of("髙橋精機㈱"), Reader.Read(Blank, " 髙橋精機㈱ "));
        Assert.Equal(ReadingOutcome.TooLarge, Reader.Read(Blank with { Max = 3 }, "四文字だ").Outcome);
    }

    private static Field Funds => Blank with
    {
        Kind = FieldKind.Choice,
        Choices = [new("working-capital", new("運転資金（仕入れなど）", "Working capital")), new("capital-expenditure", new("設備資金", "Capital expenditure"))],
    };

    private static void AssertRead(FieldKind kind, string text, long number) =>
        Assert.Equal(Reading.Of(number.ToString(System.Globalization.CultureInfo.InvariantCulture)), Reader.Read(Blank with { Kind = kind }, text));
}
