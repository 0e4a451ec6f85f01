using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Builder;

public sealed class TestFlowTests
{
    private readonly TestAdapter _adapter = new();

    [Fact]
    public async Task A_dialogue_is_played_in_order() => await Echo()
        .Test("one", "you said one")
        .Send("two").AssertReply(reply => Assert.Equal("two", reply.AsMessageActivity().Text.Split(' ')[^1]))
        .Send("three").AssertReplyContains("three")
        .Send("four").AssertReplyOneOf(["you said 4", "you said four"])
        .Send("five").AssertReply(MessageFactory.Text("you said five"))
        .AssertNoReply(timeout: 1)
        .StartTestAsync();

    [Fact]
    public async Task A_wrong_reply_fails() =>
        await Assert.ThrowsAnyAsync<Exception>(() => Echo().Test("one", "you said two").StartTestAsync());

    [Fact]
    public async Task A_missing_reply_fails() =>
        await Assert.ThrowsAnyAsync<Exception>(
            () => new TestFlow(_adapter, (_, _) => Task.CompletedTask).Test("one", "any", timeout: 1).StartTestAsync());

    [Fact]
    public async Task Somebody_joins()
    {
        IList<ChannelAccount>? joined = null;
        await new TestFlow(_adapter, (turn, _) =>
        {
            joined = turn.Activity.MembersAdded;
            return Task.CompletedTask;
        }).SendConversationUpdate().StartTestAsync();

        Assert.Equal(_adapter.Conversation.User.Id, Assert.Single(joined!).Id);
    }

    [Fact]
    public async Task A_waiting_reply_can_be_updated_and_deleted()
    {
        await _adapter.ProcessActivityAsync(_adapter.MakeActivity("hello"), async (turn, ct) =>
        {
            var first = await turn.SendActivityAsync("first", cancellationToken: ct);
            var second = await turn.SendActivityAsync("second", cancellationToken: ct);
            await turn.UpdateActivityAsync(new Activity { Type = ActivityTypes.Message, Id = first.Id, Text = "better" }, ct);
            await turn.DeleteActivityAsync(second.Id, ct);
        });

        Assert.Equal(["better"], _adapter.ActiveQueue.Select(reply => reply.Text));
    }

    private TestFlow Echo() => new(_adapter, (turn, ct) => turn.SendActivityAsync($"you said {turn.Activity.Text}", cancellationToken: ct));
}
