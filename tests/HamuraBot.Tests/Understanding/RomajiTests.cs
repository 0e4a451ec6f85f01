using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding;

public sealed class RomajiTests
{
    [Theory]
    [InlineData("hojokin", "ほじょきん")]
    [InlineData("senmonka", "せんもんか")]
    [InlineData("sen'in", null)]
    [InlineData("matchingu", "まっちんぐ")]
    [InlineData("kenshuu", "けんしゅう")]
    [InlineData("kōjō", "こうじょう")]
    [InlineData("konnichiwa", "こんにちわ")]
    [InlineData("strength", null)]
    public void Syllables_are_read_back(string latin, string? kana) => Assert.Equal(kana, Romaji.ToKana(latin));

    [Fact]
    public void English_is_left_alone() => Assert.Null(RomajiReader.Read("Do you have a menu in the office?"));
}
