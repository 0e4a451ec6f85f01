namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="CardAction.Type"/>: what a click does.</summary>
public static class ActionTypes
{
    /// <summary>Opens the URL in the value.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Sends the value as a message that everybody in the conversation sees.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends the value to the bot without showing it.</summary>
    public const string PostBack = "postBack";

    /// <summary>Sends text and value to the bot, and shows <see cref="CardAction.DisplayText"/> in their place.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Shows the image at the URL in the value.</summary>
    public const string ShowImage = "showImage";

    /// <summary>Downloads the file at the URL in the value.</summary>
    public const string DownloadFile = "downloadFile";

    /// <summary>Calls the number in the value, <c>tel:</c> form.</summary>
    public const string Call = "call";
}
