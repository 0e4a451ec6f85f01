namespace BotBuilder.Tests.Surface;

/// <summary>Types as the approved surface spells them: full names, but the keywords of C# for what has one.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        var scope = type.IsNested ? Of(type.DeclaringType!) : type.Namespace;
        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : "";
        return $"{scope}.{Bare(type)}{arguments}";
    }

    /// <summary>The name alone, without namespace and type arguments.</summary>
    public static string Bare(Type type) => type.Name.Split('`')[0];
}
