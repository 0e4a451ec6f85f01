using HamuraBot.Data;
using Microsoft.Bot.Builder;

namespace HamuraBot.Conversations;

/// <summary>
/// Bot Builder's state of a conversation: read with the conversation as its turn opens, saved with the replies or not at all. Bot Builder's
/// own way to a storage knows neither turn nor transaction, so nothing is ever asked of the one that it insists on.
/// </summary>
public sealed class StoredConversationState() : ConversationState(new MemoryStorage())
{
    private const string Upsert = "INSERT INTO states (key, body) VALUES (@key, @body) ON CONFLICT (key) DO UPDATE SET body = excluded.body";

    public override Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (force || GetCachedState(turnContext) is null)
        {
            var stored = turnContext.TurnState.Get<OpenedConversation>().State;
            var cached = new CachedBotState();
            // Given to the constructor, it would be serialised once more to know whether it has changed; the body that was read tells that.
            if (stored is not null)
            {
                cached.State = StateJson.Read(stored);
            }
            turnContext.TurnState.Set(nameof(ConversationState), cached);
        }
        return Task.CompletedTask;
    }

    public override Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (GetCachedState(turnContext) is { } cached && StateJson.Write(cached.State) is var body
            && (force || body != turnContext.TurnState.Get<OpenedConversation>().State))
        {
            turnContext.TurnState.Get<StoreTransaction>().Enqueue(Upsert, ("@key", GetStorageKey(turnContext)), ("@body", body));
        }
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        turnContext.TurnState.Get<StoreTransaction>().Enqueue("DELETE FROM states WHERE key = @key", ("@key", GetStorageKey(turnContext)));
        turnContext.TurnState.Set(nameof(ConversationState), new CachedBotState());
        return Task.CompletedTask;
    }
}
