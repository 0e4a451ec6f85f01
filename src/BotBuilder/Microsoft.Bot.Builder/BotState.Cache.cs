using System.Globalization;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <content>What a turn holds, and the way to its parts.</content>
public abstract partial class BotState
{
    /// <summary>The state as a turn holds it.</summary>
    public class CachedBotState
    {
        private static readonly JsonSerializer Serializer = new JsonSerializer { MaxDepth = null };

        private string _saved;

        /// <summary>Holds <paramref name="state"/>, or an empty one.</summary>
        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
        }

        /// <summary>The parts by name.</summary>
        public IDictionary<string, object> State { get; set; }

        internal string Serialize()
        {
            if (State.Count == 0)
            {
                return "{}";
            }

            using var text = new StringWriter(CultureInfo.InvariantCulture);
            Serializer.Serialize(text, State);
            return text.ToString();
        }

        internal bool DiffersFrom(string json) => !string.Equals(_saved, json, StringComparison.Ordinal);

        internal void MarkSaved(string json) => _saved = json;
    }

    private sealed class PropertyAccessor<T> : IStatePropertyAccessor<T>
    {
        private readonly BotState _state;

        public PropertyAccessor(BotState state, string name)
        {
            _state = state;
            Name = name;
        }

        public string Name { get; }

        public async Task<T> GetAsync(
            ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            await _state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            if (_state.TryGetValue<T>(turnContext, Name, out var value))
            {
                return value;
            }

            if (defaultValueFactory == null)
            {
                return default(T) == null
                    ? value
                    : throw new MissingMemberException($"'{Name}' is not set, and nothing says what it is by default.");
            }

            value = defaultValueFactory();
            await SetAsync(turnContext, value, cancellationToken).ConfigureAwait(false);
            return value;
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            await _state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            await _state.SetPropertyValueAsync(turnContext, Name, value, cancellationToken).ConfigureAwait(false);
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await _state.LoadAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
            await _state.DeletePropertyValueAsync(turnContext, Name, cancellationToken).ConfigureAwait(false);
        }
    }
}
