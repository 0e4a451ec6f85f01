using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using Microsoft.Bot.Schema;

namespace HamuraBot.AzureBot;

/// <summary>Whom an activity of a channel comes from, and where they are answered.</summary>
/// <param name="ConversationId">Ours.</param>
/// <param name="UserId">The channel's own.</param>
public sealed record RemoteVisitor(string ConversationId, string UserId, string Name, ConversationReference Reference)
{
    public static RemoteVisitor Of(Activity activity)
    {
        var user = Joined(activity) ?? activity.From;
        var id = RemoteConversation.IdOf(activity.ChannelId, activity.Conversation.Id, activity.Conversation.IsGroup is true ? user.Id : "");
        var reference = new ConversationReference
        {
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            Conversation = activity.Conversation,
            Bot = activity.Recipient,
            User = new ChannelAccount(user.Id, user.Name, aadObjectId: user.AadObjectId),
        };
        return new(id, user.Id, user.Name ?? "", reference);
    }

    public Conversation Begun(Language language, DateTimeOffset now) => new() { Id = ConversationId, UserId = UserId, Locale = language.Locale(), StartedAt = now };

    private static ChannelAccount? Joined(Activity activity) => activity.Type != ActivityTypes.ConversationUpdate ? null
        : activity.MembersAdded?.FirstOrDefault(member => !string.IsNullOrEmpty(member.Id) && member.Id != activity.Recipient?.Id);
}
