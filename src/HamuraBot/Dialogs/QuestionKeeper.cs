using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>Somebody who keeps the questions that were not answered well, so that the desk can learn from them.</summary>
/// <param name="AnsweredAsync">Told of every question: which topics answered it, or else which were suggested.</param>
/// <param name="HandedOver">Told what a person was called for, in the visitor's words, and the topic it was about, if any.</param>
public sealed record QuestionKeeper(
    Func<ITurnContext, IReadOnlyList<string>, IReadOnlyList<string>, CancellationToken, Task> AnsweredAsync,
    Action<ITurnContext, string, string?> HandedOver);
