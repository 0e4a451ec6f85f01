using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;

namespace HamuraBot.Topics;

/// <summary>
/// Brings what officers revised and added to this node: at once what was done here, twice a second what was done elsewhere. Changed words
/// are learnt beside the messages.
/// </summary>
public sealed partial class TopicRefresher(
    Store store, CurrentTopics topics, DialogLibrary dialogs, ExactWords exactWords, LearntUnderstanding learnt, TimeProvider clock,
    ILogger<TopicRefresher> logger) : BackgroundService
{
    /// <summary>Whatever the desk decides is told on every node within a second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim oneAtATime = new(1);
    private TopicLibrary? learntFrom;

    /// <summary>To be awaited before the first visitor is answered.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        learntFrom = topics.Library;
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <returns>When this node tells what the store holds.</returns>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var known = topics.Version;
            var news = await store.ReadAsync(
                async sql => new OfficersVersion(await FactRevisionTable.VersionAsync(sql), await AdditionTable.VersionAsync(sql), await TopicSettingTable.VersionAsync(sql)) is var version && version != known
                    ? new OfficersWords(version, await FactRevisionTable.AllAsync(sql), await AdditionTable.AllAsync(sql), await TopicSettingTable.AllAsync(sql)) : null,
                cancellationToken);
            if (news is not null)
            {
                topics.Update(news);
                exactWords.Learn(topics.AddedWords());
            }
            Learn();
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (StoreUnavailableException error)
            {
                StoreAway(logger, error);
            }
        }
    }

    /// <summary>Facts begin and end with the day, too.</summary>
    private void Learn()
    {
        var now = topics.Library;
        if (ReferenceEquals(now, learntFrom)) return;
        var isHeardAlike = learntFrom is { } before && TopicKnowledge.IsHeardAlike(before, now);
        learntFrom = now;
        if (!isHeardAlike) _ = LearnAsync(TopicKnowledge.Of(dialogs, now));
    }

    private async Task LearnAsync(Knowledge knowledge)
    {
        try
        {
            await learnt.RelearnAsync(knowledge);
        }
        catch (Exception error)
        {
            NotLearnt(logger, error);
        }
    }

    public override void Dispose()
    {
        oneAtATime.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store is away; looking for revised facts again in a moment.")]
    private static partial void StoreAway(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The revised topics could not be learnt; messages are understood as before.")]
    private static partial void NotLearnt(ILogger logger, Exception error);
}
