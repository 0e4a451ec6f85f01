using Microsoft.Bot.Builder;
using Newtonsoft.Json;

namespace HamuraBot.Data;

/// <summary>Bot Builder's state in the transaction of the running turn: it is saved with the replies, or not at all.</summary>
public sealed class TurnStorage : IStorage
{
    private const string Upsert = "INSERT INTO states (key, body) VALUES (@key, @body) ON CONFLICT (key) DO UPDATE SET body = excluded.body";

    private readonly JsonSerializer serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.Auto,
        SerializationBinder = new StoredTypes(),
        // What a visitor typed is a text, also where it looks like a date.
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
    });

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var items = new Dictionary<string, object>();
        foreach (var key in keys)
        {
            if (await BodyAsync(key) is { } body)
            {
                using var reader = new JsonTextReader(new StringReader(body));
                items[key] = serializer.Deserialize<object>(reader)!;
            }
        }
        return items;
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (key, item) in changes)
        {
            using var body = new StringWriter();
            serializer.Serialize(body, item, typeof(object));
            Transaction.Enqueue(Upsert, ("@key", key), ("@body", body.ToString()));
        }
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        foreach (var key in keys)
        {
            Transaction.Enqueue("DELETE FROM states WHERE key = @key", ("@key", key));
        }
        return Task.CompletedTask;
    }

    private static async ValueTask<string?> BodyAsync(string key) => Transaction.KnownStates.TryGetValue(key, out var known)
        ? known
        : await Transaction.Sql.ScalarAsync("SELECT body FROM states WHERE key = @key", ("@key", key)) as string;

    private static StoreTransaction Transaction =>
        StoreTransaction.Current ?? throw new InvalidOperationException("State is read and written within a turn.");
}
