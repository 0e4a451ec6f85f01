using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Dialogs;

public sealed class DialogStackTests
{
    private readonly Teller _first = new("first");
    private readonly Teller _second = new("second");
    private readonly Talk _talk;

    public DialogStackTests() => _talk = new Talk(_first, _second);

    [Fact]
    public async Task Continuing_an_empty_stack_does_nothing()
    {
        await _talk.TurnAsync(Some.Message(), dc => dc.ContinueDialogAsync());

        Assert.Equal(DialogTurnStatus.Empty, _talk.Result!.Status);
    }

    [Fact]
    public async Task A_dialog_begins_with_its_options_and_waits()
    {
        var replies = await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("first", "options"));

        Assert.Equal(["first begins options"], replies);
        Assert.Equal(DialogTurnStatus.Waiting, _talk.Result!.Status);
        Assert.Equal(["first"], _talk.Stack);
    }

    [Fact]
    public async Task The_next_message_goes_to_the_dialog_on_top()
    {
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("first"));
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("second"));

        Assert.Equal(["second hears hello"], await _talk.SayAsync("hello"));
        Assert.Equal(["second", "first"], _talk.Stack);
    }

    [Fact]
    public async Task An_ended_dialog_gives_its_result_to_the_one_below()
    {
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("first"));
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("second"));

        Assert.Equal(["first resumes with end 1"], await _talk.SayAsync("end 1"));

        Assert.Equal(DialogTurnStatus.Waiting, _talk.Result!.Status);
        Assert.Equal(["first"], _talk.Stack);
        Assert.Equal([DialogReason.EndCalled], _second.Ended);
    }

    [Fact]
    public async Task The_last_dialog_completes_with_its_result()
    {
        await _talk.SayAsync("hello");
        await _talk.SayAsync("end 1");

        Assert.Equal((DialogTurnStatus.Complete, "end 1"), (_talk.Result!.Status, _talk.Result.Result));
        Assert.Empty(_talk.Stack);
    }

    [Fact]
    public async Task A_replaced_dialog_leaves_the_one_below_undisturbed()
    {
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("first"));
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("second"));

        var replies = await _talk.TurnAsync(Some.Message(), dc => dc.ReplaceDialogAsync("second", "anew"));

        Assert.Equal(["second begins anew"], replies);
        Assert.Equal(["second", "first"], _talk.Stack);
        Assert.Equal([DialogReason.ReplaceCalled], _second.Ended);
    }

    [Fact]
    public async Task Cancelling_ends_every_dialog()
    {
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("first"));
        await _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("second"));

        Assert.Empty(await _talk.TurnAsync(Some.Message(), dc => dc.CancelAllDialogsAsync()));

        Assert.Equal(DialogTurnStatus.Cancelled, _talk.Result!.Status);
        Assert.Empty(_talk.Stack);
        Assert.Equal([DialogReason.CancelCalled], _first.Ended);
        Assert.Equal([DialogReason.CancelCalled], _second.Ended);
    }

    [Fact]
    public async Task Cancelling_an_empty_stack_does_nothing()
    {
        await _talk.TurnAsync(Some.Message(), dc => dc.CancelAllDialogsAsync());

        Assert.Equal(DialogTurnStatus.Empty, _talk.Result!.Status);
    }

    [Fact]
    public async Task Reprompting_lets_the_dialog_on_top_ask_again()
    {
        await _talk.SayAsync("hello");

        var replies = await _talk.TurnAsync(Some.Message(), async dc =>
        {
            await dc.RepromptDialogAsync();
            return Dialog.EndOfTurn;
        });

        Assert.Equal(["first asks again"], replies);
    }

    [Fact]
    public async Task An_unknown_dialog_cannot_begin() =>
        await Assert.ThrowsAnyAsync<Exception>(() => _talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("nobody")));

    [Fact]
    public void A_second_dialog_of_the_same_name_gets_a_number()
    {
        var set = new DialogSet().Add(new Teller("same")).Add(new Teller("same"));

        Assert.Equal(["same", "same2"], set.GetDialogs().Select(dialog => dialog.Id).Order());
        Assert.NotNull(set.Find("same2"));
        Assert.Null(set.Find("other"));
    }

    [Fact]
    public async Task A_set_without_state_has_no_stack() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new DialogSet().CreateContextAsync(Some.Turn()));

    [Fact]
    public void A_dialog_without_an_id_is_called_as_its_type() => Assert.StartsWith(nameof(Nameless), new Nameless().Id);

    [Fact]
    public async Task Running_a_dialog_begins_it_and_then_continues_it()
    {
        var storage = new MemoryStorage();
        var texts = new List<string>();
        foreach (var said in new[] { "one", "two" })
        {
            var adapter = new RecordingAdapter();
            var state = new ConversationState(storage);
            await adapter.RunAsync(Some.Message(said), async (turn, ct) =>
            {
                await new Teller("teller").RunAsync(turn, state.CreateProperty<DialogState>("talk"), ct);
                await state.SaveChangesAsync(turn, cancellationToken: ct);
            });
            texts.AddRange(adapter.Texts);
        }

        Assert.Equal(["teller begins", "teller hears two"], texts);
    }

    private sealed class Nameless : Dialog
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);
    }
}
