using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public sealed class WaterfallTests
{
    [Fact]
    public async Task Each_message_runs_the_next_step_and_the_last_ends_with_its_result()
    {
        var talk = new Talk(new WaterfallDialog("w", [Say("one"), Say("two")]));

        Assert.Equal(["one: "], await talk.SayAsync("a"));
        Assert.Equal(["two: b"], await talk.SayAsync("b"));
        Assert.Empty(await talk.SayAsync("c"));
        Assert.Equal((DialogTurnStatus.Complete, "c"), (talk.Result!.Status, talk.Result.Result));
    }

    [Fact]
    public async Task A_step_may_go_on_in_the_same_turn_and_skip_to_the_next()
    {
        var talk = new Talk(new WaterfallDialog("w", [(step, ct) => step.NextAsync("skipped", ct), Say("two")]));

        Assert.Equal(["two: skipped"], await talk.SayAsync("a"));
    }

    [Fact]
    public async Task Going_on_from_the_last_step_ends_the_waterfall()
    {
        var talk = new Talk(new WaterfallDialog("w", [(step, ct) => step.NextAsync("result", ct)]));

        await talk.SayAsync("a");

        Assert.Equal((DialogTurnStatus.Complete, "result"), (talk.Result!.Status, talk.Result.Result));
    }

    [Fact]
    public async Task A_step_goes_on_once()
    {
        var talk = new Talk(new WaterfallDialog("w", [Twice, Say("two"), Say("three")]));

        await Assert.ThrowsAnyAsync<Exception>(() => talk.SayAsync("a"));

        static async Task<DialogTurnResult> Twice(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            await step.NextAsync(null, cancellationToken);
            return await step.NextAsync(null, cancellationToken);
        }
    }

    [Fact]
    public async Task Options_and_values_last_as_long_as_the_waterfall()
    {
        var talk = new Talk(new WaterfallDialog("w", [Keep, Tell])) { Options = "options" };

        await talk.SayAsync("a");

        Assert.Equal(["kept a, begun with options, step 1, ContinueCalled"], await talk.SayAsync("b"));

        static Task<DialogTurnResult> Keep(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            step.Values["kept"] = step.Context.Activity.Text;
            return Task.FromResult(Dialog.EndOfTurn);
        }

        static async Task<DialogTurnResult> Tell(WaterfallStepContext step, CancellationToken cancellationToken)
        {
            var told = $"kept {step.Values["kept"]}, begun with {step.Options}, step {step.Index}, {step.Reason}";
            await step.Context.SendActivityAsync(told, cancellationToken: cancellationToken);
            return Dialog.EndOfTurn;
        }
    }

    [Fact]
    public async Task The_next_step_gets_what_the_prompt_brought_in()
    {
        var talk = new Talk(
            new WaterfallDialog("w", [(step, ct) => step.PromptAsync("name", Prompts.Asking("お名前は？"), ct), Say("name")]),
            new TextPrompt("name"));

        Assert.Equal(["お名前は？"], await talk.SayAsync("a"));
        Assert.Equal(["name: 山田"], await talk.SayAsync("山田"));
    }

    [Fact]
    public async Task The_next_step_gets_what_the_dialog_begun_by_a_step_ended_with()
    {
        var talk = new Talk(
            new WaterfallDialog("w", [(step, ct) => step.BeginDialogAsync("child", "of w", ct), Say("child")]),
            new Teller("child"));

        Assert.Equal(["child begins of w"], await talk.SayAsync("a"));
        Assert.Equal(["child: end 1"], await talk.SayAsync("end 1"));
    }

    [Fact]
    public async Task A_step_may_end_the_dialog_early()
    {
        var talk = new Talk(new WaterfallDialog("w", [(step, ct) => step.EndDialogAsync("early", ct), Say("never")]));

        Assert.Empty(await talk.SayAsync("a"));
        Assert.Equal((DialogTurnStatus.Complete, "early"), (talk.Result!.Status, talk.Result.Result));
    }

    [Fact]
    public async Task A_step_may_begin_the_waterfall_anew()
    {
        var talk = new Talk(new WaterfallDialog("w", [Say("one"), (step, ct) => step.ReplaceDialogAsync("w", null, ct)]));

        await talk.SayAsync("a");

        Assert.Equal(["one: "], await talk.SayAsync("again"));
        Assert.Equal(["w"], talk.Stack);
    }

    [Fact]
    public async Task What_is_no_message_runs_no_step()
    {
        var talk = new Talk(new WaterfallDialog("w").AddStep(Say("one")).AddStep(Say("two")));
        await talk.SayAsync("a");

        Assert.Empty(await talk.TurnAsync(Some.Incoming(ActivityTypes.Event)));
        Assert.Equal(["two: b"], await talk.SayAsync("b"));
    }

    private static WaterfallStep Say(string what) => async (step, ct) =>
    {
        await step.Context.SendActivityAsync($"{what}: {step.Result}", cancellationToken: ct);
        return Dialog.EndOfTurn;
    };
}
