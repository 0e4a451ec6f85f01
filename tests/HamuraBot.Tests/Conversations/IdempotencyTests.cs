using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Conversations;

[Collection(Servers.Name)]
public sealed class IdempotencyTests(SharedServer server)
{
    [Fact]
    public async Task A_resent_message_gets_its_first_id_and_no_second_answer()
    {
        var visitor = await server.VisitorAsync();
        var key = Some.Key();
        var first = await visitor.SayAsync("電話番号は？", key);
        var answers = await visitor.AnswersAsync(first);
        await visitor.SayAsync("ありがとう");

        var again = await visitor.SayAsync("電話番号は？", key);

        Assert.Equal(first, again);
        Assert.Equal(answers.Select(Activities.Id), (await visitor.AnswersAsync(first)).Select(Activities.Id));
        Assert.Equal(2, (await visitor.HistoryAsync()).Count(Activities.IsFromUser));
    }

    [Fact]
    public async Task A_message_sent_eight_times_at_once_is_said_once()
    {
        var visitor = await server.VisitorAsync();
        var key = Some.Key();

        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.SayAsync("電話番号は？", key)));

        Assert.Single(ids.Distinct());
        Assert.Single(await visitor.HistoryAsync(), activity => activity.IsFromUser());
    }

    [Fact]
    public async Task The_same_key_in_another_conversation_is_another_message()
    {
        var key = Some.Key();
        var one = await server.VisitorAsync();
        var other = await server.VisitorAsync();

        Assert.NotEqual(await one.SayAsync("こんにちは", key), await other.SayAsync("こんにちは", key));
        Assert.Single(await other.HistoryAsync(), activity => activity.IsFromUser());
    }

    [Fact]
    public async Task A_client_that_gives_no_keys_is_answered_each_time()
    {
        var visitor = await server.VisitorAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var message = Some.Message("こんにちは");
            message.Remove("channelData");
            await visitor.PostAsync(message).JsonAsync();
        }

        Assert.Equal(2, (await visitor.HistoryAsync()).Count(Activities.IsFromUser));
    }
}
