using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("ＨＰの作成", " hpの作成 ")]
    [InlineData("ｾﾐﾅｰ", " セミナー ")]
    [InlineData("ﾎｰﾑﾍﾟｰｼﾞ", " ホームページ ")]
    [InlineData("①", " 1 ")]
    public void Width_and_case_do_not_matter(string text, string folded) => Assert.Equal(folded, Normalizer.Fold(text).Text);

    [Theory]
    [InlineData("セミナ−")]
    [InlineData("セミナ-")]
    [InlineData("セミナ—")]
    [InlineData("セミナー")]
    [InlineData("セミナ〜")]
    public void Whatever_dash_follows_katakana_is_a_long_vowel(string text) => Assert.Equal(" セミナー ", Normalizer.Fold(text).Text);

    [Theory]
    [InlineData("sign‐up", " sign up ")]
    [InlineData("Ken-O", " ken o ")]
    [InlineData("こんにちは〜", " こんにちは ")]
    public void Elsewhere_a_dash_parts_words_or_is_nothing(string text, string folded) => Assert.Equal(folded, Normalizer.Fold(text).Text);

    [Fact]
    public void Katakana_and_hiragana_are_one_in_kana() => Assert.Equal(Normalizer.Fold("せみなあ").Kana, Normalizer.Fold("セミナア").Kana);

    [Fact]
    public void Long_vowels_are_gone_in_kana() => Assert.Equal(" ほむぺじ ", Normalizer.Fold("ホームページ").Kana);

    [Fact]
    public void Numbers_lose_their_commas_and_keep_their_point() =>
        Assert.Equal(" 10000000円 0.96% ", Normalizer.Fold("10,000,000円、0.96%").Text);

    [Theory]
    [InlineData("緑ヶ丘", "緑ケ丘")]
    [InlineData("テレヴィ", "テレビ")]
    [InlineData("don’t", "dont")]
    public void Spellings_of_one_word_meet(string one, string other) => Assert.Equal(Normalizer.Fold(other), Normalizer.Fold(one));

    [Theory]
    [InlineData("plzzzzz", " plzz ")]
    [InlineData("ええええええ", " ええ ")]
    [InlineData("10000000", " 10000000 ")]
    public void Drawn_out_letters_are_shortened_but_never_numbers(string text, string folded) => Assert.Equal(folded, Normalizer.Fold(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀🎉")]
    [InlineData("。。。！？")]
    [InlineData("\ud83d")]
    public void What_holds_no_letter_is_empty(string text) => Assert.True(Normalizer.Fold(text).IsEmpty);

    [Fact]
    public void Invisible_characters_part_nothing() => Assert.Equal(" 補助金 ", Normalizer.Fold("補\u200b助\ufeff金").Text);
}
