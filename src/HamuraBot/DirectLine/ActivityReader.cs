using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.DirectLine;

/// <summary>Reads what a visitor's client posted. Whatever is not plainly an activity is refused before anything looks inside.</summary>
public static class ActivityReader
{
    /// <summary>Bytes of one activity: Web Chat puts small thumbnails of its uploads into it.</summary>
    public const int LargestBody = 512 * 1024;

    private const int DeepestNesting = 32;
    private const int LongestNumber = 32;
    private const int LongestClientId = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Newtonsoft.Json.JsonSerializerSettings Verbatim = new()
    {
        DateParseHandling = Newtonsoft.Json.DateParseHandling.None,
        MaxDepth = DeepestNesting,
        MetadataPropertyHandling = Newtonsoft.Json.MetadataPropertyHandling.Ignore,
    };

    private static readonly Newtonsoft.Json.JsonSerializer Reader = Newtonsoft.Json.JsonSerializer.Create(Verbatim);

    /// <returns>The body, or null if it is larger than <see cref="LargestBody"/>, whatever its Content-Length says.</returns>
    public static async Task<byte[]?> ReadBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (whole.Length + read > LargestBody)
                {
                    return null;
                }
                whole.Write(buffer, 0, read);
            }
            return whole.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>The activity as written and as the bot reads it, or null if it is not one.</returns>
    public static (JObject Body, Activity Activity)? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (!IsHarmless(utf8))
            {
                return null;
            }
            var body = Newtonsoft.Json.JsonConvert.DeserializeObject<JObject>(StrictUtf8.GetString(utf8), Verbatim);
            return body is null ? null : (body, ToActivity(body));
        }
        catch (Exception refused) when (refused is JsonException or Newtonsoft.Json.JsonException or DecoderFallbackException
            or InvalidOperationException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>The activity as the bot reads it; <c>$type</c> and its like are names as any other.</summary>
    public static Activity ToActivity(JObject body) => body.ToObject<Activity>(Reader)!;

    /// <summary>The id that the client gave its message, if it is one that can be kept.</summary>
    public static string? ClientId(JObject body) =>
        body["channelData"] is JObject data && data["clientActivityID"] is JValue { Value: string { Length: > 0 and <= LongestClientId } id } ? id : null;

    /// <summary>Depth, numbers that would cost to read, and text that no store can hold: NUL and halves of characters.</summary>
    private static bool IsHarmless(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestNesting });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.Number && reader.ValueSpan.Length > LongestNumber)
            {
                return false;
            }
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && reader.GetString()!.Contains('\0'))
            {
                return false;
            }
        }
        return true;
    }
}
