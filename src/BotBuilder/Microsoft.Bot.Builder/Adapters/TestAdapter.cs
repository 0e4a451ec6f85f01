using System.Globalization;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>A channel of one conversation, in memory, for tests. What the bot sends waits in <see cref="ActiveQueue"/>.</summary>
public class TestAdapter : BotAdapter
{
    private readonly object _lock = new object();
    private readonly SemaphoreSlim _sent = new SemaphoreSlim(0);
    private int _lastId;

    /// <summary>Makes one for a conversation of User1 and Bot on the channel <paramref name="channelId"/>.</summary>
    public TestAdapter(string channelId, bool sendTraceActivity = false)
        : this(CreateConversation("Conversation1"), sendTraceActivity)
    {
        Conversation.ChannelId = channelId;
    }

    /// <summary>Makes one for this conversation; when null, for one of User1 and Bot on the channel test.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="sendTraceActivity">Whether traces come into the queue, too.</param>
    public TestAdapter(ConversationReference conversation = null, bool sendTraceActivity = false)
    {
        Conversation = conversation ?? CreateConversation("Conversation1");
        EnableTrace = sendTraceActivity;
    }

    /// <summary>Where the activities of this adapter belong.</summary>
    public ConversationReference Conversation { get; set; }

    /// <summary>The language of what <see cref="MakeActivity"/> makes.</summary>
    public string Locale { get; set; } = "en-us";

    /// <summary>What the bot sent and nobody has taken yet, oldest first.</summary>
    public Queue<Activity> ActiveQueue { get; } = new Queue<Activity>();

    /// <summary>Whether traces come into the queue, too.</summary>
    public bool EnableTrace { get; set; }

    /// <summary>A conversation on the channel test; the ids are the names in lower case.</summary>
    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot") => new()
    {
        ChannelId = "test",
        ServiceUrl = "https://test.com",
        User = new ChannelAccount(user.ToLowerInvariant(), user),
        Bot = new ChannelAccount(bot.ToLowerInvariant(), bot),
        Conversation = new ConversationAccount(false, name, name),
        Locale = "en-us",
    };

    /// <inheritdoc cref="BotAdapter.Use"/>
    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    /// <summary>Runs a turn. What the activity lacks is filled in: type message, the user as sender, the conversation, an id.</summary>
    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken = default)
    {
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId ??= Conversation.ChannelId;
        if (activity.From == null || activity.From.Role == RoleTypes.Bot)
        {
            activity.From = Conversation.User;
        }

        activity.Recipient = Conversation.Bot;
        activity.Conversation = Conversation.Conversation;
        activity.ServiceUrl = Conversation.ServiceUrl;
        activity.Id ??= NextId();

        using var turnContext = CreateTurnContext(activity);
        await RunPipelineAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a turn with what the user says.</summary>
    public virtual Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    /// <summary>A message from the user in this conversation.</summary>
    public Activity MakeActivity(string text = null) => new Activity
    {
        Type = ActivityTypes.Message,
        Locale = Locale,
        From = Conversation.User,
        Recipient = Conversation.Bot,
        Conversation = Conversation.Conversation,
        ServiceUrl = Conversation.ServiceUrl,
        Id = NextId(),
        Text = text,
    };

    /// <summary>Takes the next reply, or null when there is none.</summary>
    public IActivity GetNextReply()
    {
        lock (_lock)
        {
            return ActiveQueue.TryDequeue(out var reply) ? reply : null;
        }
    }

    /// <summary>Takes the next reply, waiting for one.</summary>
    /// <exception cref="OperationCanceledException">None came before <paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (GetNextReply() is { } reply)
            {
                return reply;
            }

            await _sent.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            var activity = activities[i];
            activity.Id = string.IsNullOrEmpty(activity.Id) ? Guid.NewGuid().ToString("n") : activity.Id;
            responses[i] = new ResourceResponse(activity.Id);
            if (activity.Type != ActivityTypes.Trace || EnableTrace)
            {
                lock (_lock)
                {
                    ActiveQueue.Enqueue(activity);
                }

                _sent.Release();
            }
        }

        return Task.FromResult(responses);
    }

    /// <summary>Replaces the activity with the same id, when it still waits in the queue.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var replaced = ChangeQueue(waiting => waiting.Id == activity.Id ? activity : waiting);
        return Task.FromResult(replaced ? new ResourceResponse(activity.Id) : new ResourceResponse());
    }

    /// <summary>Removes the activity that the reference points at, when it still waits in the queue.</summary>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ChangeQueue(waiting => waiting.Id == reference.ActivityId ? null : waiting);
        return Task.CompletedTask;
    }

    /// <summary>Opens the turn for <paramref name="activity"/>.</summary>
    protected virtual TurnContext CreateTurnContext(Activity activity) => new TurnContext(this, activity);

    private string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    private bool ChangeQueue(Func<Activity, Activity> change)
    {
        lock (_lock)
        {
            var changed = false;
            for (var left = ActiveQueue.Count; left > 0; left--)
            {
                var before = ActiveQueue.Dequeue();
                var after = change(before);
                changed |= !ReferenceEquals(before, after);
                if (after != null)
                {
                    ActiveQueue.Enqueue(after);
                }
            }

            return changed;
        }
    }
}
