namespace Microsoft.Bot.Schema;

/// <summary>Cards as attachments.</summary>
public static class Extensions
{
    /// <summary>Wraps the card; the card itself becomes the content, not a copy.</summary>
    public static Attachment ToAttachment(this HeroCard card) =>
        new Attachment { ContentType = HeroCard.ContentType, Content = card };
}
