using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Dialogs;

public sealed class ComponentDialogTests
{
    [Fact]
    public async Task The_first_dialog_added_begins_and_its_result_is_that_of_the_component()
    {
        var talk = new Talk(new Component("c", new Teller("inner"), new Teller("other"))) { Options = "options" };

        Assert.Equal(["inner begins options"], await talk.SayAsync("hello"));
        Assert.Equal(["c"], talk.Stack);

        await talk.SayAsync("end 1");
        Assert.Equal((DialogTurnStatus.Complete, "end 1"), (talk.Result!.Status, talk.Result.Result));
        Assert.Empty(talk.Stack);
    }

    [Fact]
    public async Task The_initial_dialog_can_be_another()
    {
        var component = new Component("c", new Teller("one"), new Teller("two")) { InitialDialogId = "two" };

        Assert.Equal(["two begins"], await new Talk(component).SayAsync("hello"));
    }

    [Fact]
    public async Task A_component_inside_a_component_survives_the_turns()
    {
        var form = new Component(
            "form",
            new WaterfallDialog("w",
            [
                (step, ct) => step.PromptAsync("name", Prompts.Asking("お名前は？"), ct),
                (step, ct) =>
                {
                    step.Values["name"] = step.Result;
                    return step.PromptAsync("town", Prompts.Asking("どちらの町ですか。"), ct);
                },
                (step, ct) => step.EndDialogAsync($"{step.Values["name"]} ({step.Result})", ct),
            ]),
            new TextPrompt("name"),
            new TextPrompt("town", Prompts.Only("羽村")));
        var talk = new Talk(new Component("root", new Component("middle", form)));

        Assert.Equal(["お名前は？"], await talk.SayAsync("hello"));
        Assert.Equal(["どちらの町ですか。"], await talk.SayAsync("山田"));
        Assert.Equal(["どちらの町ですか。"], await talk.SayAsync("青梅"));
        Assert.Empty(await talk.SayAsync("羽村"));
        Assert.Equal((DialogTurnStatus.Complete, "山田 (羽村)"), (talk.Result!.Status, talk.Result.Result));
    }

    [Fact]
    public async Task An_interruption_is_answered_and_the_question_asked_again()
    {
        var talk = new Talk(new Interruptible(new TextPrompt("name"))) { Options = Prompts.Asking("お名前は？") };
        await talk.SayAsync("hello");

        Assert.Equal(["ここに助けがあります。", "お名前は？"], await talk.SayAsync("help"));
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result!.Status);

        await talk.SayAsync("山田");
        Assert.Equal("山田", talk.Result.Result);
    }

    [Fact]
    public async Task An_interruption_reaches_through_a_component_to_the_question_inside()
    {
        var talk = new Talk(new Interruptible(new Component("form", new TextPrompt("name")))) { Options = Prompts.Asking("お名前は？") };
        await talk.SayAsync("hello");

        Assert.Equal(["ここに助けがあります。", "お名前は？"], await talk.SayAsync("help"));
    }

    [Fact]
    public async Task An_interruption_may_begin_a_dialog_above_the_question()
    {
        var talk = new Talk(new Interruptible(new TextPrompt("name"), new Teller("aside"))) { Options = Prompts.Asking("お名前は？") };
        await talk.SayAsync("hello");

        Assert.Equal(["aside begins"], await talk.SayAsync("aside"));
        Assert.Equal(["aside hears so"], await talk.SayAsync("so"));
        Assert.Equal(["お名前は？"], await talk.SayAsync("end"));
    }

    [Fact]
    public async Task Cancelling_inside_ends_the_component_and_everything_in_it()
    {
        var inner = new Teller("inner");
        var form = new Component("form", inner);
        var talk = new Talk(new Interruptible(form));
        await talk.SayAsync("hello");

        await talk.SayAsync("cancel");

        Assert.Equal(DialogTurnStatus.Complete, talk.Result!.Status);
        Assert.Empty(talk.Stack);
        Assert.Equal([DialogReason.CancelCalled], inner.Ended);
        Assert.Equal([DialogReason.CancelCalled], form.Ended);
    }

    [Fact]
    public async Task A_dialog_inside_may_begin_one_of_the_parents()
    {
        var talk = new Talk(
            new Component("c", new WaterfallDialog("w", [(step, ct) => step.BeginDialogAsync("outside", null, ct)])),
            new Teller("outside"));

        Assert.Equal(["outside begins"], await talk.SayAsync("hello"));
        Assert.Equal(["outside hears hi"], await talk.SayAsync("hi"));
    }

    [Fact]
    public async Task A_dialog_of_the_parents_is_not_told_of_its_end()
    {
        var outside = new Teller("outside");
        var talk = new Talk(new Component("c", new WaterfallDialog("w", [(step, ct) => step.BeginDialogAsync("outside", null, ct)])), outside);
        await talk.SayAsync("hello");

        await talk.SayAsync("end");

        Assert.Empty(talk.Stack);
        Assert.Empty(outside.Ended);
    }

    [Fact]
    public async Task A_component_asks_again_when_a_dialog_above_it_ends()
    {
        var talk = new Talk(new Component("c", new Teller("inner")), new Teller("above"));
        await talk.SayAsync("hello");
        await talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("above"));

        Assert.Equal(["inner asks again"], await talk.SayAsync("end"));
        Assert.Equal(["c"], talk.Stack);
    }

    [Fact]
    public async Task The_child_context_is_the_stack_inside_the_active_component()
    {
        var talk = new Talk(new Component("c", new Teller("inner")));
        await talk.SayAsync("hello");

        await talk.TurnAsync(Some.Message(), dc =>
        {
            Assert.Equal("inner", dc.Child.ActiveDialog.Id);
            Assert.Same(dc, dc.Child.Parent);
            Assert.Null(dc.Child.Child);
            return dc.ContinueDialogAsync();
        });
    }

    private class Component : ComponentDialog
    {
        public Component(string id, params Dialog[] dialogs)
            : base(id)
        {
            foreach (var dialog in dialogs)
            {
                AddDialog(dialog);
            }
        }

        public List<DialogReason> Ended { get; } = [];

        protected override Task OnEndDialogAsync(
            ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Ended.Add(reason);
            return base.OnEndDialogAsync(context, instance, reason, cancellationToken);
        }
    }

    private sealed class Interruptible(params Dialog[] dialogs) : Component("interruptible", dialogs)
    {
        protected override async Task<DialogTurnResult> OnContinueDialogAsync(
            DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            switch (innerDc.Context.Activity.Text)
            {
                case "help":
                    await innerDc.Context.SendActivityAsync("ここに助けがあります。", cancellationToken: cancellationToken);
                    await innerDc.RepromptDialogAsync(cancellationToken);
                    return EndOfTurn;
                case "cancel":
                    return await innerDc.CancelAllDialogsAsync(cancellationToken);
                case "aside":
                    return await innerDc.BeginDialogAsync("aside", null, cancellationToken);
                default:
                    return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }
        }
    }
}
