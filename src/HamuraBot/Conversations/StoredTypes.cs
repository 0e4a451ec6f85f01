using System.Collections.Concurrent;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace HamuraBot.Conversations;

/// <summary>Type names in stored state name only plain collections and Bot Builder's types: never what a visitor wrote.</summary>
internal sealed class StoredTypes : DefaultSerializationBinder
{
    /// <summary>Our implementation of the dialogs and the official one: each reads what the other has written.</summary>
    private static readonly string[] DialogAssemblies = ["HamuraBot.BotBuilder", "Microsoft.Bot.Builder.Dialogs"];

    /// <summary>Every turn reads and writes the same few types; finding their names takes reflection.</summary>
    private readonly ConcurrentDictionary<(string?, string), Type> types = [];
    private readonly ConcurrentDictionary<Type, (string? Assembly, string? Type)> names = [];

    public override Type BindToType(string? assemblyName, string typeName) =>
        types.TryGetValue((assemblyName, typeName), out var known) ? known : types[(assemblyName, typeName)] = Find(assemblyName, typeName);

    private Type Find(string? assemblyName, string typeName)
    {
        var assembly = DialogAssemblies.Contains(assemblyName) ? typeof(DialogState).Assembly.GetName().Name : assemblyName;
        var type = base.BindToType(assembly, typeName);
        return IsKnown(type) ? type : throw Unknown(typeName);
    }

    public override void BindToName(Type serializedType, out string? assemblyName, out string? typeName)
    {
        if (!names.TryGetValue(serializedType, out var name))
            names[serializedType] = name = NamesOf(serializedType);
        (assemblyName, typeName) = name;
    }

    private (string? Assembly, string? Type) NamesOf(Type type)
    {
        if (!IsKnown(type)) throw Unknown(type.ToString());
        base.BindToName(type, out var assemblyName, out var typeName);
        return (assemblyName, typeName);
    }

    private static bool IsKnown(Type type) =>
        type.IsPrimitive || type == typeof(string) || type == typeof(object)
        || (type.IsArray && IsKnown(type.GetElementType()!))
        || ((type.Namespace?.StartsWith("Microsoft.Bot.", StringComparison.Ordinal) is true
                || type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "Newtonsoft.Json.Linq")
            && type.GetGenericArguments().All(IsKnown));

    private static JsonSerializationException Unknown(string typeName) => new($"Stored state names the unknown type {typeName}.");
}
