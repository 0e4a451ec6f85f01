using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// State that is read from storage once a turn, kept in the turn, and written back only when it changed. Every part is loaded and
/// saved together, under one key.
/// </summary>
public abstract partial class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    /// <summary>Makes one.</summary>
    /// <param name="storage">Where it lasts.</param>
    /// <param name="contextServiceKey">Where the turn keeps it; two states with the same key in one turn would be one.</param>
    public BotState(IStorage storage, string contextServiceKey)
    {
        _storage = storage ?? throw new ArgumentNullException(nameof(storage));
        _contextServiceKey = contextServiceKey ?? throw new ArgumentNullException(nameof(contextServiceKey));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null or blank.</exception>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentNullException(nameof(name));
        }

        return new PropertyAccessor<T>(this, name);
    }

    /// <summary>What the turn holds; null before it is loaded.</summary>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    /// <summary>Reads the state into the turn, once.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="force">Read again, dropping changes that are not saved.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        if (!force && GetCachedState(turnContext)?.State != null)
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var items = await _storage.ReadAsync(new[] { key }, cancellationToken).ConfigureAwait(false);
        items.TryGetValue(key, out var item);
        var state = item switch
        {
            null => null,
            IDictionary<string, object> dictionary => dictionary,
            JObject json => json.ToObject<Dictionary<string, object>>(),
            _ => throw new InvalidOperationException($"What is stored under '{key}' is not a state."),
        };

        var cached = new CachedBotState(state);
        cached.MarkSaved(cached.Serialize());
        turnContext.TurnState.Set(_contextServiceKey, cached);
    }

    /// <summary>Writes the state if it differs from what was read or last written; does nothing when it was not loaded.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="force">Write even when nothing changed.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        var cached = GetCachedState(turnContext);
        if (cached == null)
        {
            return;
        }

        var json = cached.Serialize();
        if (!force && !cached.DiffersFrom(json))
        {
            return;
        }

        var changes = new Dictionary<string, object> { [GetStorageKey(turnContext)] = cached.State };
        await _storage.WriteAsync(changes, cancellationToken).ConfigureAwait(false);
        cached.MarkSaved(json);
    }

    /// <summary>Empties the state in the turn; the next save writes it empty.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Set(_contextServiceKey, new CachedBotState());
        return Task.CompletedTask;
    }

    /// <summary>Deletes the state, in the turn and in storage, at once.</summary>
    public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        return _storage.DeleteAsync(new[] { GetStorageKey(turnContext) }, cancellationToken);
    }

    /// <summary>The key in storage; says whose state it is.</summary>
    /// <exception cref="InvalidOperationException">The activity does not tell.</exception>
    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <summary>Sets a part of the loaded state.</summary>
    protected Task SetPropertyValueAsync(
        ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        LoadedState(turnContext)[propertyName] = value;
        return Task.CompletedTask;
    }

    /// <summary>Removes a part of the loaded state.</summary>
    protected Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        LoadedState(turnContext).Remove(propertyName);
        return Task.CompletedTask;
    }

    private bool TryGetValue<T>(ITurnContext turnContext, string propertyName, out T value)
    {
        value = default;
        var state = LoadedState(turnContext);
        if (!state.TryGetValue(propertyName, out var stored) || stored == null)
        {
            return false;
        }

        if (stored is T typed)
        {
            value = typed;
            return true;
        }

        // A storage that keeps no type names gives JSON back. The object replaces it, so that changes to the object are saved.
        value = JToken.FromObject(stored).ToObject<T>();
        state[propertyName] = value;
        return true;
    }

    private IDictionary<string, object> LoadedState(ITurnContext turnContext) =>
        GetCachedState(turnContext)?.State ?? throw new InvalidOperationException("The state is not loaded in this turn.");
}
