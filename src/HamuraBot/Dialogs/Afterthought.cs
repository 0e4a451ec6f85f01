using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What somebody may add once the bot has answered and no form waits for an answer.</summary>
public sealed record Afterthought(Func<ITurnContext, CancellationToken, Task> SayAsync);
