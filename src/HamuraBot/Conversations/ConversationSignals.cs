using System.Collections.Concurrent;
using System.Threading.Channels;

namespace HamuraBot.Conversations;

/// <summary>"There is news in this conversation": a hint to read the log. A lost one costs a moment, never a message.</summary>
public sealed class ConversationSignals
{
    private readonly ConcurrentDictionary<string, Listener[]> listeners = [];

    public ConversationSignals(Typing typing) => typing.Heard += Pass;

    /// <summary>Raised for every conversation that this node moved on; other nodes are told from here.</summary>
    public event Action<string>? Moved;

    /// <summary>Raised for every conversation that moved on any node, as far as this node is told.</summary>
    public event Action<string>? Woken;

    public IReadOnlyDictionary<string, long> Heard => listeners.ToDictionary(
        entry => entry.Key, entry => entry.Value.Length == 0 ? long.MaxValue : entry.Value.Min(listener => listener.Heard));

    public Listener Listen(string conversationId)
    {
        var listener = new Listener(this, conversationId);
        listeners.AddOrUpdate(conversationId, _ => [listener], (_, others) => [.. others, listener]);
        return listener;
    }

    /// <summary>A turn of this node has been committed.</summary>
    public void Announce(string conversationId)
    {
        Wake(conversationId);
        Moved?.Invoke(conversationId);
    }

    /// <summary>Wakes this node's listeners only: the news came from elsewhere, or from a poll.</summary>
    public void Wake(string conversationId)
    {
        if (listeners.TryGetValue(conversationId, out var waiting))
        {
            Array.ForEach(waiting, listener => listener.Ring());
        }
        Woken?.Invoke(conversationId);
    }

    /// <summary>Only what the other side does is news to the visitor.</summary>
    private void Pass(TypingSign sign)
    {
        if (sign.Who is Speaker.Officer && listeners.TryGetValue(sign.ConversationId, out var waiting))
        {
            Array.ForEach(waiting, listener => listener.Show(sign));
        }
    }

    private void Leave(Listener listener)
    {
        var left = listeners.AddOrUpdate(listener.ConversationId, _ => [], (_, all) => [.. all.Where(other => other != listener)]);
        if (left.Length == 0)
        {
            listeners.TryRemove(new KeyValuePair<string, Listener[]>(listener.ConversationId, left));
        }
    }

    public sealed class Listener(ConversationSignals signals, string conversationId) : IDisposable
    {
        // One place is enough: however often it rings meanwhile, the log is read once.
        private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public string ConversationId => conversationId;

        /// <summary>The watermark that this listener has read up to.</summary>
        public long Heard { get; set; }

        private TypingSign? typing;

        public void Show(TypingSign sign)
        {
            typing = sign;
            Ring();
        }

        /// <summary>The sign of whoever is writing just now, told once.</summary>
        public TypingSign? TakeTyping() => Interlocked.Exchange(ref typing, null);

        public void Ring() => bell.Writer.TryWrite(true);

        public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => bell.Reader.ReadAsync(cancellationToken);

        public void Dispose() => signals.Leave(this);
    }
}
