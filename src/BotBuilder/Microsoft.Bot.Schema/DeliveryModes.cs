namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    /// <summary>Replies travel on their own.</summary>
    public const string Normal = "normal";

    /// <summary>As normal, and the user is to be notified.</summary>
    public const string Notification = "notification";

    /// <summary>Replies are gathered and returned together, see <see cref="Builder.TurnContext.BufferedReplyActivities"/>.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>As normal, but not kept.</summary>
    public const string Ephemeral = "ephemeral";
}
