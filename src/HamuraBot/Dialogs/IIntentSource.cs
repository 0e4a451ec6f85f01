using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs;

/// <summary>What a message asks for: what its words mean, or the command that they stand for.</summary>
public sealed record Intention(Meaning Meaning, ButtonCommand? Command = null);

/// <summary>Knows words that the understanding has not learnt: what buttons say, names in the store.</summary>
public interface IIntentSource
{
    /// <summary>The source with the lowest order is asked first; the first that knows the message decides.</summary>
    int Order { get; }

    /// <param name="turn">The message.</param>
    /// <param name="understood">What the message means by what has been learnt.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>Null if this source does not know the message.</returns>
    ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken);
}
