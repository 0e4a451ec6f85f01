using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Several people of one registration, and several registrations of one address, as the chat sees them.</summary>
public sealed class PartyChatTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Fact]
    public async Task Who_types_the_address_of_another_is_answered_like_a_stranger()
    {
        var seminar = await chat.PlanAsync();
        var first = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        var other = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("taro@example.jp");

        Assert.Equal(first.Registration.Text("outcome"), other.Registration.Text("outcome"));
        Assert.NotEqual(first.Registration.Text("number"), other.Registration.Text("number"));
        Assert.Equal(first.Heard, other.Heard.Replace(other.Registration.Text("number"), first.Registration.Text("number"), StringComparison.Ordinal));
        Assert.Equal(first.Buttons.Count(), other.Buttons.Count());
        var mine = await other.SayAsync("申し込みを確認する");
        Assert.DoesNotContain(first.Registration.Text("number"), string.Join(' ', mine.Cards.Select(card => card.Text("text"))), StringComparison.Ordinal);
        Assert.Equal(2, (await chat.ListAsync(seminar.Id)).Count);
    }

    [Fact]
    public async Task Companions_are_named_in_one_line_each_with_an_address_or_without()
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await chat.VisitorAsync()).SayAsync("現場改善セミナー");
        var companions = new Queue<string>(["岸 花子、@", "岸 花子（kishi@example.jp）、森 一郎"]);
        while (visitor.Prompt is { } prompt)
        {
            var isAsked = prompt.Text("field") == "companions";
            await visitor.SayAsync(isAsked ? companions.Dequeue() : SeminarVisitor.AnswerTo(prompt, "office@example.jp", 3));
            if (isAsked && companions.Count > 0) Assert.Contains("「@」", visitor.Heard, StringComparison.Ordinal);
        }

        Assert.Contains("参加される方：髙橋 太郎、岸 花子、森 一郎", visitor.Heard, StringComparison.Ordinal);
        var made = Assert.Single(await chat.ListAsync(seminar.Id));
        Assert.Equal([null, "kishi@example.jp", null], made.People.Select(person => person.Email?.Value));
    }
}
