using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>The events that pass a conversation between bot and people.</summary>
public static class EventFactory
{
    /// <summary>The event that asks for a person.</summary>
    /// <param name="turnContext">The turn in which a person is wanted; the event relates to its activity.</param>
    /// <param name="handoffContext">What the person should know; becomes the value.</param>
    /// <param name="transcript">What was said so far; becomes an attachment named Transcript.</param>
    /// <exception cref="ArgumentNullException"><paramref name="turnContext"/> is null.</exception>
    public static IEventActivity CreateHandoffInitiation(ITurnContext turnContext, object handoffContext, Transcript transcript = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var cause = turnContext.Activity;
        var initiation = NewEvent(HandoffEventNames.InitiateHandoff, handoffContext, cause.Conversation);
        initiation.From = cause.From;
        initiation.RelatesTo = cause.GetConversationReference();
        initiation.ReplyToId = cause.Id;
        initiation.ServiceUrl = cause.ServiceUrl;
        initiation.ChannelId = cause.ChannelId;
        if (transcript != null)
        {
            initiation.Attachments = new List<Attachment> { new Attachment("application/json", content: transcript, name: "Transcript") };
        }

        return initiation;
    }

    /// <summary>
    /// The event that says how far a handoff got; its value is an object with <c>state</c> and, when given, <c>message</c>.
    /// </summary>
    /// <param name="conversation">The conversation that was handed off.</param>
    /// <param name="state">accepted, failed or completed.</param>
    /// <param name="message">More about it.</param>
    /// <exception cref="ArgumentNullException">Conversation or state is null.</exception>
    public static IEventActivity CreateHandoffStatus(ConversationAccount conversation, string state, string message = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(state);
        var value = new JObject { ["state"] = state };
        if (message != null)
        {
            value["message"] = message;
        }

        return NewEvent(HandoffEventNames.HandoffStatus, value, conversation);
    }

    private static Activity NewEvent(string name, object value, ConversationAccount conversation) => new Activity
    {
        Type = ActivityTypes.Event,
        Id = Guid.NewGuid().ToString(),
        Name = name,
        Value = value,
        Conversation = conversation,
    };
}
