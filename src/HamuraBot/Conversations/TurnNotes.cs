using System.Runtime.CompilerServices;
using HamuraBot.Data;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Conversations;

/// <summary>
/// What is at hand in a turn, one thing of a kind. It is kept beside Bot Builder's own state of a turn, which compares its keys by the
/// rules of a culture: a microsecond for every look, and a turn looks dozens of times.
/// </summary>
public static class TurnNotes
{
    private static readonly ConditionalWeakTable<TurnContextStateCollection, Dictionary<Type, object>> OfTurns = [];

    extension(ITurnContext turn)
    {
        /// <summary>What everything that this turn does is written in.</summary>
        public StoreTransaction Transaction => turn.Noted<StoreTransaction>()!;

        /// <summary>What the message means by itself; null in a turn that no message began.</summary>
        public Meaning? Meaning => turn.Noted<Meaning>();

        public T? Noted<T>()
            where T : class => OfTurns.TryGetValue(turn.TurnState, out var notes) && notes.TryGetValue(typeof(T), out var found) ? (T)found : null;

        public void Note<T>(T thing)
            where T : class => OfTurns.GetOrAdd(turn.TurnState, static _ => [])[typeof(T)] = thing;
    }
}
