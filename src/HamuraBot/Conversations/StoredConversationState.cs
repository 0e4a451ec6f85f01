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
        if (force || turnContext.Noted<CachedBotState>() is null)
        {
            Cache(turnContext, turnContext.Noted<OpenedConversation>()!.State);
        }
        return Task.CompletedTask;
    }

    public override Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (turnContext.Noted<CachedBotState>() is { } cached && StateJson.Write(cached.State) is var body
            && (force || body != turnContext.Noted<OpenedConversation>()!.State))
        {
            turnContext.Transaction.Enqueue(Upsert, ("@key", GetStorageKey(turnContext)), ("@body", body));
        }
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        turnContext.Transaction.Enqueue("DELETE FROM states WHERE key = @key", ("@key", GetStorageKey(turnContext)));
        Cache(turnContext, stored: null);
        return Task.CompletedTask;
    }

    /// <summary>Bot Builder's own accessor, which sees the same values, looks for them among the turn's state twice a time.</summary>
    public new IStatePropertyAccessor<T> CreateProperty<T>(string name) => new Property<T>(this, name);

    private static void Cache(ITurnContext turn, string? stored)
    {
        var cached = new CachedBotState();
        // Given to the constructor, it would be serialised once more to know whether it has changed; the body that was read tells that.
        if (stored is not null)
        {
            cached.State = StateJson.Read(stored);
        }
        turn.TurnState.Set(nameof(ConversationState), cached);
        turn.Note(cached);
    }

    private sealed class Property<T>(StoredConversationState state, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            var values = await ValuesAsync(turnContext, cancellationToken);
            if (values.TryGetValue(name, out var value)) return (T)value;
            if (defaultValueFactory is null) return default!;
            var made = defaultValueFactory();
            values[name] = made!;
            return made;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default) =>
            (await ValuesAsync(turnContext, cancellationToken))[name] = value!;

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            (await ValuesAsync(turnContext, cancellationToken)).Remove(name);

        private async ValueTask<IDictionary<string, object>> ValuesAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turn, cancellationToken: cancellationToken);
            return turn.Noted<CachedBotState>()!.State;
        }
    }
}
