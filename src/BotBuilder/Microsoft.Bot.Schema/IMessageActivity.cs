namespace Microsoft.Bot.Schema;

/// <summary>Something said.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>Language of the text, BCP 47.</summary>
    string Locale { get; set; }

    /// <summary>What is shown.</summary>
    string Text { get; set; }

    /// <summary>What is spoken, SSML.</summary>
    string Speak { get; set; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    string InputHint { get; set; }

    /// <summary>Shown where the attachments cannot be.</summary>
    string Summary { get; set; }

    /// <summary>One of <see cref="TextFormatTypes"/>.</summary>
    string TextFormat { get; set; }

    /// <summary>One of <see cref="AttachmentLayoutTypes"/>.</summary>
    string AttachmentLayout { get; set; }

    /// <summary>Cards and files, in the order they are shown.</summary>
    IList<Attachment> Attachments { get; set; }

    /// <summary>Buttons that vanish when one is clicked or the next message comes.</summary>
    SuggestedActions SuggestedActions { get; set; }

    /// <summary>high, normal or low.</summary>
    string Importance { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>; null means normal.</summary>
    string DeliveryMode { get; set; }

    /// <summary>After this the message is no longer worth delivering.</summary>
    DateTimeOffset? Expiration { get; set; }

    /// <summary>What a card's submit button or a messageBack action carried.</summary>
    object Value { get; set; }

    /// <inheritdoc cref="Activity.HasContent"/>
    bool HasContent();
}
