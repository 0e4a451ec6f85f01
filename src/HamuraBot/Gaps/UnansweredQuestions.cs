using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Gaps;

public static class UnansweredQuestions
{
    /// <summary>
    /// Kept in the turn's transaction, so that what was answered with "your question is kept" is. Lists need no personal data; the conversation
    /// itself has the whole text.
    /// </summary>
    public static void Keep(ITurnContext turn, DateTimeOffset at)
    {
        turn.TurnState.Get<StoreTransaction>().Db.Add(new UnansweredQuestion
        {
            ConversationId = turn.Activity.Conversation.Id,
            At = at,
            Language = turn.Language.Code(),
            Text = PersonalData.Mask(turn.TurnState.Get<Meaning>()?.Redacted ?? turn.Text),
        });
    }
}
