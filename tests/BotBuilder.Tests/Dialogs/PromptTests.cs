using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public sealed class PromptTests
{
    [Fact]
    public async Task A_prompt_asks_and_ends_with_the_answer()
    {
        var talk = new Talk(new TextPrompt("name")) { Options = Prompts.Asking("お名前は？") };

        Assert.Equal(["お名前は？"], await talk.SayAsync("hello"));
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result!.Status);

        await talk.SayAsync("山田");
        Assert.Equal((DialogTurnStatus.Complete, "山田"), (talk.Result.Status, talk.Result.Result));
    }

    [Fact]
    public async Task An_answer_that_will_not_do_is_asked_for_again()
    {
        var talk = new Talk(new TextPrompt("yes", Prompts.Only("はい"))) { Options = Prompts.Asking("よろしいですか。", "「はい」とお答えください。") };
        await talk.SayAsync("hello");

        Assert.Equal(["「はい」とお答えください。"], await talk.SayAsync("さあ"));
        Assert.Equal(["「はい」とお答えください。"], await talk.SayAsync("うーん"));
        Assert.Equal(["yes"], talk.Stack);

        await talk.SayAsync("はい");
        Assert.Equal("はい", talk.Result!.Result);
    }

    [Fact]
    public async Task Without_a_retry_prompt_the_same_question_is_asked_again()
    {
        var talk = new Talk(new TextPrompt("yes", Prompts.Only("はい"))) { Options = Prompts.Asking("よろしいですか。") };
        await talk.SayAsync("hello");

        Assert.Equal(["よろしいですか。"], await talk.SayAsync("さあ"));
    }

    [Fact]
    public async Task A_validator_that_speaks_for_itself_is_not_followed_by_the_question()
    {
        var talk = new Talk(new TextPrompt("never", async (answer, ct) =>
        {
            await answer.Context.SendActivityAsync("違います。", cancellationToken: ct);
            return false;
        }))
        { Options = Prompts.Asking("?", "again?") };
        await talk.SayAsync("hello");

        Assert.Equal(["違います。"], await talk.SayAsync("さあ"));
    }

    [Fact]
    public async Task A_validator_may_change_the_answer()
    {
        var talk = new Talk(new TextPrompt("name", (answer, _) =>
        {
            answer.Recognized.Value = answer.Recognized.Value.Trim();
            return Task.FromResult(true);
        }))
        { Options = Prompts.Asking("?") };
        await talk.SayAsync("hello");

        await talk.SayAsync(" 山田 ");

        Assert.Equal("山田", talk.Result!.Result);
    }

    [Fact]
    public async Task Attempts_are_counted_from_one_across_turns()
    {
        var attempts = new List<int>();
        var talk = new Talk(new TextPrompt("third", (answer, _) =>
        {
            attempts.Add(answer.AttemptCount);
            return Task.FromResult(answer.AttemptCount == 3);
        }))
        { Options = Prompts.Asking("?") };

        foreach (var said in new[] { "hello", "one", "two", "three" })
        {
            await talk.SayAsync(said);
        }

        Assert.Equal([1, 2, 3], attempts);
        Assert.Equal("three", talk.Result!.Result);
    }

    [Fact]
    public async Task A_validator_sees_the_options_and_keeps_what_it_needs()
    {
        var options = Prompts.Asking("?");
        options.Validations = "青";
        var talk = new Talk(new TextPrompt("colour", (answer, _) =>
        {
            var before = answer.State.TryGetValue("before", out var value) ? value : null;
            answer.State["before"] = answer.Recognized.Value;
            return Task.FromResult(Equals(before, answer.Options.Validations));
        }))
        { Options = options };
        await talk.SayAsync("hello");

        await talk.SayAsync("青");
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result!.Status);

        await talk.SayAsync("any");
        Assert.Equal(DialogTurnStatus.Complete, talk.Result.Status);
    }

    [Fact]
    public async Task A_prompt_expects_input_unless_it_says_otherwise()
    {
        var options = new PromptOptions
        {
            Prompt = new Activity { Type = ActivityTypes.Message, Text = "?" },
            RetryPrompt = new Activity { Type = ActivityTypes.Message, Text = "again?", InputHint = InputHints.AcceptingInput },
        };
        var talk = new Talk(new TextPrompt("name")) { Options = options };

        await talk.SayAsync("hello");

        Assert.Equal(("expectingInput", "acceptingInput"), (options.Prompt.InputHint, options.RetryPrompt.InputHint));
    }

    [Fact]
    public async Task What_is_no_message_is_no_answer()
    {
        var talk = new Talk(new TextPrompt("name")) { Options = Prompts.Asking("?") };
        await talk.SayAsync("hello");

        Assert.Empty(await talk.TurnAsync(Some.Incoming(ActivityTypes.Event)));
        Assert.Equal(DialogTurnStatus.Waiting, talk.Result!.Status);
    }

    [Fact]
    public async Task A_message_without_text_is_asked_for_again()
    {
        var talk = new Talk(new TextPrompt("name")) { Options = Prompts.Asking("?", "again?") };
        await talk.SayAsync("hello");

        Assert.Equal(["again?"], await talk.TurnAsync(Some.Incoming(ActivityTypes.Message)));
    }

    [Fact]
    public async Task Reprompting_asks_the_first_question_again()
    {
        var talk = new Talk(new TextPrompt("name")) { Options = Prompts.Asking("?", "again?") };
        await talk.SayAsync("hello");

        Assert.Equal(["?"], await talk.TurnAsync(Some.Message(), async dc =>
        {
            await dc.RepromptDialogAsync();
            return Dialog.EndOfTurn;
        }));
    }

    [Fact]
    public async Task A_prompt_asks_again_when_a_dialog_above_it_ends()
    {
        var talk = new Talk(new TextPrompt("name"), new Teller("aside")) { Options = Prompts.Asking("?") };
        await talk.SayAsync("hello");
        await talk.TurnAsync(Some.Message(), dc => dc.BeginDialogAsync("aside"));

        Assert.Equal(["?"], await talk.SayAsync("end"));
        Assert.Equal(["name"], talk.Stack);
    }

    [Fact]
    public async Task A_prompt_needs_its_options() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => new Talk(new TextPrompt("name")).SayAsync("hello"));
}
