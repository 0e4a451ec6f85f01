using Microsoft.Bot.Builder;
using Newtonsoft.Json;

namespace BotBuilder.Tests.Builder;

public sealed class BotStateTests
{
    private CountingStorage _storage = new();

    [Fact]
    public async Task A_value_set_and_saved_is_there_in_the_next_turn()
    {
        await SetAsync(new Visit { Count = 3, Names = ["山田"] });

        var visit = await ReadAsync();

        Assert.Equal(3, visit!.Count);
        Assert.Equal(["山田"], visit.Names);
    }

    [Fact]
    public async Task A_change_inside_a_value_is_saved_without_setting_it_again()
    {
        await InTurnAsync(async (state, turn) => (await state.CreateProperty<Visit>("visit").GetAsync(turn, () => new Visit())).Count = 1);
        await InTurnAsync(async (state, turn) => (await state.CreateProperty<Visit>("visit").GetAsync(turn)).Names.Add("鈴木"));

        var visit = await ReadAsync();

        Assert.Equal((1, "鈴木"), (visit!.Count, Assert.Single(visit.Names)));
    }

    [Fact]
    public async Task What_did_not_change_is_not_written()
    {
        await SetAsync(new Visit { Count = 3 });
        Assert.Equal(1, _storage.Writes);

        await InTurnAsync(async (state, turn) => await state.CreateProperty<Visit>("visit").GetAsync(turn));
        await SetAsync(new Visit { Count = 3 });

        Assert.Equal(1, _storage.Writes);
    }

    [Fact]
    public async Task What_was_not_loaded_is_not_written()
    {
        await InTurnAsync((_, _) => Task.CompletedTask);

        Assert.Equal((0, 0), (_storage.Reads, _storage.Writes));
    }

    [Fact]
    public async Task Force_writes_what_did_not_change()
    {
        using var turn = Some.Turn();
        var state = new ConversationState(_storage);
        await state.LoadAsync(turn);

        await state.SaveChangesAsync(turn, force: true);

        Assert.Equal(1, _storage.Writes);
    }

    [Fact]
    public async Task A_turn_reads_once_unless_forced()
    {
        using var turn = Some.Turn();
        var state = new ConversationState(_storage);
        await state.LoadAsync(turn);
        await state.LoadAsync(turn);
        await state.CreateProperty<Visit>("visit").GetAsync(turn);
        Assert.Equal(1, _storage.Reads);

        await state.LoadAsync(turn, force: true);
        Assert.Equal(2, _storage.Reads);
    }

    [Fact]
    public async Task Loading_by_force_drops_what_was_not_saved()
    {
        using var turn = Some.Turn();
        var state = new ConversationState(_storage);
        var visit = state.CreateProperty<Visit>("visit");
        await visit.SetAsync(turn, new Visit { Count = 3 });

        await state.LoadAsync(turn, force: true);

        Assert.Null(await visit.GetAsync(turn));
    }

    [Fact]
    public async Task The_default_is_made_once_and_kept()
    {
        using var turn = Some.Turn();
        var visit = new ConversationState(_storage).CreateProperty<Visit>("visit");

        var made = await visit.GetAsync(turn, () => new Visit());

        Assert.Same(made, await visit.GetAsync(turn, () => throw new InvalidOperationException("made twice")));
    }

    [Fact]
    public async Task Without_a_default_a_missing_object_is_null_and_a_missing_number_zero()
    {
        using var turn = Some.Turn();
        var state = new ConversationState(_storage);

        Assert.Null(await state.CreateProperty<Visit>("visit").GetAsync(turn));
        Assert.Equal(0, await state.CreateProperty<int>("count").GetAsync(turn));
        Assert.Equal(7, await state.CreateProperty<int>("count").GetAsync(turn, () => 7));
    }

    [Fact]
    public async Task A_number_comes_back_as_a_number()
    {
        await InTurnAsync(async (state, turn) => await state.CreateProperty<int>("count").SetAsync(turn, 7));

        await InTurnAsync(async (state, turn) => Assert.Equal(7, await state.CreateProperty<int>("count").GetAsync(turn)));
    }

    [Fact]
    public async Task A_storage_without_type_names_will_do()
    {
        _storage = new CountingStorage(new MemoryStorage(new JsonSerializer()));
        await SetAsync(new Visit { Count = 3 });

        Assert.Equal(3, (await ReadAsync())!.Count);
    }

    [Fact]
    public async Task A_deleted_value_is_gone_in_the_next_turn()
    {
        await SetAsync(new Visit());
        await InTurnAsync(async (state, turn) => await state.CreateProperty<Visit>("visit").DeleteAsync(turn));

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task A_cleared_state_is_gone_once_it_is_saved()
    {
        await SetAsync(new Visit());
        await InTurnAsync(async (state, turn) => await state.ClearStateAsync(turn));

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task A_deleted_state_is_gone_at_once()
    {
        await SetAsync(new Visit());
        using (var turn = Some.Turn())
        {
            await new ConversationState(_storage).DeleteAsync(turn);
        }

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Conversation_and_user_have_states_of_their_own()
    {
        using var turn = Some.Turn();
        var conversation = new ConversationState(_storage);
        var user = new UserState(_storage);
        await conversation.CreateProperty<string>("a").SetAsync(turn, "conversation");
        await user.CreateProperty<string>("a").SetAsync(turn, "user");
        await conversation.SaveChangesAsync(turn);
        await user.SaveChangesAsync(turn);

        Assert.Equal(
            ["test/conversations/conversation", "test/users/user"],
            (await _storage.ReadAsync(["test/conversations/conversation", "test/users/user"])).Keys.Order());
    }

    [Fact]
    public async Task States_are_saved_when_the_turn_went_well_and_not_when_it_did_not()
    {
        var state = new ConversationState(_storage);
        var adapter = new RecordingAdapter();
        adapter.Use(new AutoSaveStateMiddleware(state));
        adapter.OnTurnError = (_, _) => Task.CompletedTask;

        await adapter.RunAsync(Some.Message(), async (turn, ct) =>
        {
            await state.CreateProperty<Visit>("visit").SetAsync(turn, new Visit { Count = 1 }, ct);
            throw new InvalidOperationException("broken");
        });
        Assert.Equal(0, _storage.Writes);

        var visit = state.CreateProperty<Visit>("visit");
        await adapter.RunAsync(Some.Message(), (turn, ct) => visit.SetAsync(turn, new Visit { Count = 2 }, ct));
        Assert.Equal(2, (await ReadAsync())!.Count);
    }

    private Task SetAsync(Visit visit) =>
        InTurnAsync(async (state, turn) => await state.CreateProperty<Visit>("visit").SetAsync(turn, visit));

    private async Task<Visit?> ReadAsync()
    {
        using var turn = Some.Turn();
        return await new ConversationState(_storage).CreateProperty<Visit>("visit").GetAsync(turn);
    }

    private async Task InTurnAsync(Func<ConversationState, TurnContext, Task> act)
    {
        using var turn = Some.Turn();
        var state = new ConversationState(_storage);
        await act(state, turn);
        await state.SaveChangesAsync(turn);
    }

    private sealed class Visit
    {
        public int Count { get; set; }

        public List<string> Names { get; set; } = [];
    }
}
