using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding;

public sealed class TokensTests
{
    [Fact]
    public void Kanji_are_cut_into_one_two_and_three() =>
        Assert.Equal(["補", "補助", "補助金", "助", "助金", "金"], Words("補助金"));

    [Fact]
    public void Kanji_hold_on_to_the_kana_that_follows() => Assert.Contains("借り", Words("借りたい"));

    [Fact]
    public void Hiragana_is_no_word() => Assert.Empty(Words("についておしえてください"));

    [Fact]
    public void Katakana_is_a_word_and_its_trigrams() => Assert.Equal(["セミナー", "セミナ", "ミナー"], Words("セミナー"));

    [Fact]
    public void Percentages_stay_whole() => Assert.Contains("0.96%", Words("利子0.96%"));

    [Theory]
    [InlineData("company", "companies")]
    [InlineData("seminar", "seminars")]
    [InlineData("train", "training")]
    [InlineData("visit", "visited")]
    public void English_words_share_their_stem(string one, string other) => Assert.Equal(Words(one), Words(other));

    [Fact]
    public void Neighbouring_English_words_make_pairs() =>
        Assert.Equal(["interest subsidy", "subsidy please"], Of(TokenKind.Pair, "Interest subsidy, please"));

    [Fact]
    public void Bounded_letters_survive_a_misspelling() =>
        Assert.NotEmpty(Of(TokenKind.Letters, "seminar").Intersect(Of(TokenKind.Letters, "semminar")));

    [Fact]
    public void Katakana_and_hiragana_share_their_kana() =>
        Assert.Equal(Of(TokenKind.Kana, "せみな"), Of(TokenKind.Kana, "セミナー"));

    private static IEnumerable<string> Words(string text) => Of(TokenKind.Word, text);

    private static IEnumerable<string> Of(TokenKind kind, string text)
    {
        var folded = Normalizer.Fold(text);
        var tokens = new List<Token>();
        Tokens.Collect(folded, tokens);
        return [.. tokens.Where(token => token.Kind == kind).Select(token => token.Of(folded).ToString())];
    }
}
