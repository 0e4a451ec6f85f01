using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Builder;

public sealed class FactoryTests
{
    [Fact]
    public void A_text_is_a_message_that_accepts_input()
    {
        var message = MessageFactory.Text("はい", "<speak>はい</speak>");

        Assert.Equal(("message", "はい"), (message.Type, message.Text));
        Assert.Equal(("<speak>はい</speak>", "acceptingInput"), (message.Speak, message.InputHint));
        Assert.Equal("expectingInput", MessageFactory.Text("?", inputHint: InputHints.ExpectingInput).InputHint);
    }

    [Fact]
    public void Suggested_strings_are_buttons_that_say_themselves()
    {
        var message = MessageFactory.SuggestedActions(["はい", "いいえ"], "よろしいですか。", null, InputHints.ExpectingInput);

        Assert.Equal(("よろしいですか。", "expectingInput"), (message.Text, message.InputHint));
        Assert.Equal(
            [("imBack", "はい", "はい"), ("imBack", "いいえ", "いいえ")],
            message.SuggestedActions.Actions.Select(action => (action.Type, action.Title, (string)action.Value)));
    }

    [Fact]
    public void Suggested_actions_are_kept_as_they_are()
    {
        var action = new CardAction(ActionTypes.OpenUrl, "open", value: "https://example.jp");

        var suggested = MessageFactory.SuggestedActions([action], null, null, null, ["user"]).SuggestedActions;

        Assert.Same(action, Assert.Single(suggested.Actions));
        Assert.Equal(["user"], suggested.To);
    }

    [Fact]
    public void Attachments_are_a_list_or_a_carousel()
    {
        var card = new HeroCard("title").ToAttachment();

        Assert.Equal("carousel", MessageFactory.Carousel([card, card]).AttachmentLayout);
        Assert.Equal("list", MessageFactory.Attachment([card, card]).AttachmentLayout);
        Assert.Same(card, Assert.Single(MessageFactory.Attachment(card).Attachments));
    }

    [Fact]
    public void The_initiation_of_a_handoff_relates_to_the_turn_and_brings_the_transcript()
    {
        using var turn = Some.Turn();
        var transcript = new Transcript([Some.Message("助けて")]);

        var initiation = (Activity)EventFactory.CreateHandoffInitiation(turn, new { skill = "ja" }, transcript);

        Assert.Equal(("event", "handoff.initiate"), (initiation.Type, initiation.Name));
        Assert.Equal(("conversation", "in-1"), (initiation.Conversation.Id, initiation.RelatesTo.ActivityId));
        Assert.Equal("ja", (string?)JObject.FromObject(initiation.Value)["skill"]);
        var attachment = Assert.Single(initiation.Attachments);
        Assert.Equal(("application/json", "Transcript"), (attachment.ContentType, attachment.Name));
        Assert.Same(transcript, attachment.Content);
    }

    [Fact]
    public void The_status_of_a_handoff_says_how_far_it_got()
    {
        var status = EventFactory.CreateHandoffStatus(new ConversationAccount(id: "conversation"), "completed", "thank you");

        Assert.Equal(("event", "handoff.status", "conversation"), (status.Type, status.Name, status.Conversation.Id));
        var value = JObject.FromObject(status.Value);
        Assert.Equal(("completed", "thank you"), ((string?)value["state"], (string?)value["message"]));
    }

    [Fact]
    public void A_handoff_needs_a_turn_and_a_state()
    {
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffInitiation(null, null));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(new ConversationAccount(), null));
    }
}
