using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>
/// A storage for tests: lost with the process, safe from several threads. It holds JSON, so nobody shares the objects themselves.
/// </summary>
public class MemoryStorage : IStorage
{
    private const string ETagName = "eTag";

    private readonly Dictionary<string, JObject> _items;
    private readonly JsonSerializer _serializer;
    private int _lastETag;

    /// <summary>Makes one over <paramref name="dictionary"/>, with type names kept in the JSON.</summary>
    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(new JsonSerializer { TypeNameHandling = TypeNameHandling.All, MaxDepth = null }, dictionary)
    {
    }

    /// <summary>Makes one that writes and reads by <paramref name="jsonSerializer"/>.</summary>
    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        _serializer = jsonSerializer ?? throw new ArgumentNullException(nameof(jsonSerializer));
        _items = dictionary ?? new Dictionary<string, JObject>();
    }

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(keys.Length);
        lock (_items)
        {
            foreach (var key in keys)
            {
                if (_items.TryGetValue(key, out var item) && item != null)
                {
                    found[key] = item.ToObject<object>(_serializer);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Somebody else wrote an item meanwhile; what stood before it is written.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_items)
        {
            foreach (var (key, value) in changes)
            {
                var item = JObject.FromObject(value, _serializer);
                if (value is IStoreItem storeItem)
                {
                    var stored = _items.GetValueOrDefault(key)?[ETagName]?.Value<string>();
                    if (stored != null && storeItem.ETag != "*" && storeItem.ETag != stored)
                    {
                        throw new InvalidOperationException($"Etag conflict: '{storeItem.ETag}' was to replace '{stored}'.");
                    }

                    item.Remove("ETag");
                    item[ETagName] = (++_lastETag).ToString(CultureInfo.InvariantCulture);
                }

                _items[key] = item;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_items)
        {
            foreach (var key in keys)
            {
                _items.Remove(key);
            }
        }

        return Task.CompletedTask;
    }
}
