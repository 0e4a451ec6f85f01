using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Gaps;

public static class UnansweredQuestions
{
    /// <summary>Kept in the turn's transaction, so that what was answered with "your question is kept" is.</summary>
    public static void Keep(ITurnContext turn, DateTimeOffset at)
    {
        turn.TurnState.Get<StoreTransaction>().Db.Add(new UnansweredQuestion
        {
            ConversationId = turn.Activity.Conversation.Id,
            At = at,
            Language = turn.Language.Code(),
            Text = turn.TurnState.Get<Meaning>()?.Redacted ?? turn.Text,
        });
    }
}
