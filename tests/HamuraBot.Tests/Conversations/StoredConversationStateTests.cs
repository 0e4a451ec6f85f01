using HamuraBot.Conversations;
using HamuraBot.Dialogs;
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
        string[] names = ["language", "lastTopic", "forms", "dialogs", "handoff", "questions"];
        var states = Enumerable.Range(0, names.Length).Select(turned =>
        {
            var state = StateValues.Read(stored: null);
            foreach (var name in names.Skip(turned).Concat(names.Take(turned))) state.Set(name, Text, name);
            return state.Write();
        });

        var text = Assert.Single(states.Distinct());
        Assert.Equal(text, StateValues.Read(text).Write());
    }

    [Fact]
    public void What_nobody_asks_for_is_kept_as_it_was_and_null_is_a_value()
    {
        const string Stored = """{"$type":"of an earlier build","a":{"b":[1.50,"\u3042",null]},"language":"ja","lastTopic":null}""";
        var state = StateValues.Read(Stored);

        Assert.True(state.TryGet("lastTopic", Text, out var topic));
        Assert.Null(topic);
        Assert.True(state.TryGet("language", Text, out var language));
        Assert.Equal("ja", language);
        Assert.False(state.TryGet("focus", Text, out _));
        Assert.Equal(Stored, state.Write());

        state.Set("language", Text, "en");
        state.Remove("a");
        Assert.Equal("""{"$type":"of an earlier build","language":"en","lastTopic":null}""", state.Write());
    }

    private static readonly PlainValue<string> Text = new(StateTypes.Default.String);

    private Task<int> CountWritesAsync() => house.Store.WriteAsync(transaction => transaction.Sql.ExecuteAsync(
        """
        CREATE TABLE state_writes (key TEXT);
        CREATE TRIGGER count_new AFTER INSERT ON states BEGIN INSERT INTO state_writes VALUES (new.key); END;
        CREATE TRIGGER count_changed AFTER UPDATE ON states BEGIN INSERT INTO state_writes VALUES (new.key); END;
        """), default);

    private Task<long> WritesAsync(HandoffVisitor visitor) => house.Store.ReadAsync(async sql => (long)(await sql.ScalarAsync(
        "SELECT count(*) FROM state_writes WHERE key LIKE '%' || @id", ("@id", visitor.Client.Conversation)))!, default);
}
