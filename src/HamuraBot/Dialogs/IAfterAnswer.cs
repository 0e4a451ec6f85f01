using HamuraBot.Conversations;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What a question got.</summary>
/// <param name="Topics">That answered it.</param>
/// <param name="Suggestions">Where no topic did: those that were suggested.</param>
/// <param name="Unsaid">The marks of an answer that was left to what follows it; null if it was said.</param>
public sealed record GivenAnswer(IReadOnlyList<string> Topics, IReadOnlyList<string> Suggestions, Marks? Unsaid = null);

/// <summary>Follows every answer to a question, before a form that is open asks again: it may say or keep something.</summary>
public interface IAfterAnswer
{
    /// <summary>The one with the lowest order comes first.</summary>
    int Order { get; }

    /// <summary>Whether what it says tells what a topic's source is silent about, and the desk plans itself.</summary>
    bool Tells(string topic) => false;

    Task RunAsync(ITurnContext turn, GivenAnswer given, CancellationToken cancellationToken);
}
