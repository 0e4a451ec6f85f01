namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormatTypes
{
    /// <summary>Markdown; what clients assume by default.</summary>
    public const string Markdown = "markdown";

    /// <summary>Shown as it is.</summary>
    public const string Plain = "plain";

    /// <summary>XML as Skype defined it.</summary>
    public const string Xml = "xml";
}
