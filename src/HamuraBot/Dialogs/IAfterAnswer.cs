using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What a question got.</summary>
/// <param name="Topics">That answered it.</param>
/// <param name="Suggestions">Where no topic did: those that were suggested.</param>
public sealed record GivenAnswer(IReadOnlyList<string> Topics, IReadOnlyList<string> Suggestions);

/// <summary>Follows every answer to a question, before a form that is open asks again: it may say or keep something.</summary>
public interface IAfterAnswer
{
    /// <summary>The one with the lowest order comes first.</summary>
    int Order { get; }

    Task RunAsync(ITurnContext turn, GivenAnswer given, CancellationToken cancellationToken);
}
