using System.Buffers;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HamuraBot.DirectLine;

/// <summary>Reads what a visitor's client posted. Whatever is not plainly an activity is refused before anything looks inside.</summary>
public static class ActivityReader
{
    /// <summary>Bytes of one activity: Web Chat puts small thumbnails of its uploads into it.</summary>
    public const int LargestBody = 512 * 1024;

    private const int DeepestNesting = 32;
    private const int LongestClientId = 200;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializer Verbatim = JsonSerializer.Create(new()
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = DeepestNesting,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        CheckAdditionalContent = true,
    });

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

    /// <summary>The body of a call that may come without one.</summary>
    public static async Task<JObject?> ReadOptionalAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await ReadBodyAsync(request.Body, cancellationToken) is not { } bytes ? null
        : bytes.Length == 0 ? []
        : Read<JObject>(bytes);

    /// <returns>The activity, or null if it is not one.</returns>
    public static Activity? Parse(ReadOnlySpan<byte> utf8) => Read<Activity>(utf8);

    /// <summary>The id that the client gave its message, if it is one that can be kept.</summary>
    public static string? ClientId(Activity activity) =>
        activity.ChannelData is JObject data && data["clientActivityID"] is JValue { Value: string { Length: > 0 and <= LongestClientId } id } ? id : null;

    private static T? Read<T>(ReadOnlySpan<byte> utf8) where T : class
    {
        try
        {
            return PlainJson.Is(utf8, DeepestNesting) ? Verbatim.Deserialize<T>(new KeptTextReader(StrictUtf8.GetString(utf8))) : null;
        }
        catch (Exception refused) when (refused is System.Text.Json.JsonException or JsonException or DecoderFallbackException
            or InvalidOperationException or FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            return null;
        }
    }

    /// <summary>Passes over what cannot be kept of a text: a message pasted from elsewhere may hold it, and its writer could not see it.</summary>
    private sealed class KeptTextReader(string json) : JsonTextReader(new StringReader(json))
    {
        public override object? Value => base.Value is string text ? KeptText.Cleaned(text) : base.Value;

        public override string? ReadAsString() => base.ReadAsString() is { } text ? KeptText.Cleaned(text) : null;
    }
}
