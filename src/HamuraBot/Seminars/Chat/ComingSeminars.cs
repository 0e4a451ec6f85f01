using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Shows what is coming after the answer of the topic that is about seminars.</summary>
public sealed class ComingSeminars(SeminarCards cards) : IAfterAnswer
{
    private const string Topic = "seminars";

    public int Order => 20;

    public bool Tells(string topic) => topic is Topic;

    public async Task RunAsync(ITurnContext turn, GivenAnswer given, CancellationToken cancellationToken)
    {
        if (!given.Topics.Contains(Topic)) return;
        var coming = await cards.ComingAsync(turn);
        await turn.SendActivityAsync(given.Unsaid is { } marks ? coming.Marked(marks) : coming, cancellationToken);
    }
}
