using System.Text.Json.Serialization;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Topics.Estimate;

/// <summary>The answers that the last estimate of a conversation was made from.</summary>
public sealed class EstimateMemory
{
    public Dictionary<string, string> Answers { get; set; } = [];
}

[JsonSerializable(typeof(EstimateMemory))]
internal sealed partial class EstimateState : JsonSerializerContext;

/// <summary>Lets the last estimate be talked to: a message that changes one of its figures asks for it again.</summary>
public sealed class LastEstimate(StoredConversationState conversation) : IIntentSource
{
    /// <summary>In characters.</summary>
    private const int Longest = 60;

    private readonly IStatePropertyAccessor<EstimateMemory> memory = conversation.CreateProperty("estimate", EstimateState.Default.EstimateMemory);

    /// <summary>Marks a turn in which the last estimate is made again.</summary>
    private sealed record Again(IReadOnlyDictionary<string, string> Before);

    /// <summary>Before what the conversation has been about.</summary>
    public int Order => 900;

    public static IReadOnlyDictionary<string, string>? Before(ITurnContext turn) => turn.Noted<Again>()?.Before;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        if (turn.Text.Length > Longest || !EstimateFigures.AsksAgain(turn.Text) || EstimateFigures.In(turn.Text).IsEmpty) return null;
        if (await memory.GetAsync(turn, () => new(), cancellationToken) is not { Answers: { Count: > 0 } before }) return null;
        turn.Note(new Again(before));
        return new(understood with { Intent = Intent.Estimate, Answers = [], Suggestions = [], Foreign = default });
    }

    public Task KeepAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        memory.SetAsync(turn, new() { Answers = answers.ToDictionary() }, cancellationToken);
}
