using HamuraBot.Replies;

namespace HamuraBot.Tests.Replies;

/// <summary>What stands in a reply is what its sender wrote this time.</summary>
public sealed class QuotedTextTests
{
    private const string Own = "はい、18人です。\n図面は明日送ります。";

    [Theory]
    [InlineData("\n\n2026年11月25日(水) 10:00 羽村市 <no-reply@hamura.example>:\n\n> お答えです\n> 続き")]
    [InlineData("\n\n2026年11月25日(水) 10:00 羽村市企業活動支援員\n<no-reply@hamura.example>:\n\n> お答えです")]
    [InlineData("\n\nOn Wed, 25 Nov 2026 at 10:00, Hamura City\n<no-reply@hamura.example> wrote:\n\n> answer")]
    [InlineData("\n\n-----Original Message-----\nFrom: Hamura\nお答えです")]
    [InlineData("\n\n________________________________\n差出人: 羽村市 <a@b.example>\n送信日時: 2026年11月25日\n件名: お答え\n\nお答えです")]
    [InlineData("\n\nFrom: Hamura <a@b.example>\nSent: Wednesday\nTo: Yamada\nSubject: answer\n\nお答えです")]
    [InlineData("\n\niPhoneから送信\n\n> 2026/11/25 10:00、羽村市 <a@b.example>のメール:\n> \n> ﻿お答えです")]
    [InlineData("\n\n2026/11/25 10:00、羽村市 <a@b.example>のメール：\n\n> お答えです")]
    [InlineData("\n-- \n株式会社山田製作所\nTEL 042-000-0000")]
    [InlineData("\n\n――――――――――――\n株式会社山田製作所　山田\n〒205-0000 羽村市\nTEL 042-000-0000\n――――――――――――")]
    [InlineData("\n\n*****************\nYamada Ltd.\nyamada@example.com\n*****************")]
    [InlineData("\n\nSent from my iPhone")]
    [InlineData("\n\nOutlook for iOS を入手")]
    public void What_is_quoted_and_a_signature_are_cut(string rest) => Assert.Equal(Own, QuotedText.Cut(Own + rest));

    [Theory]
    [InlineData("> 従業員は何人ですか。\n18人です。\n> 図面はありますか。\nあります。", "18人です。\nあります。")]
    [InlineData("2026年11月25日(水) 10:00 羽村市 <a@b.example>:\n> 従業員は何人ですか。\n18人です。", "18人です。")]
    public void Answers_between_what_is_quoted_are_kept(string text, string own) => Assert.Equal(own, QuotedText.Cut(text));

    [Theory]
    [InlineData("2026年11月25日の件ですが、\n次の2点を確認したいです。\n--------------------\n1. 面積\n2. 賃料\n--------------------\nよろしくお願いします。")]
    [InlineData("From: で始まる欄の書き方を教えてください。")]
    [InlineData("> すべて引用です")]
    [InlineData("件名: 見積もりについて\n単価 -- 100円")]
    public void What_may_be_the_senders_own_stays(string text) => Assert.Equal(text, QuotedText.Cut(text));

    [Fact]
    public void Html_becomes_lines_and_its_quotes_are_cut() => Assert.Equal("はい、18人です。\n図面は明日 送ります。", QuotedText.Cut(HtmlText.Of(
        "<html><head><style>p{color:red}</style></head><body><p>はい、18人&#12391;す。<br>図面は<b>明日</b>\n送ります。</p><div>2026年11月25日(水) 10:00 羽村市 &lt;a@b.example&gt;:</div>"
        + "<blockquote><p>従業員は何人ですか。</p><script>alert(1)</script></blockquote></body></html>")));

    [Fact]
    public void Lines_that_were_broken_for_the_way_are_whole_again_and_a_signature_is_still_one() =>
        Assert.Equal("We have eighteen people.\nTwo lines.", QuotedText.Cut(FlowedText.Of("We have \neighteen people.\nTwo lines.\n-- \nYamada\nTEL 1", deletesSpace: false)));
}
