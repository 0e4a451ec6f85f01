using HamuraBot.Understanding;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Tests.Understanding;

/// <summary>What is not the desk's, whose it is, and questions that leave out what they are about.</summary>
public sealed class NotOursTests(DeployedContent content) : IClassFixture<DeployedContent>
{
    [Theory]
    [InlineData("資源ごみは何曜日に出せばいいですか")]
    [InlineData("住民票を郵送で取りたい")]
    [InlineData("市民税の払い方を教えて")]
    [InlineData("保育園の入園申請はいつから")]
    [InlineData("How do I register my new address?")]
    [InlineData("when is the recycling collected")]
    public void A_well_known_matter_of_the_city_belongs_to_City_Hall(string text) => Assert.Equal((Intent.None, ForeignKind.CityHall), WhoseIs(text));

    [Theory]
    [InlineData("国立市の利子補給はいくらですか")]
    [InlineData("立川市の補助金")]
    [InlineData("八王子市で専門家派遣を受けたい")]
    [InlineData("あきる野市のセミナーの日程")]
    [InlineData("世田谷区の融資制度")]
    [InlineData("町田の創業支援を知りたい")]
    [InlineData("interest subsidy in Hachioji")]
    [InlineData("Tachikawa's vacant factories")]
    public void Support_of_another_city_is_not_answered_with_ours(string text)
    {
        Assert.Equal((Intent.None, ForeignKind.OtherMunicipality), WhoseIs(text));
        Assert.Empty(Ask(text).Answers);
    }

    [Theory]
    [InlineData("羽村市の利子補給はいくらですか")]
    [InlineData("青梅市の会社ですが、羽村市のセミナーに参加できますか")]
    [InlineData("市の補助金はありますか")]
    [InlineData("当市の利子補給について")]
    [InlineData("立川市から移転できる空き工場を探しています")]
    [InlineData("青梅線沿線の自治体との連携について")]
    [InlineData("Does Hamura have an interest subsidy like Tachikawa's?")]
    public void Another_city_named_beside_is_no_obstacle(string text) => Assert.NotEqual(ForeignKind.OtherMunicipality, WhoseIs(text).Kind);

    [Theory]
    [InlineData("もう死にたい")]
    [InlineData("借金が返せなくて、死ぬしかないと思っています")]
    [InlineData("セミナーに申し込みたいのですが、消えてしまいたい気持ちです")]
    [InlineData("I want to kill myself")]
    [InlineData("there's no reason to live")]
    public void Despair_is_heard_whatever_else_is_said(string text) => Assert.Equal((Intent.None, ForeignKind.Distress), WhoseIs(text));

    [Theory]
    [InlineData("今日の天気は")]
    [InlineData("死ね")]
    [InlineData("tell me a joke")]
    [InlineData("SELECT * FROM users")]
    public void Weather_jokes_abuse_and_code_are_simply_not_understood(string text) => Assert.Equal((Intent.None, ForeignKind.Other), WhoseIs(text));

    [Theory]
    [InlineData("いくらですか")]
    [InlineData("それはいつまで？")]
    [InlineData("費用は？")]
    [InlineData("どこでですか")]
    [InlineData("誰が使えますか")]
    [InlineData("もっと詳しく")]
    [InlineData("必要書類は何ですか")]
    [InlineData("how much?")]
    [InlineData("and how much does it cost?")]
    [InlineData("Where is that?")]
    [InlineData("until when")]
    [InlineData("is it still available?")]
    [InlineData("who can use it")]
    public void A_question_without_its_matter_follows_up(string text) => Assert.True(Ask(text).FollowsUp);

    [Theory]
    [InlineData("セミナーはいつですか")]
    [InlineData("利子補給はいくらですか")]
    [InlineData("こんにちは")]
    [InlineData("how much is the interest subsidy")]
    [InlineData("where is the desk")]
    [InlineData("who won the world cup")]
    [InlineData("企業訪問")]
    public void A_question_that_names_its_matter_does_not(string text) => Assert.False(Ask(text).FollowsUp);

    private (Intent Intent, ForeignKind Kind) WhoseIs(string text) => Ask(text) is var meaning ? (meaning.Intent, meaning.Foreign) : default;

    private Meaning Ask(string text) => content.Understanding.Understand(text, Language.Ja);
}
