using System.Text.Json.Serialization.Metadata;
using HamuraBot.Data;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

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
        if (force || turnContext.Noted<StateValues>() is null)
        {
            turnContext.Note(StateValues.Read(turnContext.Noted<OpenedConversation>()!.State));
        }
        return Task.CompletedTask;
    }

    public override Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (turnContext.Noted<StateValues>() is { } values && values.Write() is var body
            && (force || body != turnContext.Noted<OpenedConversation>()!.State))
        {
            turnContext.Transaction.Enqueue(Upsert, ("@key", GetStorageKey(turnContext)), ("@body", body));
        }
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        turnContext.Transaction.Enqueue("DELETE FROM states WHERE key = @key", ("@key", GetStorageKey(turnContext)));
        turnContext.Note(StateValues.Read(stored: null));
        return Task.CompletedTask;
    }

    /// <summary>
    /// A value of a type that the compiler has prepared for JSON. Bot Builder's own accessor would look for it among the turn's state, twice a
    /// time, and read all values at once.
    /// </summary>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name, JsonTypeInfo<T> type) => new StateProperty<T>(this, name, new PlainValue<T>(type));

    /// <summary>The stack of open dialogs, which hold values of many types.</summary>
    public IStatePropertyAccessor<DialogState> CreateDialogsProperty(string name) => new StateProperty<DialogState>(this, name, new DialogsValue());

    /// <summary>Takes a value out, whosever it is.</summary>
    public async Task ForgetAsync(ITurnContext turn, string name, CancellationToken cancellationToken) => (await ValuesAsync(turn, cancellationToken)).Remove(name);

    internal async ValueTask<StateValues> ValuesAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await LoadAsync(turn, cancellationToken: cancellationToken);
        return turn.Noted<StateValues>()!;
    }
}

/// <summary>One value of the state, made when it is first asked for where a default is given.</summary>
internal sealed class StateProperty<T>(StoredConversationState state, string name, StateValue<T> way) : IStatePropertyAccessor<T>
{
    public string Name => name;

    public async Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default)
    {
        var values = await state.ValuesAsync(turnContext, cancellationToken);
        if (values.TryGet(name, way, out var found)) return found;
        if (defaultValueFactory is null) return default!;
        var made = defaultValueFactory();
        values.Set(name, way, made);
        return made;
    }

    public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default) =>
        (await state.ValuesAsync(turnContext, cancellationToken)).Set(name, way, value);

    public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => state.ForgetAsync(turnContext, name, cancellationToken);
}
