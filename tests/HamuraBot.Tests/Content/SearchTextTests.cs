using HamuraBot.Content;

namespace HamuraBot.Tests.Content;

/// <summary>One folding for all that the desk searches.</summary>
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("髙橋精機", "高橋")]
    [InlineData("高橋精機", "髙橋")]
    [InlineData("山田太郎", "山田　太郎")]
    [InlineData("山田　太郎", "山田太郎")]
    [InlineData("ヤマダ製作所", "ﾔﾏﾀﾞ")]
    [InlineData("ＡＢＣ商会", "abc")]
    [InlineData("+81425550002", "042-555-0002")]
    [InlineData("042-555-0002", "0425550002")]
    [InlineData("０４２（５５５）０００２", "042-555-0002")]
    [InlineData("電話は090-8765-4321です", "09087654321")]
    [InlineData("有限会社みどり食品", "(有)みどり食品")]
    [InlineData("㈲みどり食品", "みどり食品 有限会社")]
    [InlineData("R-2026-000001", "r-2026-000001")]
    [InlineData("フライス盤の入れ替え", "ふらいす 入れ替え")]
    public void What_is_the_same_in_another_spelling_is_found(string text, string query) =>
        Assert.True(SearchText.Finds(SearchText.Index(text), SearchText.Words(query)));

    [Theory]
    [InlineData("山田太郎", "山田 次郎")]
    [InlineData("042-555-0002", "042-555-0003")]
    public void Every_word_has_to_occur(string text, string query) => Assert.False(SearchText.Finds(SearchText.Index(text), SearchText.Words(query)));
}
