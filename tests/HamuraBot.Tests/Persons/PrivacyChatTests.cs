using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Persons.Chat;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.Persons;

/// <summary>Visitors are told what becomes of what they write, take it back, and ask for it to be shown or erased.</summary>
public sealed class PrivacyChatTests : IAsyncLifetime
{
    /// <summary>With good check digits; nobody's.</summary>
    private const string MyNumber = "123456789018", Card = "4111 1111 1111 1111", Account = "口座番号は7654321";

    private TestApp app = null!;
    private HttpClient http = null!, desk = null!;

    public async Task InitializeAsync()
    {
        app = await new TestApp { Clock = TestClock.InTokyo("2026-11-25T10:00"), Settings = DeskFixture.FirstOfficer }.StartAsync();
        (http, desk) = (app.CreateClient(), app.OfficerClient());
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        desk.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("さっきの消して", PrivacyDialog.Last)]
    [InlineData("今の番号は消してください", PrivacyDialog.Last)]
    [InlineData("Please delete what I just wrote", PrivacyDialog.Last)]
    [InlineData("このチャットの記録を削除してほしい", PrivacyDialog.Ask)]
    [InlineData("個人情報の開示を請求したい", PrivacyDialog.Ask)]
    [InlineData("Delete my chat history please", PrivacyDialog.Ask)]
    [InlineData("What personal data do you have about me? What data do you hold about me", PrivacyDialog.Ask)]
    [InlineData("How long do you keep my chat?", PrivacyDialog.Periods)]
    [InlineData("チャットの記録はいつまで保存されますか", PrivacyDialog.Periods)]
    [InlineData("今の申し込みを取り消してください", null)]
    [InlineData("さっきの予約を削除して", null)]
    [InlineData("会社の個人情報保護について相談したい", null)]
    [InlineData("データを活用した経営の相談", null)]
    [InlineData("How long does it take?", null)]
    [InlineData("補助金の履歴を教えて", null)]
    public void What_is_wanted_of_ones_own_data_is_known_by_its_words(string text, string? subject) => Assert.Equal(subject, PrivacyWords.Find(text));

    [Theory]
    [InlineData($"従業員の個人番号は {MyNumber} です", "マイナンバー", MyNumber)]
    [InlineData($"クレジットカード {Card} で払えますか", "クレジットカード", Card)]
    [InlineData($"振込先の{Account}です", "口座番号", "7654321")]
    public async Task A_number_that_nobody_needs_is_noticed_covered_and_removed_by_a_button(string text, string kind, string number)
    {
        var visitor = await DirectLineClient.StartAsync(http);

        var answers = await visitor.AnswersAsync(await visitor.SayAsync(text));

        Assert.Contains(kind, answers[0].Text("text"), StringComparison.Ordinal);
        Assert.NotEqual(0, await HitsAsync(number));
        var log = await desk.GetStringAsync($"/desk/conversations/log/{visitor.Conversation}?lang=ja");
        Assert.DoesNotContain(number, log, StringComparison.Ordinal);
        Assert.Contains("●●●●", log, StringComparison.Ordinal);
        Assert.DoesNotContain(number, await desk.GetStringAsync($"/api/desk/conversations?query={Uri.EscapeDataString(number)}"), StringComparison.Ordinal);
        Assert.Contains(number, await desk.GetStringAsync($"/desk/people/messages/{visitor.Conversation}/{long.Parse(answers[0].Text("replyToId").Split('|')[1], null)}?lang=ja"), StringComparison.Ordinal);
        Assert.Contains("message.uncovered", await desk.GetStringAsync("/api/desk/audit"), StringComparison.Ordinal);

        var button = answers[0]["suggestedActions"]!["actions"]!.AsArray()[0]!.Text("value");
        var removed = await visitor.AnswersAsync(await visitor.SayAsync(button));

        Assert.Contains("記録から削除しました", removed[0].Text("text"), StringComparison.Ordinal);
        Assert.Equal(0, await HitsAsync(number));
        Assert.Contains("（ご本人の希望により削除しました）", (await visitor.HistoryAsync()).Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task The_button_removes_the_number_while_an_officer_has_the_chat_too()
    {
        await desk.GetStringAsync("/api/desk/handoffs");
        var visitor = await new HandoffVisitor(await DirectLineClient.StartAsync(http), "ja-JP").WantPersonAsync();
        using var taken = await desk.PostAsync($"/api/desk/handoffs/{visitor.Handoff}/take", null);
        Assert.True(taken.IsSuccessStatusCode);
        await visitor.SayAsync($"番号は {MyNumber} です");

        await visitor.PressAsync("いまの番号を削除する");

        Assert.Equal(0, await HitsAsync(MyNumber));
    }

    [Fact]
    public async Task The_last_message_is_taken_back_with_what_was_made_of_it_and_nobody_takes_back_what_another_said()
    {
        var visitor = await DirectLineClient.StartAsync(http);
        await visitor.SayAsync("ぴぽぺぱ内密の話ぷぺぽ");
        Assert.NotEqual(0, await HitsAsync("内密"));

        await visitor.SayAsync("さっきの消して");
        Assert.Equal(0, await HitsAsync("内密"));
        var first = (await visitor.HistoryAsync()).First(activity => activity.IsFromBot());
        var refused = await visitor.AnswersAsync(await visitor.SayAsync(PrivacyDialog.Remove(long.Parse(first.Text("id").Split('|')[1], null)).Text));

        Assert.Contains("見つかりませんでした", refused[0].Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_deletion_or_disclosure_gets_a_number_and_a_date_and_officers_see_it()
    {
        var applicant = await Applicant.ComeAsync(http);

        var receipt = await applicant.GoOnAsync("このチャットの記録を削除してほしい");

        var number = Applicant.Mark(receipt, "receipt").Text("number");
        Assert.StartsWith("R-2026-", number, StringComparison.Ordinal);
        Assert.Contains("12月", receipt.Text("text"), StringComparison.Ordinal);
        var request = JsonNode.Parse(await desk.GetStringAsync($"/api/desk/requests/{number}"))!;
        Assert.Equal("personal-data", request.Text("form"));
    }

    [Fact]
    public async Task How_long_it_is_kept_is_told()
    {
        var visitor = await DirectLineClient.StartAsync(http);

        var told = await visitor.AnswersAsync(await visitor.SayAsync("How long do you keep my chat?"));

        Assert.Contains("one year after the last message", told[0].Text("text"), StringComparison.Ordinal);
    }

    /// <summary>Rows of the log, the states and the questions in which it stands.</summary>
    private Task<long> HitsAsync(string words) => app.Store.ReadAsync(sql => sql.IntegerAsync(
        """
        SELECT (SELECT count(*) FROM activities WHERE body LIKE @words) + (SELECT count(*) FROM unanswered_questions WHERE text LIKE @words)
        + (SELECT count(*) FROM states WHERE body LIKE @words) + (SELECT count(*) FROM said WHERE folded LIKE @words)
        """, ("@words", $"%{words}%")), default);
}
