using System.Text.Json.Serialization;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Rules;
using Microsoft.Bot.Builder;

namespace HamuraBot.Gaps;

/// <summary>
/// Keeps in the turn's transaction what was not answered well, and remembers the last question: the next message may say that its answer
/// did not help, or take a suggestion.
/// </summary>
public sealed class QuestionLog(StoredConversationState conversation, TimeProvider clock) : IAfterAnswer
{
    private readonly IStatePropertyAccessor<LastQuestion?> last = conversation.CreateProperty<LastQuestion?>("lastQuestion", LastQuestionState.Default.LastQuestion!);

    public int Order => 10;

    public async Task RunAsync(ITurnContext turn, GivenAnswer given, CancellationToken cancellationToken)
    {
        var (topics, suggestions) = (given.Topics, given.Suggestions);
        var before = await last.GetAsync(turn, () => null, cancellationToken);
        if (topics.Count == 0)
        {
            var kept = Keep(turn, QuestionKind.LowConfidence, turn.Text, suggestions);
            await last.SetAsync(turn, new(turn.Text, [], [.. suggestions], kept), cancellationToken);
            return;
        }
        var isTaken = before?.Kept is not null && topics is [var taken] && before.Suggestions.Contains(taken);
        if (isTaken)
            QuestionTable.Accept(turn.Transaction, before!.Kept!.Value, topics[0]);
        await last.SetAsync(turn, new(isTaken ? before!.Text : turn.Text, [.. topics], [], null), cancellationToken);
    }

    public void NotUnderstood(ITurnContext turn) => Keep(turn, QuestionKind.NotUnderstood, turn.Text, []);

    /// <summary>What a person was called for, in the visitor's words, and the topic it was about, if any.</summary>
    public void HandedOver(ITurnContext turn, string about, string? topic) => Keep(turn, QuestionKind.HandedOver, about, topic is null ? [] : [topic]);

    /// <summary>The last answer was to something else. Said twice, it is kept once.</summary>
    public async Task NotHelpfulAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (await last.GetAsync(turn, () => null, cancellationToken) is not { Topics.Length: > 0 } before) return;
        Keep(turn, QuestionKind.NotHelpful, before.Text, before.Topics);
        await last.SetAsync(turn, null, cancellationToken);
    }

    private Guid Keep(ITurnContext turn, QuestionKind kind, string text, IReadOnlyList<string> topics)
    {
        var question = new UnansweredQuestion
        {
            ConversationId = turn.Activity.Conversation.Id,
            At = clock.GetUtcNow(),
            Language = turn.Language,
            // Lists need no personal data; the conversation itself has the whole text.
            Text = PersonalData.Mask(text == turn.Text && turn.Meaning?.Redacted is { } redacted ? redacted : text),
            Kind = kind,
            Topics = string.Join(',', topics),
        };
        QuestionTable.Add(turn.Transaction, question);
        return question.Id;
    }
}

/// <param name="Text">As the visitor asked it, and not the button of the suggestion that was taken.</param>
/// <param name="Kept">The question's id, if it was kept.</param>
internal sealed record LastQuestion(string Text, string[] Topics, string[] Suggestions, Guid? Kept);

[JsonSerializable(typeof(LastQuestion))]
internal sealed partial class LastQuestionState : JsonSerializerContext;
