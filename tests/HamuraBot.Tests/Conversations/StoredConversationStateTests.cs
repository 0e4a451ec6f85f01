using HamuraBot.Data;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Conversations;

public sealed class StoredConversationStateTests(HandoffFixture house) : IClassFixture<HandoffFixture>
{
    [Fact]
    public async Task A_turn_writes_its_state_once_and_an_unchanged_state_not_at_all()
    {
        await CountWritesAsync();
        var visitor = await house.VisitorAsync();
        Assert.Equal(1, await WritesAsync(visitor));

        await visitor.SayAsync("電話番号は？");
        Assert.Equal(2, await WritesAsync(visitor));
        await visitor.SayAsync("電話番号は？");
        await visitor.SayAsync("電話番号は？");
        Assert.Equal(2, await WritesAsync(visitor));

        await visitor.SayAsync("apply:expert-dispatch");
        Assert.Equal(3, await WritesAsync(visitor));
    }

    [Fact]
    public void The_same_state_is_the_same_text_in_whatever_order_it_was_made()
    {
        string[] keys = ["language", "lastTopic", "forms", "dialogs", "handoff", "questions"];
        var states = Enumerable.Range(0, keys.Length).Select(turned => StateJson.Write(
            keys.Skip(turned).Concat(keys.Take(turned)).ToDictionary(key => key, object (key) => new Dictionary<string, object> { [key] = 1 })));

        var text = Assert.Single(states.Distinct());
        Assert.Equal(text, StateJson.Write(StateJson.Read(text)));
    }

    private Task<int> CountWritesAsync() => house.Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
        """
        CREATE TABLE state_writes (key TEXT);
        CREATE TRIGGER count_new AFTER INSERT ON states BEGIN INSERT INTO state_writes VALUES (new.key); END;
        CREATE TRIGGER count_changed AFTER UPDATE ON states BEGIN INSERT INTO state_writes VALUES (new.key); END;
        """), default);

    private Task<long> WritesAsync(HandoffVisitor visitor) => house.Store.ReadAsync(async sql => (long)(await sql.ScalarAsync(
        "SELECT count(*) FROM state_writes WHERE key LIKE '%' || @id", ("@id", visitor.Client.Conversation)))!, default);
}
