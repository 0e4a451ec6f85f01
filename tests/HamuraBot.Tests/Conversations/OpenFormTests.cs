using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Tests.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Tests.Conversations;

/// <summary>Forms as the library may have them: with fields that take any words, optional ones, and ones that come and go.</summary>
public sealed class OpenFormTests : IDisposable
{
    private const string Yaml = """
        id: visit
        name: { ja: 訪問, en: Visit }
        button: { ja: 訪問を頼む, en: Ask for a visit }
        fields:
          - { id: company, kind: text, max: 20, ask: { ja: 会社名は, en: Company } }
          - id: where
            kind: choice
            ask: { ja: どこへ, en: Where }
            choices: [{ id: office, ja: 事務所, en: Office }, { id: plant, ja: 工場, en: Plant }]
          - { id: machine, kind: text, ask: { ja: どの機械, en: Which machine }, when: { field: where, is: plant } }
          - { id: people, kind: number, optional: true, ask: { ja: 人数は, en: How many } }
          - { id: issue, kind: multiline, ask: { ja: ご相談は, en: Your issue } }

        """;

    private readonly LibraryCopy library = new LibraryCopy().Write("forms/visit.yaml", Yaml);
    private readonly Visitor visitor;

    public OpenFormTests() => visitor = Open(library.Directories);

    public void Dispose() => library.Dispose();

    [Fact]
    public async Task Answers_are_kept_by_field_and_as_typed()
    {
        await SayAsync("apply:visit", "髙橋精機㈱", "工場", "旋盤（２号機）", "なし", "工程を見直したいです。\nどうすればよいでしょうか。");
        Assert.Equal("company=髙橋精機㈱; where=plant; machine=旋盤（２号機）; people=; issue=工程を見直したいです。\nどうすればよいでしょうか。", visitor.Replies[^1].Text);
    }

    [Fact]
    public async Task None_is_an_answer_where_words_are_asked_for()
    {
        await SayAsync("apply:visit", "A", "office", "skip", "なし");
        Assert.Equal("company=A; where=office; people=; issue=なし", visitor.Replies[^1].Text);
    }

    [Theory]
    [InlineData("handoff-cancel:H-2026-000001")]
    [InlineData("handoff-rate:H-2026-000001:5")]
    [InlineData("apply:interest-estimate")]
    public async Task What_a_button_of_an_old_message_says_is_nobodys_answer_to_a_field(string command)
    {
        await SayAsync("apply:visit", command, command);
        Assert.DoesNotContain(visitor.Replies, reply => reply.Text.Contains(command, StringComparison.Ordinal));
        Assert.NotEqual("where", Prompt("field"));
    }

    [Fact]
    public async Task A_field_that_does_not_apply_is_left_out()
    {
        await SayAsync("apply:visit", "A", "office");
        Assert.Equal("people", Prompt("field"));
    }

    [Theory]
    [InlineData("電話番号を教えてください", "042-555-1111")]
    [InlineData("What is your phone number?", "042-555-1111")]
    [InlineData("ヘルプ", "「戻る」で一つ前へ")]
    [InlineData("メニュー", "主な支援メニュー")]
    [InlineData("英語で", "I will answer in English")]
    public async Task What_is_plainly_not_a_name_is_answered_and_the_name_asked_again(string message, string answer)
    {
        await SayAsync("apply:visit", message);
        Assert.Contains(answer, visitor.Replies[0].Text, StringComparison.Ordinal);
        Assert.Equal("company", Prompt("field"));
        await SayAsync("株式会社メニュー", "1");
        Assert.Equal("people", Prompt("field"));
    }

    [Fact]
    public async Task A_question_said_twice_is_meant_for_the_field()
    {
        await SayAsync("apply:visit", "A", "office", "なし", "どんな専門家に来てもらえますか");
        Assert.Equal("issue", Prompt("field"));
        await SayAsync("どんな専門家に来てもらえますか");
        Assert.EndsWith("issue=どんな専門家に来てもらえますか", visitor.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_name_does_not_change_the_language()
    {
        await SayAsync("apply:visit", "Takahashi Seiki Co.");
        Assert.StartsWith("どこへ", visitor.Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_text_is_said_to_be_too_long()
    {
        await SayAsync("apply:visit", "ながいながいながいながいながいながい会社名");
        Assert.Equal("20文字以内で入力してください。いまの文章は21文字です。", visitor.Replies[^1].Text);
        Assert.Equal("True", Prompt("retry"));
    }

    [Fact]
    public async Task A_form_opened_within_another_gives_way_to_it_again()
    {
        await SayAsync("apply:visit", "A");
        await SayAsync("apply:interest-estimate");
        Assert.Equal("programme", Prompt("field"));
        await SayAsync("やめる");
        Assert.Equal("where", Prompt("field"));
    }

    [Fact]
    public async Task The_next_day_and_after_a_restart_the_form_goes_on()
    {
        await SayAsync("apply:visit", "A");
        var later = Open(library.Directories, visitor);
        await later.SayAsync("工場");
        Assert.Equal("machine", (string?)Mark(later)["field"]);
    }

    [Fact]
    public async Task A_form_may_lose_the_field_it_is_asking_and_gain_another()
    {
        await SayAsync("apply:visit", "A", "事務所");
        library.Write("forms/visit.yaml", Yaml.Replace("id: people", "id: floor", StringComparison.Ordinal));
        var later = Open(library.Directories, visitor);
        await later.SayAsync("3");
        Assert.Equal("floor", (string?)Mark(later)["field"]);
    }

    [Fact]
    public async Task A_form_may_be_taken_away_while_somebody_is_in_it()
    {
        await SayAsync("apply:visit", "A");
        var later = new Visitor(LibraryCopy.Original, ConversationTests.Learnt, visitor);
        await later.SayAsync("専門家派遣");
        Assert.Contains("専門家を、その会社に派遣します", Assert.Single(later.Replies).Text, StringComparison.Ordinal);
    }

    private async Task SayAsync(params string[] messages)
    {
        foreach (var message in messages) await visitor.SayAsync(message);
    }

    private string? Prompt(string mark) => (string?)Mark(visitor)[mark];

    private static JToken Mark(Visitor visitor) => ((JObject)visitor.Replies[^1].ChannelData)["hamura"]!["prompt"]!;

    private static Visitor Open(ContentFolder directory, Visitor? before = null) =>
        new(directory, ConversationTests.Learnt, before, services => services.AddRoute<VisitDialog>());
}
