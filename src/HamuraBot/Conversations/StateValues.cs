using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HamuraBot.Conversations;

/// <summary>
/// The values of a conversation's state in one turn, by their names. Each is read when it is asked for; one that nobody asks for is kept as it
/// was. Null is a value.
/// </summary>
internal sealed class StateValues
{
    private static readonly JsonWriterOptions AsTheyAre = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>In the order of their names, so that the same state is the same text.</summary>
    private readonly SortedList<string, Kept> values = new(StringComparer.Ordinal);

    /// <param name="Json">As it was read, until it is asked for.</param>
    private readonly record struct Kept(ReadOnlyMemory<byte> Json, object? Value, StateValue? Way);

    /// <param name="stored">A JSON object; null for a conversation that has no state yet.</param>
    public static StateValues Read(string? stored)
    {
        var read = new StateValues();
        if (stored is null) return read;
        var json = Encoding.UTF8.GetBytes(stored);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            read.values[name] = new(json.AsMemory(start, (int)reader.BytesConsumed - start), null, null);
        }
        return read;
    }

    public string Write()
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(body, AsTheyAre))
        {
            writer.WriteStartObject();
            foreach (var (name, kept) in values)
            {
                writer.WritePropertyName(name);
                if (kept.Way is null) writer.WriteRawValue(kept.Json.Span, skipInputValidation: true);
                else if (kept.Value is null) writer.WriteNullValue();
                else kept.Way.Write(writer, kept.Value);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(body.WrittenSpan);
    }

    public bool TryGet<T>(string name, StateValue<T> way, out T value)
    {
        value = default!;
        if (!values.TryGetValue(name, out var kept)) return false;
        if (kept.Way is null) Set(name, way, value = kept.Json.Span.SequenceEqual("null"u8) ? default! : way.Read(kept.Json.Span));
        else value = (T)kept.Value!;
        return true;
    }

    public void Set<T>(string name, StateValue<T> way, T value) => values[name] = new(default, value, way);

    public void Remove(string name) => values.Remove(name);
}
