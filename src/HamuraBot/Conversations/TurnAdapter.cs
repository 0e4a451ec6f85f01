using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Conversations;

/// <summary>Runs one turn of the bot and keeps its replies: they leave with the turn's commit, not before.</summary>
internal sealed class TurnAdapter : BotAdapter
{
    public TurnAdapter(ConversationState state) => Use(new AutoSaveStateMiddleware(state));

    /// <param name="prepare">Puts into the turn's state what the bot may need: what the message means, the transaction.</param>
    public async Task<IReadOnlyList<Activity>> RunAsync(
        Activity incoming, Action<ITurnContext> prepare, BotCallbackHandler answer, CancellationToken cancellationToken)
    {
        using var turn = new TurnContext(this, incoming);
        var replies = new List<Activity>();
        turn.Note(replies);
        prepare(turn);
        await RunPipelineAsync(turn, answer, cancellationToken);
        return replies;
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        // Typing and traces are for the moment of the turn, which is over before anyone could see them.
        turnContext.Noted<List<Activity>>()!.AddRange(activities.Where(activity => activity.Type is not (ActivityTypes.Typing or ActivityTypes.Trace)));
        return Task.FromResult(activities.Select(activity => new ResourceResponse(activity.Id ?? "")).ToArray());
    }

    public override Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A turn belongs to a transaction: ConversationTurns continues a conversation.");

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said stays said: the log is only added to.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said stays said: the log is only added to.");
}
