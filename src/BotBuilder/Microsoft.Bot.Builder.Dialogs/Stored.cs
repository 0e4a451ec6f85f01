using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs;

internal static class Stored
{
    /// <summary>
    /// The value under a key, or default. A storage that keeps no type names gives JSON back: the object replaces it, so that
    /// changes to the object are saved.
    /// </summary>
    public static T Value<T>(IDictionary<string, object> state, string key)
    {
        if (!state.TryGetValue(key, out var value) || value == null)
        {
            return default;
        }

        if (value is T typed)
        {
            return typed;
        }

        typed = JToken.FromObject(value).ToObject<T>();
        state[key] = typed;
        return typed;
    }
}
