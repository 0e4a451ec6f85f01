using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Builder.Dialogs;
using Newtonsoft.Json;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace HamuraBot.Conversations;

/// <summary>How a value of the state becomes JSON.</summary>
internal abstract class StateValue
{
    public abstract void Write(Utf8JsonWriter writer, object value);
}

internal abstract class StateValue<T> : StateValue
{
    public abstract T Read(ReadOnlySpan<byte> json);
}

/// <summary>A type that the compiler has prepared. The type names that an earlier build wrote beside its members are passed over.</summary>
internal sealed class PlainValue<T>(JsonTypeInfo<T> type) : StateValue<T>
{
    public override T Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, type)!;

    public override void Write(Utf8JsonWriter writer, object value) => JsonSerializer.Serialize(writer, (T)value, type);
}

/// <summary>The stack of dialogs, whose members tell their own types by name. Between two questions none is open: that is neither read nor written anew.</summary>
internal sealed class DialogsValue : StateValue<DialogState>
{
    private static readonly Newtonsoft.Json.JsonSerializer Serializer = Newtonsoft.Json.JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.Auto,
        SerializationBinder = new StoredTypes(),
        // What a visitor typed is a text, also where it looks like a date.
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 64,
    });

    private static readonly byte[] NoneOpen = Encoding.UTF8.GetBytes(Json(new DialogState()));

    public override DialogState Read(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual(NoneOpen)) return new();
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(json)));
        return Serializer.Deserialize<DialogState>(reader)!;
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        if (value is DialogState { DialogStack.Count: 0 }) writer.WriteRawValue(NoneOpen, skipInputValidation: true);
        else writer.WriteRawValue(Json(value), skipInputValidation: true);
    }

    private static string Json(object value)
    {
        using var body = new StringWriter();
        Serializer.Serialize(body, value, typeof(object));
        return body.ToString();
    }
}
