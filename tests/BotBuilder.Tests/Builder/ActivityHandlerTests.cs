using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Builder;

public sealed class ActivityHandlerTests
{
    [Theory]
    [InlineData(ActivityTypes.Message, "message")]
    [InlineData(ActivityTypes.Event, "event")]
    [InlineData(ActivityTypes.Typing, "typing")]
    [InlineData(ActivityTypes.EndOfConversation, "end")]
    [InlineData("smokeSignal", "unrecognized")]
    public async Task Every_type_has_its_method(string type, string expected) =>
        Assert.Equal([expected], await HandledAsync(Some.Incoming(type)));

    [Fact]
    public async Task Somebody_else_than_the_bot_joining_is_told_with_the_whole_list()
    {
        var update = Some.Incoming(ActivityTypes.ConversationUpdate);
        update.MembersAdded = [new ChannelAccount("user"), new ChannelAccount("bot")];

        Assert.Equal(["added user,bot"], await HandledAsync(update));
    }

    [Fact]
    public async Task The_bot_joining_alone_is_not_told()
    {
        var update = Some.Incoming(ActivityTypes.ConversationUpdate);
        update.MembersAdded = [new ChannelAccount("bot")];

        Assert.Empty(await HandledAsync(update));
    }

    [Fact]
    public async Task Nobody_joining_is_not_told()
    {
        var update = Some.Incoming(ActivityTypes.ConversationUpdate);
        update.MembersAdded = [];

        Assert.Empty(await HandledAsync(update));
        Assert.Empty(await HandledAsync(Some.Incoming(ActivityTypes.ConversationUpdate)));
    }

    [Fact]
    public async Task Somebody_else_than_the_bot_leaving_is_told()
    {
        var update = Some.Incoming(ActivityTypes.ConversationUpdate);
        update.MembersRemoved = [new ChannelAccount("user")];
        Assert.Equal(["removed user"], await HandledAsync(update));

        update.MembersRemoved = [new ChannelAccount("bot")];
        Assert.Empty(await HandledAsync(update));
    }

    [Theory]
    [InlineData(ActivityTypes.MessageReaction)]
    [InlineData(ActivityTypes.MessageUpdate)]
    [InlineData(ActivityTypes.MessageDelete)]
    [InlineData(ActivityTypes.InstallationUpdate)]
    public async Task Other_known_types_are_recognised_and_do_nothing(string type) => Assert.Empty(await HandledAsync(Some.Incoming(type)));

    [Fact]
    public async Task An_activity_without_a_type_is_refused()
    {
        var turn = new TurnContext(new RecordingAdapter(), new Activity());

        await Assert.ThrowsAsync<ArgumentException>(() => new Bot().OnTurnAsync(turn));
        await Assert.ThrowsAsync<ArgumentNullException>(() => new Bot().OnTurnAsync(null!));
    }

    [Fact]
    public async Task The_typed_turn_is_the_same_turn()
    {
        var adapter = new RecordingAdapter();

        await adapter.RunAsync(Some.Message("hello"), new Echo().OnTurnAsync);

        Assert.Equal(["hello"], adapter.Texts);
    }

    private static async Task<List<string>> HandledAsync(Activity activity)
    {
        var bot = new Bot();
        await new RecordingAdapter().RunAsync(activity, bot.OnTurnAsync);
        return bot.Handled;
    }

    private sealed class Echo : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(turnContext.Activity.Text, cancellationToken: cancellationToken);
    }

    private sealed class Bot : ActivityHandler
    {
        public List<string> Handled { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            Note("message");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
            Note("event");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
            Note("typing");

        protected override Task OnEndOfConversationActivityAsync(
            ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Note("end");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
            Note("unrecognized");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) =>
            Note($"added {string.Join(',', membersAdded.Select(member => member.Id))}");

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved,
            ITurnContext<IConversationUpdateActivity> turnContext,
            CancellationToken cancellationToken) =>
            Note($"removed {string.Join(',', membersRemoved.Select(member => member.Id))}");

        private Task Note(string what)
        {
            Handled.Add(what);
            return Task.CompletedTask;
        }
    }
}
