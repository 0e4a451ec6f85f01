using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding;

public sealed class LanguageDetectorTests
{
    private readonly LanguageDetector detector = new(["補助金はありますか", "専門家派遣"], [["補助金", "ほじょきん", "subsidy", "hojokin"]]);

    [Theory]
    [InlineData("補助金はありますか")]
    [InlineData("ｾﾐﾅｰ")]
    [InlineData("websiteを作りたい")]
    [InlineData("専門家派遣")]
    [InlineData("空き工場 情報")]
    [InlineData("住民票")]
    public void Kana_and_Japanese_kanji_are_Japanese(string text) => Assert.Equal(Spoken.Ja, detector.Detect(text));

    [Theory]
    [InlineData("hojokin arimasuka")]
    [InlineData("senmonka haken wa arimasu ka")]
    [InlineData("seminaa ni tsuite oshiete kudasai")]
    [InlineData("konnichiwa")]
    [InlineData("hojokin")]
    public void Romaji_is_Japanese(string text) => Assert.Equal(Spoken.Ja, detector.Detect(text));

    [Theory]
    [InlineData("Is there a subsidy?")]
    [InlineData("subsidy")]
    [InlineData("no idea what to do")]
    [InlineData("Tell me about the Ome line")]
    [InlineData("What does 利子補給 mean for my company?")]
    public void Latin_is_English(string text) => Assert.Equal(Spoken.En, detector.Detect(text));

    [Theory]
    [InlineData("有没有补助")]
    [InlineData("我們公司想申請補助")]
    public void Chinese_forms_are_Chinese(string text) => Assert.Equal(Spoken.Zh, detector.Detect(text));

    [Fact]
    public void Hangul_is_Korean() => Assert.Equal(Spoken.Ko, detector.Detect("보조금이 있습니까"));

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("😀")]
    [InlineData("OK")]
    public void What_shows_no_language_is_none(string text) => Assert.Equal(Spoken.None, detector.Detect(text));
}
