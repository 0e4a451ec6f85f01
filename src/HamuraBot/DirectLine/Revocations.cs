using System.Collections.Concurrent;
using HamuraBot.Data;
using Microsoft.Extensions.Options;

namespace HamuraBot.DirectLine;

/// <summary>
/// What is over before its time: a token that was renewed, and a conversation that was ended with all its tokens. What may still come with a
/// token that has not expired is remembered on every node; for the few that come to renew an old one the store is asked.
/// </summary>
public sealed partial class Revocations(
    Store store, OpenSockets sockets, IOptions<DirectLineOptions> options, TimeProvider clock, ILogger<Revocations> logger) : BackgroundService
{
    /// <summary>For what a client has on its way while it renews its token, and for a renewal whose answer was lost: clients ask again after 20 to 40 seconds.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2), BetweenClearings = TimeSpan.FromHours(1);

    /// <summary>The nodes' clocks may differ by so much.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Revocation> known = [];
    private DateTimeOffset looked, cleared;

    private TimeSpan TokenLife => TimeSpan.FromMinutes(options.Value.TokenMinutes) + Margin;

    /// <summary>The token is good for the grace, and then no more.</summary>
    public Task ReplaceAsync(Visitor visitor, CancellationToken cancellationToken) =>
        visitor.TokenId.Length > 0 ? NoteAsync(visitor.TokenId, Grace, cancellationToken) : Task.CompletedTask;

    /// <summary>No token of the conversation is good any more, and its sockets close.</summary>
    public async Task EndAsync(string conversationId, CancellationToken cancellationToken)
    {
        await NoteAsync(conversationId, TimeSpan.Zero, cancellationToken);
        sockets.Close(conversationId);
    }

    public bool IsOver(Visitor visitor) => IsOver(visitor.TokenId) || IsOver(visitor.ConversationId);

    /// <summary>As <see cref="IsOver(Visitor)"/>, of a token that has expired and may be renewed for a long time yet.</summary>
    public async Task<bool> WasOverAsync(Visitor visitor, CancellationToken cancellationToken) => await store.ReadAsync(sql => sql.ScalarAsync(
        "SELECT 1 FROM revocations WHERE id IN (@token, @conversation) AND good_until <= @now",
        ("@token", visitor.TokenId), ("@conversation", visitor.ConversationId), ("@now", clock.GetUtcNow())), cancellationToken) is not null;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                StoreAway(logger, error);
            }
        }
    }

    private bool IsOver(string id) => known.TryGetValue(id, out var noted) && clock.GetUtcNow() >= noted.GoodUntil;

    private async Task NoteAsync(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var noted = new Revocation(id, now, now + grace);
        await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
            "INSERT INTO revocations (id, noted_at, good_until, kept_until) VALUES (@id, @now, @good, @kept) ON CONFLICT (id) DO NOTHING",
            ("@id", id), ("@now", now), ("@good", noted.GoodUntil), ("@kept", now + TokenLife + TimeSpan.FromDays(options.Value.RenewalDays))), cancellationToken);
        known.TryAdd(id, noted);
    }

    /// <summary>What other nodes have noted; one that is alone has noted all itself, and looks only when it starts.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (looked == default || store is PostgresStore)
        {
            var since = looked == default ? now - TokenLife : looked - Margin;
            foreach (var noted in await store.ReadAsync(sql => sql.ListAsync(
                "SELECT id, noted_at, good_until FROM revocations WHERE noted_at >= @since",
                row => new Revocation(row.Text("id"), row.Instant("noted_at"), row.Instant("good_until")), ("@since", since)), cancellationToken))
            {
                if (known.TryAdd(noted.Id, noted)) sockets.Close(noted.Id);
            }
            looked = now;
        }
        if (now - cleared < BetweenClearings) return;
        cleared = now;
        foreach (var old in known.Where(entry => entry.Value.NotedAt < now - TokenLife - Margin)) known.TryRemove(old);
        await store.WriteAsync(transaction => transaction.Sql.ExecuteAsync("DELETE FROM revocations WHERE kept_until < @now", ("@now", now)), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; what other nodes have ended is looked up again in a moment.")]
    private static partial void StoreAway(ILogger logger, Exception error);

    /// <param name="Id">Of a token or of a conversation.</param>
    private sealed record Revocation(string Id, DateTimeOffset NotedAt, DateTimeOffset GoodUntil);
}
