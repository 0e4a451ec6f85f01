using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Conversations;

/// <summary>Runs one turn of the bot and keeps its replies: they leave with the turn's commit, not before.</summary>
public sealed class TurnAdapter : BotAdapter
{
    private readonly Func<ConversationTurns> turns;

    /// <param name="turns">Made later: they run on this adapter.</param>
    public TurnAdapter(ConversationState state, Func<ConversationTurns> turns)
    {
        this.turns = turns;
        Use(new AutoSaveStateMiddleware(state));
    }

    /// <param name="prepare">Puts into the turn's state what the bot may need: what the message means, the transaction.</param>
    public async Task<IReadOnlyList<Activity>> RunAsync(
        Activity incoming, Action<ITurnContext> prepare, BotCallbackHandler answer, CancellationToken cancellationToken)
    {
        using var turn = new TurnContext(this, incoming);
        var replies = new List<Activity>();
        turn.TurnState.Add(replies);
        prepare(turn);
        await RunPipelineAsync(turn, answer, cancellationToken);
        return replies;
    }

    /// <summary>
    /// A turn that no visitor began. The reference's activity id is the sender's own id of what is said in it: under the same id it is
    /// said once. Within a piece of work of the store the turn belongs to it.
    /// </summary>
    public override Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        turns().ContinueAsync(reference, callback, cancellationToken);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        // Typing and traces are for the moment of the turn, which is over before anyone could see them.
        turnContext.TurnState.Get<List<Activity>>().AddRange(activities.Where(activity => activity.Type is not (ActivityTypes.Typing or ActivityTypes.Trace)));
        return Task.FromResult(activities.Select(activity => new ResourceResponse(activity.Id ?? "")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said stays said: the log is only added to.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said stays said: the log is only added to.");
}
