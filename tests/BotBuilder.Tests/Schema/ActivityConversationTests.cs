using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Schema;

public sealed class ActivityConversationTests
{
    [Fact]
    public void A_reference_says_where_an_activity_came_from()
    {
        var activity = Some.Message();

        var reference = activity.GetConversationReference();

        Assert.Equal(
            ("in-1", "user", "bot", "conversation"),
            (reference.ActivityId, reference.User.Id, reference.Bot.Id, reference.Conversation.Id));
        Assert.Equal(("test", "https://channel.example", "ja-JP"), (reference.ChannelId, reference.ServiceUrl, reference.Locale));
    }

    [Fact]
    public void Applied_outgoing_a_reference_addresses_the_user_and_replies()
    {
        var reply = new Activity { Type = ActivityTypes.Message }.ApplyConversationReference(Some.Message().GetConversationReference());

        Assert.Equal(("bot", "user", "in-1"), (reply.From.Id, reply.Recipient.Id, reply.ReplyToId));
        Assert.Equal(("test", "https://channel.example", "conversation"), (reply.ChannelId, reply.ServiceUrl, reply.Conversation.Id));
        Assert.Null(reply.Id);
    }

    [Fact]
    public void Applied_incoming_a_reference_comes_from_the_user()
    {
        var reference = Some.Message().GetConversationReference();

        var incoming = new Activity { Type = ActivityTypes.Message }.ApplyConversationReference(reference, isIncoming: true);

        Assert.Equal(("user", "bot", "in-1"), (incoming.From.Id, incoming.Recipient.Id, incoming.Id));
        Assert.Null(incoming.ReplyToId);
    }

    [Fact]
    public void The_reference_of_a_reply_points_at_what_the_channel_took()
    {
        var reference = Some.Message().GetReplyConversationReference(new ResourceResponse("out-1"));

        Assert.Equal(("out-1", "user"), (reference.ActivityId, reference.User.Id));
    }

    [Fact]
    public void A_reply_goes_back_to_the_sender()
    {
        var reply = Some.Message().CreateReply("はい");

        Assert.Equal(("message", "はい", "in-1"), (reply.Type, reply.Text, reply.ReplyToId));
        Assert.Equal(("bot", "user"), (reply.From.Id, reply.Recipient.Id));
        Assert.Equal(("conversation", "ja-JP"), (reply.Conversation.Id, reply.Locale));
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("webchat", null)]
    [InlineData("test", "in-1")]
    public void Nothing_replies_to_a_conversation_update_that_the_client_never_sees(string channel, string? replyTo)
    {
        var update = Some.Incoming(ActivityTypes.ConversationUpdate);
        update.ChannelId = channel;

        Assert.Equal(replyTo, update.CreateReply("ようこそ").ReplyToId);
        Assert.Equal(replyTo, update.GetConversationReference().ActivityId);
    }

    [Fact]
    public void A_continuation_is_an_event_addressed_to_the_bot()
    {
        var reference = Some.Message().GetConversationReference();

        var continuation = reference.GetContinuationActivity();

        Assert.Equal((ActivityTypes.Event, ActivityEventNames.ContinueConversation), (continuation.Type, continuation.Name));
        Assert.Equal(("user", "bot", "conversation"), (continuation.From.Id, continuation.Recipient.Id, continuation.Conversation.Id));
        Assert.Equal("in-1", continuation.RelatesTo.ActivityId);
    }

    [Theory]
    [InlineData("message", true)]
    [InlineData("Message", true)]
    [InlineData("message/card", true)]
    [InlineData("messageUpdate", false)]
    [InlineData("event", false)]
    public void An_activity_is_seen_as_a_message_only_when_it_is_one(string type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity { Type = type }.AsMessageActivity() != null);

    [Fact]
    public void Every_factory_makes_its_type()
    {
        Assert.Equal("message", Activity.CreateMessageActivity().Type);
        Assert.Equal("event", Activity.CreateEventActivity().Type);
        Assert.Equal("typing", Activity.CreateTypingActivity().Type);
        Assert.Equal("endOfConversation", Activity.CreateEndOfConversationActivity().Type);
        Assert.Equal("conversationUpdate", Activity.CreateConversationUpdateActivity().Type);
    }

    [Fact]
    public void A_message_has_content_when_there_is_something_to_show()
    {
        Assert.False(new Activity { Text = " " }.HasContent());
        Assert.True(new Activity { Text = "a" }.HasContent());
        Assert.True(new Activity { Summary = "a" }.HasContent());
        Assert.True(new Activity { Attachments = [new Attachment()] }.HasContent());
        Assert.True(new Activity { ChannelData = new object() }.HasContent());
    }
}
