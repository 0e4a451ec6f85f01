using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace HamuraBot.Data;

/// <summary>
/// The name of a type in stored state: what is stored goes on when the type is renamed or moved, and what has no name is not stored.
/// </summary>
/// <param name="name">Never changed once a conversation has been stored under it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StoredNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Type names in stored state name only plain collections, Bot Builder's types and those of ours that say so: never what a visitor wrote.</summary>
internal sealed class StoredTypes : DefaultSerializationBinder
{
    private const string OwnAssembly = "HamuraBot";

    /// <summary>Our implementation of the dialogs and the official one: each reads what the other has written.</summary>
    private static readonly string[] DialogAssemblies = ["HamuraBot.BotBuilder", "Microsoft.Bot.Builder.Dialogs"];

    private static readonly Dictionary<string, Type> Own = typeof(StoredTypes).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(StoredNameAttribute), inherit: false)).ToDictionary(type => NameOf(type)!);

    /// <summary>Every turn reads and writes the same few types; finding their names takes reflection.</summary>
    private readonly ConcurrentDictionary<(string?, string), Type> types = [];
    private readonly ConcurrentDictionary<Type, (string? Assembly, string? Type)> names = [];

    public override Type BindToType(string? assemblyName, string typeName) =>
        types.TryGetValue((assemblyName, typeName), out var known) ? known : types[(assemblyName, typeName)] = Find(assemblyName, typeName);

    private Type Find(string? assemblyName, string typeName)
    {
        if (assemblyName is OwnAssembly) return Own.GetValueOrDefault(typeName) ?? throw Unknown(typeName);
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
        if (type.Assembly == typeof(StoredTypes).Assembly)
            return (OwnAssembly, NameOf(type) ?? throw new JsonSerializationException($"{type} is put into stored state and has no [StoredName]."));
        base.BindToName(type, out var assemblyName, out var typeName);
        return (assemblyName, typeName);
    }

    private static string? NameOf(Type type) => type.GetCustomAttribute<StoredNameAttribute>()?.Name;

    private static bool IsKnown(Type type) =>
        type.IsPrimitive || type == typeof(string) || type == typeof(object)
        || (type.IsArray && IsKnown(type.GetElementType()!))
        || ((type.Namespace?.StartsWith("Microsoft.Bot.", StringComparison.Ordinal) is true
                || type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "Newtonsoft.Json.Linq")
            && type.GetGenericArguments().All(IsKnown));

    private static JsonSerializationException Unknown(string typeName) => new($"Stored state names the unknown type {typeName}.");
}
