using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Desk;

/// <summary>
/// Tells open pages what has changed. The rows are the truth: while somebody watches, each area's version is read once a second, and
/// at once when a conversation moves on any node. A page is sent the names of what changed and asks for it anew.
/// </summary>
public sealed partial class DeskFeed(
    Store store, ConversationSignals signals, Typing typing, OfficerSessions sessions, IEnumerable<DeskArea> areas, TimeProvider clock, ILogger<DeskFeed> logger)
    : BackgroundService
{
    /// <summary>The event of the conversation that the page watches.</summary>
    public const string Conversation = "conversation";

    /// <summary>Sent when the session is over: the page then leads to the sign-in.</summary>
    public const string SessionOver = "over";

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    /// <summary>Between two readings, however much moves.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    /// <summary>How soon an open page notices that its session was ended elsewhere; it also keeps the officer present.</summary>
    private static readonly TimeSpan CheckSessionEvery = TimeSpan.FromSeconds(4);

    private readonly DeskArea[] areas = [.. areas];
    private readonly ConcurrentDictionary<OpenPage, bool> pages = [];
    private readonly WakeSignal stirred = new();

    /// <summary>Ends when the session does, or the page goes away. Every area is named at the beginning: the page may be older than that.</summary>
    public async IAsyncEnumerable<SseItem<string>> WatchAsync(
        string session, string? conversation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new OpenPage(conversation);
        pages[page] = true;
        stirred.Ring();
        try
        {
            while (await sessions.FindAsync(session, isActive: false, cancellationToken) is not null)
            {
                var checkAgain = clock.GetUtcNow() + CheckSessionEvery;
                while (await page.Bell.WaitAsync(checkAgain - clock.GetUtcNow(), clock, cancellationToken))
                {
                    foreach (var name in page.News()) yield return new("", name);
                }
                // A page that has gone is only noticed by writing to it.
                yield return new("", "still");
            }
            yield return new("", SessionOver);
        }
        finally
        {
            pages.TryRemove(page, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signals.Woken += _ => stirred.Ring();
        typing.Heard += _ => stirred.Ring();
        while (true)
        {
            await stirred.WaitAsync(PollEvery, clock, stoppingToken);
            if (pages.IsEmpty) continue;
            try
            {
                await store.ReadAsync(TellAsync, stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                StoreAway(logger, error);
            }
            await Task.Delay(Rest, clock, stoppingToken);
        }
    }

    private async Task<bool> TellAsync(StoreConnection sql)
    {
        var common = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var area in areas) common[area.Name] = await area.VersionAsync(sql);
        var versions = common.ToImmutable();
        foreach (var watching in pages.Keys.GroupBy(page => page.Conversation))
        {
            var theirs = watching.Key is null ? versions : versions.SetItem(Conversation, await HeadOfAsync(sql, watching.Key));
            foreach (var page in watching) page.Tell(theirs);
        }
        return true;
    }

    /// <summary>Its newest activity, and whether the visitor is writing another one.</summary>
    private async Task<string> HeadOfAsync(StoreConnection sql, string conversation) =>
        (await ActivityLog.HeadAsync(sql, conversation)).ToString(CultureInfo.InvariantCulture) + (typing.IsTyping(conversation, Speaker.Visitor) ? " …" : "");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; the desk's pages are told later.")]
    private static partial void StoreAway(ILogger logger, Exception error);

    /// <summary>A page in an officer's browser, and what it was told last.</summary>
    private sealed class OpenPage(string? conversation)
    {
        private ImmutableDictionary<string, string> told = ImmutableDictionary<string, string>.Empty;
        private volatile ImmutableDictionary<string, string> now = ImmutableDictionary<string, string>.Empty;

        public string? Conversation => conversation;

        public WakeSignal Bell { get; } = new();

        public void Tell(ImmutableDictionary<string, string> versions)
        {
            now = versions;
            if (versions.Any(area => !told.Contains(area))) Bell.Ring();
        }

        public IReadOnlyList<string> News()
        {
            var latest = now;
            string[] news = [.. latest.Where(area => !told.Contains(area)).Select(area => area.Key)];
            told = latest;
            return news;
        }
    }
}
