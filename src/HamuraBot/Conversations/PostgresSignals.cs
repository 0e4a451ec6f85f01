using System.Text.Json;
using System.Threading.Channels;
using HamuraBot.Data;
using Npgsql;

namespace HamuraBot.Conversations;

/// <summary>
/// Hints between nodes over PostgreSQL's NOTIFY, gathered every 10 ms and outside the turns: inside, the notification queue's
/// lock costs two thirds of the throughput. A lost connection is opened again; what was missed meanwhile is found by the poll.
/// </summary>
public sealed partial class PostgresSignals(
    PostgresStore store, ConversationSignals signals, Typing typing, TimeProvider clock, ILogger<PostgresSignals> logger) : BackgroundService
{
    private const string Topic = "hamura_conversations", TypingTopic = "hamura_typing";

    /// <summary>A hint need not be durable: it does not wait for the disk.</summary>
    private const string Notify = "SELECT pg_notify(@topic, @ids), set_config('synchronous_commit', 'off', true)";

    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <summary>PostgreSQL takes less than 8,000 bytes a notification; an id has 45.</summary>
    private const int IdsPerNotification = 150;

    private const int MostSigns = 1_000;

    private readonly Channel<string> moved = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly Channel<TypingSign> typed =
        Channel.CreateBounded<TypingSign>(new BoundedChannelOptions(MostSigns) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Moved += id => moved.Writer.TryWrite(id);
        typing.Told += sign => typed.Writer.TryWrite(sign);
        return Task.WhenAll(AgainAsync(TellAsync, stoppingToken), AgainAsync(TellTypingAsync, stoppingToken), AgainAsync(HearAsync, stoppingToken));
    }

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        while (await moved.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Gather, clock, stoppingToken);
            var ids = new HashSet<string>();
            while (moved.Reader.TryRead(out var id))
            {
                ids.Add(id);
            }
            foreach (var part in ids.Chunk(IdsPerNotification))
            {
                await store.ReadAsync(
                    sql => sql.ScalarAsync(Notify, ("@topic", Topic), ("@ids", string.Join(' ', part))), stoppingToken);
            }
        }
    }

    private async Task TellTypingAsync(CancellationToken stoppingToken)
    {
        await foreach (var sign in typed.Reader.ReadAllAsync(stoppingToken))
        {
            await store.ReadAsync(
                sql => sql.ScalarAsync(Notify, ("@topic", TypingTopic), ("@ids", JsonSerializer.Serialize(sign))), stoppingToken);
        }
    }

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        await using var connection = await store.DataSource.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, news) => Hear(news);
        await using (var listen = new NpgsqlCommand($"LISTEN {Topic}; LISTEN {TypingTopic}", connection))
        {
            await listen.ExecuteNonQueryAsync(stoppingToken);
        }
        while (true)
        {
            await connection.WaitAsync(stoppingToken);
        }
    }

    private void Hear(NpgsqlNotificationEventArgs news)
    {
        if (news.Channel == TypingTopic)
        {
            typing.Hear(JsonSerializer.Deserialize<TypingSign>(news.Payload)!);
        }
        else
        {
            Array.ForEach(news.Payload.Split(' '), signals.Wake);
        }
    }

    private async Task AgainAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (Exception error) when (error is StoreUnavailableException or NpgsqlException)
            {
                ConnectionLost(logger, error);
                await Task.Delay(Retry, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection for news between nodes was lost; opening it again.")]
    private static partial void ConnectionLost(ILogger logger, Exception error);
}
