using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace HamuraBot.AzureBot;

/// <summary>Shows on the channel that an officer is writing, from the node where that is said. A sign that is lost costs nothing, and none is sent again.</summary>
public sealed class TypingRelay(Typing typing, Store store, Lazy<AzureBotAdapter> adapter) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        typing.Told += Relay;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        typing.Told -= Relay;
        return Task.CompletedTask;
    }

    private void Relay(TypingSign sign)
    {
        if (sign.Who is Speaker.Officer && RemoteConversation.Is(sign.ConversationId)) _ = RelayAsync(sign.ConversationId);
    }

    private async Task RelayAsync(string conversationId)
    {
        try
        {
            if (await store.ReadAsync(sql => KeptReference.FindAsync(sql, conversationId), CancellationToken.None) is not { GoneAt: null, Channel.ShowsTyping: true } kept) return;
            var sign = new Activity { Type = ActivityTypes.Typing }.ApplyConversationReference(kept.Reference);
            await adapter.Value.CallAsync(kept.Reference, (conversations, token) => conversations.SendToConversationAsync(kept.Reference.Conversation.Id, sign, token), CancellationToken.None);
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            // Whatever keeps it away keeps messages away, too, and is told of there.
        }
    }
}
