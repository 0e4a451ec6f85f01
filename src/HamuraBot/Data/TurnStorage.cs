using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace HamuraBot.Data;

/// <summary>Bot Builder's state in the transaction of the running turn: it is saved with the replies, or not at all.</summary>
public sealed class TurnStorage : IStorage
{
    private const string Upsert = "INSERT INTO states (key, body) VALUES (@key, @body) ON CONFLICT (key) DO UPDATE SET body = excluded.body";

    private readonly JsonSerializer serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.Auto,
        SerializationBinder = new KnownTypes(),
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

    /// <summary>Type names in stored state name only plain collections, Bot Builder's types and our own: never what a visitor wrote.</summary>
    private sealed class KnownTypes : DefaultSerializationBinder
    {
        public override Type BindToType(string? assemblyName, string typeName)
        {
            var type = base.BindToType(assemblyName, typeName);
            return IsKnown(type) ? type : throw new JsonSerializationException($"Stored state names the unknown type {typeName}.");
        }

        private static bool IsKnown(Type type) =>
            type.IsPrimitive || type == typeof(string) || type == typeof(object)
            || (type.IsArray && IsKnown(type.GetElementType()!))
            || ((IsOurs(type.Namespace) || type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "Newtonsoft.Json.Linq")
                && type.GetGenericArguments().All(IsKnown));

        private static bool IsOurs(string? space) =>
            space is not null && (space.StartsWith("Microsoft.Bot.", StringComparison.Ordinal) || space.StartsWith("HamuraBot", StringComparison.Ordinal));
    }
}
