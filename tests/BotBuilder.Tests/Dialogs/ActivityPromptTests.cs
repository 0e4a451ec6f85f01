using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public sealed class ActivityPromptTests
{
    [Fact]
    public async Task An_activity_prompt_waits_for_the_activity_that_will_do()
    {
        var talk = new Talk(new ActivityPrompt("file", (answer, _) => Task.FromResult(answer.Recognized.Value.Attachments?.Count > 0)))
        {
            Options = Prompts.Asking("どのファイルですか。", "ファイルを送ってください。"),
        };

        Assert.Equal(["どのファイルですか。"], await talk.SayAsync("hello"));
        Assert.Equal(["ファイルを送ってください。"], await talk.SayAsync("これ"));

        var withFile = Some.Message();
        withFile.Attachments = [new Attachment("image/png", "https://channel.example/a.png")];
        await talk.TurnAsync(withFile);
        Assert.Same(withFile, talk.Result!.Result);
    }

    [Fact]
    public async Task An_activity_prompt_takes_events_too()
    {
        var talk = new Talk(new ActivityPrompt("signal", (answer, _) => Task.FromResult(answer.Recognized.Value.Name == "go")))
        {
            Options = Prompts.Asking("waiting"),
        };
        await talk.SayAsync("hello");

        var signal = Some.Incoming(ActivityTypes.Event);
        signal.Name = "go";
        await talk.TurnAsync(signal);

        Assert.Same(signal, talk.Result!.Result);
    }

    [Fact]
    public async Task An_activity_prompt_asks_again_also_after_its_validator_spoke()
    {
        var talk = new Talk(new ActivityPrompt("file", async (answer, ct) =>
        {
            await answer.Context.SendActivityAsync("まだです。", cancellationToken: ct);
            return false;
        }))
        { Options = Prompts.Asking("どのファイルですか。", "ファイルを送ってください。") };
        await talk.SayAsync("hello");

        Assert.Equal(["まだです。", "ファイルを送ってください。"], await talk.SayAsync("これ"));
    }

    [Fact]
    public async Task An_activity_prompt_asks_through_the_overload_that_knows_of_a_retry()
    {
        var prompt = new Overheard();
        var talk = new Talk(prompt) { Options = Prompts.Asking("waiting") };
        await talk.SayAsync("hello");
        await talk.SayAsync("hi");

        Assert.Equal([false, true], prompt.Retries);
    }

    private sealed class Overheard() : ActivityPrompt("signal", (_, _) => Task.FromResult(false))
    {
        public List<bool> Retries { get; } = [];

        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("The prompt asks through the other overload.");

        protected override Task OnPromptAsync(
            ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry,
            CancellationToken cancellationToken = default)
        {
            Retries.Add(isRetry);
            return Task.CompletedTask;
        }
    }
}
