using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>An interpreter, a place for a wheelchair: said in the chat, before and after signing up.</summary>
public sealed class NeedsTests : IAsyncLifetime
{
    private SeminarChatFixture chat = null!;

    public async Task InitializeAsync() => chat = await SeminarChatFixture.OpenAsync();

    public async Task DisposeAsync() => await chat.DisposeAsync();

    [Theory]
    [InlineData("手話通訳が必要です")]
    [InlineData("耳が聞こえにくいので手話通訳をお願いできますか")]
    [InlineData("車椅子で伺います")]
    public async Task What_is_said_after_signing_up_is_kept_with_it_for_the_desk(string said)
    {
        var seminar = await chat.PlanAsync();
        var visitor = await (await (await chat.VisitorAsync()).SayAsync("現場改善セミナー")).FillInAsync("a@example.jp");

        await visitor.SayAsync(said);

        Assert.Contains(said, visitor.Heard, StringComparison.Ordinal);
        Assert.Contains("職員が確かめてご連絡します", visitor.Heard, StringComparison.Ordinal);
        Assert.EndsWith(said, Assert.Single(await chat.ListAsync(seminar.Id)).Attendee.Needs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja-JP", "車いすでも参加できますか", "お申し込みのときに伺って")]
    [InlineData("en-US", "Is there a sign language interpreter?", "When you sign up for a seminar we ask")]
    public async Task Before_signing_up_it_is_said_when_it_is_asked_and_what_is_coming(string locale, string said, string answer)
    {
        await chat.PlanAsync();

        var visitor = await (await chat.VisitorAsync(locale)).SayAsync(said);

        Assert.Contains(answer, visitor.Heard, StringComparison.Ordinal);
        Assert.Single(visitor.Cards);
    }
}
