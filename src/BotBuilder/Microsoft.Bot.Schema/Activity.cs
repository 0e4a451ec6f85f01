using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>
/// The one thing that travels between people, channels and bots. Which members mean something depends on <see cref="Type"/>.
/// </summary>
public partial class Activity : IConversationUpdateActivity, IEndOfConversationActivity, IEventActivity, IMessageActivity, ITypingActivity
{
    /// <summary>Media type of an activity as JSON.</summary>
    public const string ContentType = "application/vnd.microsoft.activity";

    /// <summary>Makes an empty one; lists stay null.</summary>
    public Activity()
    {
    }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "timestamp")]
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "localTimestamp")]
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's time zone, IANA name.</summary>
    [JsonProperty(PropertyName = "localTimezone")]
    public string LocalTimezone { get; set; }

    /// <summary>The bot that calls this one; set by the adapter after checking it, never believed from the wire.</summary>
    [JsonProperty(PropertyName = "callerId")]
    public string CallerId { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "channelId")]
    public string ChannelId { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "from")]
    public ChannelAccount From { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "conversation")]
    public ConversationAccount Conversation { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "recipient")]
    public ChannelAccount Recipient { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "textFormat")]
    public string TextFormat { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "attachmentLayout")]
    public string AttachmentLayout { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "membersAdded")]
    public IList<ChannelAccount> MembersAdded { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "membersRemoved")]
    public IList<ChannelAccount> MembersRemoved { get; set; }

    /// <summary>Reactions put on the message in <see cref="ReplyToId"/>.</summary>
    [JsonProperty(PropertyName = "reactionsAdded")]
    public IList<MessageReaction> ReactionsAdded { get; set; }

    /// <summary>Reactions taken from the message in <see cref="ReplyToId"/>.</summary>
    [JsonProperty(PropertyName = "reactionsRemoved")]
    public IList<MessageReaction> ReactionsRemoved { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "topicName")]
    public string TopicName { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "historyDisclosed")]
    public bool? HistoryDisclosed { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "locale")]
    public string Locale { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "speak")]
    public string Speak { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "inputHint")]
    public string InputHint { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "summary")]
    public string Summary { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "suggestedActions")]
    public SuggestedActions SuggestedActions { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "attachments")]
    public IList<Attachment> Attachments { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "entities")]
    public IList<Entity> Entities { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "channelData")]
    public object ChannelData { get; set; }

    /// <summary>add or remove, of contacts and installations.</summary>
    [JsonProperty(PropertyName = "action")]
    public string Action { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "replyToId")]
    public string ReplyToId { get; set; }

    /// <summary>Describes a trace.</summary>
    [JsonProperty(PropertyName = "label")]
    public string Label { get; set; }

    /// <summary>Names the type of <see cref="Value"/>.</summary>
    [JsonProperty(PropertyName = "valueType")]
    public string ValueType { get; set; }

    /// <summary>What the activity carries: of an event, an invoke, a trace or a submitted card.</summary>
    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }

    /// <summary>Which event, invoke, command or trace.</summary>
    [JsonProperty(PropertyName = "name")]
    public string Name { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "relatesTo")]
    public ConversationReference RelatesTo { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "code")]
    public string Code { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "expiration")]
    public DateTimeOffset? Expiration { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "importance")]
    public string Importance { get; set; }

    /// <inheritdoc/>
    [JsonProperty(PropertyName = "deliveryMode")]
    public string DeliveryMode { get; set; }

    /// <summary>Words for the speech recogniser to expect.</summary>
    [JsonProperty(PropertyName = "listenFor")]
    public IList<string> ListenFor { get; set; }

    /// <summary>Parts of the text in <see cref="ReplyToId"/> that a suggestion is about.</summary>
    [JsonProperty(PropertyName = "textHighlights")]
    public IList<TextHighlight> TextHighlights { get; set; }

    /// <summary>The same request in terms of a program.</summary>
    [JsonProperty(PropertyName = "semanticAction")]
    public SemanticAction SemanticAction { get; set; }

    /// <summary>Properties of the JSON that have no member here; written back as they were read.</summary>
    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();
}
