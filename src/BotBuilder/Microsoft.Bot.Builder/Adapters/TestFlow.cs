using System.Runtime.CompilerServices;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>
/// A dialogue as a test: what the user sends, and what the bot must say to it. Every method returns a longer flow and does nothing
/// by itself; <see cref="StartTestAsync"/> plays it. A reply that is wrong or missing throws.
/// </summary>
public class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Func<Task> _play;

    /// <summary>An empty flow with a bot given as a callback.</summary>
    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
        : this(adapter, callback, () => Task.CompletedTask)
    {
    }

    /// <summary>An empty flow with a bot.</summary>
    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync)
    {
    }

    private TestFlow(TestAdapter adapter, BotCallbackHandler callback, Func<Task> play)
    {
        _adapter = adapter;
        _callback = callback;
        _play = play;
    }

    /// <summary>Plays the flow.</summary>
    public Task StartTestAsync() => _play();

    /// <summary>The user says something.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="userSays"/> is null.</exception>
    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));
    }

    /// <summary>An activity comes in.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="userActivity"/> is null.</exception>
    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback));
    }

    /// <summary>The user joins the conversation.</summary>
    public TestFlow SendConversationUpdate()
    {
        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            MembersAdded = new List<ChannelAccount> { _adapter.Conversation.User },
        };
        return Send(update);
    }

    /// <summary>The next reply has this text.</summary>
    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000) => AssertReply(
        reply => Expect(reply.AsMessageActivity()?.Text == expected, reply, $"'{expected}'", description),
        description,
        timeout);

    /// <summary>The next reply has this type and text.</summary>
    public TestFlow AssertReply(IActivity expected, [CallerMemberName] string description = null, uint timeout = 3000)
    {
        var wanted = (Activity)expected;
        return AssertReply(
            reply => Expect(
                reply.Type == wanted.Type && ((Activity)reply).Text == wanted.Text, reply, $"{wanted.Type} '{wanted.Text}'", description),
            description,
            timeout);
    }

    /// <summary>The next reply is one that <paramref name="validateActivity"/> does not throw at.</summary>
    public TestFlow AssertReply(Action<IActivity> validateActivity, [CallerMemberName] string description = null, uint timeout = 3000) =>
        Then(async () =>
        {
            var reply = await NextReplyAsync(timeout).ConfigureAwait(false);
            validateActivity(reply ?? throw Wrong("no reply", "one", description));
        });

    /// <summary>The next reply contains this text.</summary>
    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000) =>
        AssertReply(
            reply => Expect(
                reply.AsMessageActivity()?.Text?.Contains(expected, StringComparison.Ordinal) == true, reply, $"…{expected}…", description),
            description,
            timeout);

    /// <summary>The next reply has one of these texts.</summary>
    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000) =>
        AssertReply(
            reply => Expect(candidates.Contains(reply.AsMessageActivity()?.Text), reply, string.Join(" | ", candidates), description),
            description,
            timeout);

    /// <summary>No reply comes for as long as <paramref name="timeout"/>, in milliseconds.</summary>
    public TestFlow AssertNoReply([CallerMemberName] string description = null, uint timeout = 3000) => Then(async () =>
    {
        if (await NextReplyAsync(timeout).ConfigureAwait(false) is { } reply)
        {
            Expect(false, reply, "no reply", description);
        }
    });

    /// <summary>The user says something, and the next reply has this text.</summary>
    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the next reply has the type and text of <paramref name="expected"/>.</summary>
    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(expected, description, timeout);

    /// <summary>The user says something, and the next reply is one that <paramref name="validateActivity"/> does not throw at.</summary>
    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = 3000) =>
        Send(userSays).AssertReply(validateActivity, description, timeout);

    private static void Expect(bool fulfilled, IActivity reply, string expected, string description)
    {
        if (!fulfilled)
        {
            throw Wrong($"{reply.Type} '{((Activity)reply).Text}'", expected, description);
        }
    }

    private static InvalidOperationException Wrong(string got, string expected, string description) =>
        new InvalidOperationException($"{description}: got {got}, expected {expected}.");

    private TestFlow Then(Func<Task> step) => new TestFlow(_adapter, _callback, async () =>
    {
        await _play().ConfigureAwait(false);
        await step().ConfigureAwait(false);
    });

    private async Task<IActivity> NextReplyAsync(uint timeout)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
        try
        {
            return await _adapter.GetNextReplyAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
