using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What somebody adds after the bot has said that it has no answer.</summary>
public sealed record MisunderstandingAddition(Func<ITurnContext, CancellationToken, Task> SayAsync);
