using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HamuraBot.Data;
using Microsoft.Extensions.Logging;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>
/// The measure of all turns: Kestrel and one endpoint that takes the same request and makes the same rows durable through the same
/// door, without understanding, dialogs, tokens, limits or reading anything back.
/// </summary>
internal sealed class BareServer(Store store, int replyBytes, int stateBytes)
{
    public const string Command = "bare";

    private readonly ConcurrentDictionary<string, long> versions = [];
    private readonly string reply = new('x', replyBytes);
    private readonly string state = new('x', stateBytes);

    public static async Task RunAsync(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStore();
        var app = builder.Build();
        var store = app.Services.GetRequiredService<Store>();
        await store.MigrateAsync(CancellationToken.None);
        var bare = new BareServer(store, app.Configuration.GetValue<int>("reply"), app.Configuration.GetValue<int>("state"));
        app.MapGet("/healthz/ready", () => "ready");
        app.MapPost("/v3/directline/tokens/generate", () => Results.Json(new { token = new string('t', 300) }));
        app.MapPost("/v3/directline/conversations", bare.BeginAsync);
        app.MapPost("/v3/directline/conversations/{id}/activities", bare.TakeAsync);
        await app.RunAsync();
    }

    private async Task<IResult> BeginAsync()
    {
        var id = "c_" + Guid.NewGuid().ToString("N");
        await store.WriteAsync(transaction =>
        {
            transaction.Enqueue(
                "INSERT INTO conversations (id, user_id, locale, version, head, started_at, last_at) VALUES (@id, 'dl_bare', 'ja-JP', 0, 0, 0, 0)",
                ("@id", id));
            return Task.FromResult(true);
        }, CancellationToken.None);
        versions[id] = 0;
        return Results.Json(new { conversationId = id, token = new string('t', 300) }, statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> TakeAsync(HttpContext http, string id)
    {
        var message = await ReadAsync(http.Request);
        var version = versions[id]++;
        await store.WriteAsync(transaction => Task.FromResult(Write(transaction, id, version, message)), CancellationToken.None);
        return Results.Json(new { id = $"{id}|{(2 * version) + 1:D7}" });
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        var length = (int)request.ContentLength!;
        var body = ArrayPool<byte>.Shared.Rent(length);
        await request.Body.ReadExactlyAsync(body.AsMemory(0, length));
        var message = Encoding.UTF8.GetString(body, 0, length);
        ArrayPool<byte>.Shared.Return(body);
        return message;
    }

    private bool Write(StoreTransaction transaction, string id, long version, string message)
    {
        const string insert = "INSERT INTO activities (conversation_id, sequence, client_id, at, body) VALUES (@id, @sequence, @client, @at, @body)";
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        transaction.Guard(
            "UPDATE conversations SET version = version + 1, head = @head, last_at = @at, locale = @locale WHERE id = @id AND version = @version",
            ("@head", (2 * version) + 2), ("@at", at), ("@locale", "ja-JP"), ("@id", id), ("@version", version));
        transaction.Enqueue(insert,
            ("@id", id), ("@sequence", (2 * version) + 1), ("@client", version.ToString("D11", CultureInfo.InvariantCulture)),
            ("@at", at), ("@body", message));
        transaction.Enqueue(insert, ("@id", id), ("@sequence", (2 * version) + 2), ("@client", null), ("@at", at), ("@body", reply));
        transaction.Enqueue(
            "INSERT INTO states (key, body) VALUES (@key, @body) ON CONFLICT (key) DO UPDATE SET body = excluded.body",
            ("@key", id), ("@body", state));
        return true;
    }
}
