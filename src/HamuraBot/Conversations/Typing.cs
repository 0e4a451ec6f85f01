using System.Collections.Concurrent;

namespace HamuraBot.Conversations;

/// <summary>Somebody is writing in a conversation just now.</summary>
/// <param name="Id">As the sender of messages is known; empty for the visitor.</param>
public sealed record TypingSign(string ConversationId, Speaker Who, string Id, string Name);

/// <summary>Signs of writing: of the moment, kept nowhere and told to all nodes. A lost one costs nothing.</summary>
public sealed class Typing(TimeProvider clock)
{
    /// <summary>After the last sign; those who write repeat it every few seconds.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(6);

    private const int ManyAtOnce = 1_000;

    private readonly ConcurrentDictionary<(string ConversationId, Speaker Who), DateTimeOffset> until = [];

    /// <summary>Raised on the node where somebody writes, for the others to be told.</summary>
    public event Action<TypingSign>? Told;

    /// <summary>Raised on every node.</summary>
    public event Action<TypingSign>? Heard;

    public void Tell(TypingSign sign)
    {
        Hear(sign);
        Told?.Invoke(sign);
    }

    public void Hear(TypingSign sign)
    {
        var now = clock.GetUtcNow();
        if (until.Count >= ManyAtOnce)
        {
            foreach (var over in until.Where(entry => entry.Value <= now)) until.TryRemove(over);
        }
        if (until.Count < ManyAtOnce) until[(sign.ConversationId, sign.Who)] = now + Lasts;
        Heard?.Invoke(sign);
    }

    public bool IsTyping(string conversationId, Speaker who) => until.TryGetValue((conversationId, who), out var end) && clock.GetUtcNow() < end;
}
