using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Builder;

public sealed class TurnContextTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly TurnContext _turn;

    public TurnContextTests() => _turn = Some.Turn(adapter: _adapter);

    [Fact]
    public async Task A_reply_is_addressed_to_the_conversation_and_gets_its_id()
    {
        var reply = MessageFactory.Text("はい");

        var response = await _turn.SendActivityAsync(reply);

        Assert.Equal("out-1", response.Id);
        Assert.Equal(("out-1", "bot", "user", "in-1"), (reply.Id, reply.From.Id, reply.Recipient.Id, reply.ReplyToId));
        Assert.Equal(("conversation", "test"), (reply.Conversation.Id, reply.ChannelId));
    }

    [Fact]
    public async Task Several_replies_go_out_in_order_each_with_its_own_id()
    {
        await _turn.SendActivityAsync("one");
        var responses = await _turn.SendActivitiesAsync([MessageFactory.Text("two"), MessageFactory.Text("three")]);

        Assert.Equal(["one", "two", "three"], _adapter.Texts);
        Assert.Equal(["out-2", "out-3"], responses.Select(response => response.Id));
    }

    [Fact]
    public async Task The_same_words_sent_twice_are_two_replies()
    {
        await _turn.SendActivityAsync("same");
        await _turn.SendActivityAsync("same");

        Assert.Equal(["same", "same"], _adapter.Texts);
        Assert.NotSame(_adapter.Sent[0], _adapter.Sent[1]);
    }

    [Fact]
    public async Task A_turn_has_responded_once_something_but_a_trace_was_sent()
    {
        await _turn.SendActivityAsync(new Activity { Type = ActivityTypes.Trace });
        Assert.False(_turn.Responded);

        await _turn.SendActivityAsync("hello");
        Assert.True(_turn.Responded);
    }

    [Fact]
    public async Task Nothing_cannot_be_sent()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => _turn.SendActivityAsync(" "));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _turn.SendActivityAsync((IActivity)null!));
        await Assert.ThrowsAsync<ArgumentException>(() => _turn.SendActivitiesAsync([]));
    }

    [Fact]
    public async Task Handlers_of_sending_run_in_the_order_they_were_added_around_the_adapter()
    {
        var order = new List<string>();
        foreach (var name in new[] { "first", "second" })
        {
            _turn.OnSendActivities(async (_, _, next) =>
            {
                order.Add(name);
                var responses = await next();
                order.Add($"{name} after {_adapter.Sent.Count}");
                return responses;
            });
        }

        await _turn.SendActivityAsync("hello");

        Assert.Equal(["first", "second", "second after 1", "first after 1"], order);
    }

    [Fact]
    public async Task A_handler_may_change_what_is_sent()
    {
        _turn.OnSendActivities((_, activities, next) =>
        {
            activities[0].Text += "!";
            activities.Add(new Activity { Type = ActivityTypes.Message, Text = "more" });
            return next();
        });

        await _turn.SendActivityAsync("hello");

        Assert.Equal(["hello!", "more"], _adapter.Texts);
    }

    [Fact]
    public async Task A_handler_that_does_not_go_on_keeps_the_reply_back()
    {
        _turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));

        var response = await _turn.SendActivityAsync("hello");

        Assert.Empty(_adapter.Sent);
        Assert.Null(response.Id);
        Assert.False(_turn.Responded);
    }

    [Fact]
    public async Task Updating_goes_through_its_handlers_and_is_addressed()
    {
        _turn.OnUpdateActivity((_, activity, next) =>
        {
            activity.Text += "!";
            return next();
        });

        await _turn.UpdateActivityAsync(new Activity { Type = ActivityTypes.Message, Id = "out-1", Text = "better" });

        var updated = Assert.Single(_adapter.Updated);
        Assert.Equal(("out-1", "better!", "conversation"), (updated.Id, updated.Text, updated.Conversation.Id));
    }

    [Fact]
    public async Task Deleting_goes_through_its_handlers()
    {
        var seen = new List<string>();
        _turn.OnDeleteActivity((_, reference, next) =>
        {
            seen.Add(reference.ActivityId);
            return reference.ActivityId == "kept" ? Task.CompletedTask : next();
        });

        await _turn.DeleteActivityAsync("out-1");
        await _turn.DeleteActivityAsync("kept");

        Assert.Equal(["out-1", "kept"], seen);
        Assert.Equal(["out-1"], _adapter.Deleted);
    }

    [Fact]
    public async Task Expected_replies_are_kept_for_the_caller()
    {
        var message = Some.Message();
        message.DeliveryMode = DeliveryModes.ExpectReplies;
        using var turn = new TurnContext(_adapter, message);

        await turn.SendActivityAsync("hello");

        Assert.Empty(_adapter.Sent);
        Assert.Equal("hello", Assert.Single(turn.BufferedReplyActivities).Text);
    }

    [Fact]
    public void Things_are_kept_by_type_and_by_key()
    {
        var thing = new Version(1, 2);
        _turn.TurnState.Add(thing);
        _turn.TurnState.Set("key", "value");

        Assert.Same(thing, _turn.TurnState.Get<Version>());
        Assert.Equal("value", _turn.TurnState.Get<string>("key"));
        Assert.Null(_turn.TurnState.Get<Version>("key"));
        Assert.Throws<ArgumentException>(() => _turn.TurnState.Add(new Version(3, 4)));

        _turn.TurnState.Set(new Version(3, 4));
        Assert.Equal(new Version(3, 4), _turn.TurnState.Get<Version>());
    }

    [Fact]
    public void The_end_of_the_turn_does_not_dispose_what_it_kept()
    {
        var kept = new CancellationTokenSource();
        _turn.TurnState.Add(kept);

        _turn.Dispose();

        Assert.False(kept.Token.IsCancellationRequested);
    }
}
