using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.Conversations.Channels;

/// <summary>A conversation that another service carries to the visitor, such as Microsoft Teams. Our own id of it tells that it is one.</summary>
public static class RemoteConversation
{
    /// <summary>No conversation of our own page begins so: see <c>Tokens.NewConversationId</c>.</summary>
    private const string Prefix = "a_";

    public static bool Is(string conversationId) => conversationId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The same for the same three. The channel's own id may be of any length and hold any character.</summary>
    /// <param name="user">Empty where the conversation has one visitor; of several each has a conversation with us.</param>
    public static string IdOf(string channel, string conversation, string user) =>
        Prefix + Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel}\n{conversation}\n{user}")));
}
