using System.Net.WebSockets;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>The sockets that are open on this node: how many one conversation, one address and all may have.</summary>
public sealed class OpenSockets(IOptions<RateLimitOptions> options)
{
    private readonly Lock changing = new();
    private readonly Dictionary<string, List<Place>> byConversation = [];
    private readonly Dictionary<string, int> byAddress = [];
    private int all;

    /// <summary>One more of a conversation than it may have closes its oldest: that is a tab that nobody looks at, or a line that is dead.</summary>
    /// <returns>Null if the address or the node has as many as it may.</returns>
    public Place? Enter(string conversationId, string address)
    {
        var place = new Place(this, conversationId, address);
        Place? oldest = null;
        lock (changing)
        {
            var ofAddress = byAddress.GetValueOrDefault(address);
            if (all >= options.Value.Sockets || ofAddress >= options.Value.SocketsOfAddress) return null;
            (byAddress[address], all) = (ofAddress + 1, all + 1);
            if (!byConversation.TryGetValue(conversationId, out var others)) byConversation.Add(conversationId, others = []);
            others.Add(place);
            var standing = others.FindAll(other => !other.Ended.IsCancellationRequested);
            if (standing.Count > options.Value.SocketsPerVisitor) oldest = standing[0];
        }
        oldest?.End(WebSocketCloseStatus.PolicyViolation);
        return place;
    }

    /// <summary>Closes what is open of a conversation.</summary>
    public void Close(string conversationId)
    {
        Place[] open;
        lock (changing) open = byConversation.TryGetValue(conversationId, out var found) ? [.. found] : [];
        foreach (var place in open) place.End(WebSocketCloseStatus.PolicyViolation);
    }

    private void Leave(Place place)
    {
        lock (changing)
        {
            if (byConversation[place.ConversationId] is var others && others.Remove(place) && others.Count == 0) byConversation.Remove(place.ConversationId);
            if (--byAddress[place.Address] == 0) byAddress.Remove(place.Address);
            all--;
        }
    }

    /// <summary>One open socket's.</summary>
    public sealed class Place(OpenSockets sockets, string conversationId, string address) : IDisposable
    {
        private readonly CancellationTokenSource ended = new();

        public string ConversationId => conversationId;

        public string Address => address;

        /// <summary>Says that the socket is to be closed.</summary>
        public CancellationToken Ended => ended.Token;

        /// <summary>What it is closed with, if it is we who end it.</summary>
        public WebSocketCloseStatus? Why { get; private set; }

        public void End(WebSocketCloseStatus why)
        {
            Why ??= why;
            ended.Cancel();
        }

        public void Dispose() => sockets.Leave(this);
    }
}
