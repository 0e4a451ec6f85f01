using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Dialogs;

internal static class Prompts
{
    public static PromptOptions Asking(string prompt, string? retry = null) => new()
    {
        Prompt = MessageFactory.Text(prompt),
        RetryPrompt = retry == null ? null : MessageFactory.Text(retry),
    };

    public static PromptValidator<string> Only(string wanted) =>
        (answer, _) => Task.FromResult(answer.Recognized.Succeeded && answer.Recognized.Value == wanted);
}
