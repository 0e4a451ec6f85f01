using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>
/// Somebody who knows words that were not there when the understanding learnt: names in the store, say. Asked with what was understood
/// otherwise, before that counts; null leaves it as it is.
/// </summary>
public sealed record Listener(Func<ITurnContext, Meaning, CancellationToken, Task<Meaning?>> HearAsync);
