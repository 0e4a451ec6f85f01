using HamuraBot.Companies;

namespace HamuraBot.Tests.Companies;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("株式会社髙橋製作所", "㈱高橋製作所")]
    [InlineData("株式会社髙橋製作所", "高橋製作所（株）")]
    [InlineData("高橋製作所", "（株） 高橋製作所")]
    [InlineData("有限会社はむら", "㈲ハムラ")]
    [InlineData("合同会社ＨＡＭＵＲＡ", "Hamura LLC")]
    [InlineData("Hamura Seiki Co., Ltd.", "hamura seiki")]
    [InlineData("Hamura Seiki K.K.", "HAMURA SEIKI Inc.")]
    [InlineData("一般社団法人羽村産業", "(一社)羽村産業")]
    [InlineData("﨑山・鐵工", "崎山鉄工")]
    [InlineData("ﾊﾑﾗ ﾃﾞﾝｷ", "ハムラデンキ")]
    public void Spellings_of_one_name_are_alike(string one, string other) => Assert.Equal(CompanyName.Key(one), CompanyName.Key(other));

    [Theory]
    [InlineData("羽村精機", "羽村精工")]
    [InlineData("株式会社羽村", "羽村商事株式会社")]
    [InlineData("Hamura Co-op", "Hamura")]
    [InlineData("カトー", "カト")]
    public void Other_names_stay_others(string one, string other) => Assert.NotEqual(CompanyName.Key(one), CompanyName.Key(other));

    [Theory]
    [InlineData("株式会社")]
    [InlineData("(株)")]
    [InlineData("!!!")]
    public void Something_is_left_of_every_name(string name) => Assert.NotEqual("", CompanyName.Key(name));
}
