using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>
/// One conversation on one connection, which sends the next message when the last is acknowledged. The load shares its cores with the
/// server, so it writes prepared bytes to a bare socket and looks no further into an answer than to find its end.
/// </summary>
internal sealed class Visitor : IDisposable
{
    private const string Api = "/v3/directline";

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] request = new byte[16 * 1024];
    private readonly byte[] answer = new byte[64 * 1024];
    private readonly string head;
    private int headLength;
    private long said;

    private Visitor(Uri server, string conversation, string token)
    {
        Activities = $"{Api}/conversations/{conversation}/activities";
        Token = token;
        head = $"POST {Activities} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {token}\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";
    }

    public string Activities { get; }

    public string Token { get; }

    /// <summary>Messages said so far.</summary>
    public long Said => said;

    public static async Task<Visitor> EnterAsync(HttpClient http)
    {
        var user = new { user = new { id = "dl_" + Guid.NewGuid().ToString("N") } };
        var token = await CallAsync(http, $"{Api}/tokens/generate", user, null);
        var conversation = await CallAsync(http, $"{Api}/conversations", new { locale = "ja-JP" }, (string)token["token"]!);
        var visitor = new Visitor(http.BaseAddress!, (string)conversation["conversationId"]!, (string)conversation["token"]!);
        visitor.headLength = Encoding.ASCII.GetBytes(visitor.head, visitor.request);
        await visitor.socket.ConnectAsync(http.BaseAddress!.Host, http.BaseAddress.Port);
        return visitor;
    }

    /// <summary>Says one thing; returns when it is acknowledged.</summary>
    public async Task<TimeSpan> SayAsync(Question question)
    {
        var began = Stopwatch.GetTimestamp();
        await socket.SendAsync(Write(question));
        await HearAsync();
        return Stopwatch.GetElapsedTime(began);
    }

    public void Dispose() => socket.Dispose();

    private static async Task<JsonNode> CallAsync(HttpClient http, string path, object body, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private Memory<byte> Write(Question question)
    {
        var end = headLength;
        question.Body.Length.TryFormat(request.AsSpan(end), out var digits, provider: CultureInfo.InvariantCulture);
        end += digits;
        "\r\n\r\n"u8.CopyTo(request.AsSpan(end));
        end += 4;
        question.Body.CopyTo(request, end);
        Utf8Formatter.TryFormat(said++, request.AsSpan(end + question.IdAt, Question.IdLength), out _, new('D', Question.IdLength));
        return request.AsMemory(0, end + question.Body.Length);
    }

    private async Task HearAsync()
    {
        for (var heard = 0; ;)
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(heard));
            heard += read;
            if (read == 0 || (heard > 12 && !answer.AsSpan(0, 12).SequenceEqual("HTTP/1.1 200"u8)))
            {
                throw new InvalidOperationException($"A message was not taken: {Encoding.UTF8.GetString(answer, 0, heard)}");
            }
            if (IsWhole(answer.AsSpan(0, heard)))
            {
                return;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headEnd = answer.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return false;
        }
        var lengthAt = answer[..headEnd].IndexOf("Content-Length: "u8);
        return lengthAt < 0
            ? answer.EndsWith("\r\n0\r\n\r\n"u8)
            : Utf8Parser.TryParse(answer[(lengthAt + "Content-Length: ".Length)..], out int length, out _) && answer.Length == headEnd + 4 + length;
    }
}
