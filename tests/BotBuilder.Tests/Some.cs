using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests;

/// <summary>Things of which a test needs one, no matter which.</summary>
internal static class Some
{
    public static Activity Message(string text = "hello") => Incoming(ActivityTypes.Message, text);

    public static Activity Incoming(string type, string? text = null) => new()
    {
        Type = type,
        Id = "in-1",
        Text = text,
        ChannelId = "test",
        ServiceUrl = "https://channel.example",
        Locale = "ja-JP",
        From = new ChannelAccount("user", "Visitor"),
        Recipient = new ChannelAccount("bot", "Bot"),
        Conversation = new ConversationAccount(id: "conversation"),
    };

    public static TurnContext Turn(string text = "hello", RecordingAdapter? adapter = null) =>
        new(adapter ?? new RecordingAdapter(), Message(text));
}

/// <summary>A channel that takes note of what it is told to do.</summary>
internal sealed class RecordingAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<string> Deleted { get; } = [];

    public IEnumerable<string> Texts => Sent.Select(activity => activity.Text);

    public async Task RunAsync(Activity activity, BotCallbackHandler bot)
    {
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, bot, CancellationToken.None);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var first = Sent.Count;
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select((_, i) => new ResourceResponse($"out-{first + i + 1}")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference.ActivityId);
        return Task.CompletedTask;
    }
}
