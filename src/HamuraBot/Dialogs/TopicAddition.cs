using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Dialogs;

/// <summary>What is said after a topic's answer, from what the store knows today.</summary>
public sealed record TopicAddition(string Topic, Func<ITurnContext, CancellationToken, Task<Activity>> SayAsync);
