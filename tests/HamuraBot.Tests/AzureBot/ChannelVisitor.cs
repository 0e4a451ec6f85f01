namespace HamuraBot.Tests.AzureBot;

/// <summary>Somebody who writes on a channel and waits for an answer to each message.</summary>
public sealed class ChannelVisitor(AzureBotFixture house, string channel)
{
    public string Conversation { get; } = $"conversation-{Guid.NewGuid():N}";

    /// <summary>The channel's id of what was said last.</summary>
    public string Last { get; private set; } = "";

    public IReadOnlyList<Call> Sent => [.. house.Connector.Calls.Where(call => call.Conversation == Conversation && call.Status < 300)];

    public async Task SayAsync(string text)
    {
        var activity = house.Activity(text, channel, Conversation);
        Last = (string)activity["id"]!;
        using var answer = await house.PostAsync(activity);
        Assert.Equal(200, (int)answer.StatusCode);
    }
}
