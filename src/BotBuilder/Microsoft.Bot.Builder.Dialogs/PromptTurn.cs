using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>What prompts of both kinds do with their part of the saved stack.</summary>
internal static class PromptTurn
{
    public const string AttemptCountKey = "AttemptCount";

    private const string OptionsKey = "options";
    private const string StateKey = "state";

    public static (PromptOptions Options, IDictionary<string, object> State) Begin(DialogContext dc, object options)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (options is not PromptOptions prompt)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "A prompt is begun with PromptOptions.");
        }

        ExpectInput(prompt.Prompt);
        ExpectInput(prompt.RetryPrompt);
        var state = new Dictionary<string, object> { [AttemptCountKey] = 0 };
        dc.ActiveDialog.State[OptionsKey] = prompt;
        dc.ActiveDialog.State[StateKey] = state;
        return (prompt, state);
    }

    public static (PromptOptions Options, IDictionary<string, object> State) Of(DialogInstance instance) =>
        (Stored.Value<PromptOptions>(instance.State, OptionsKey), Stored.Value<IDictionary<string, object>>(instance.State, StateKey));

    public static void CountAttempt(IDictionary<string, object> state) =>
        state[AttemptCountKey] = Stored.Value<int>(state, AttemptCountKey) + 1;

    public static Task AskAsync(ITurnContext turnContext, PromptOptions options, bool isRetry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var question = isRetry ? options.RetryPrompt ?? options.Prompt : options.Prompt;
        return question == null ? Task.CompletedTask : turnContext.SendActivityAsync(question, cancellationToken);
    }

    private static void ExpectInput(Activity question)
    {
        if (question != null && string.IsNullOrEmpty(question.InputHint))
        {
            question.InputHint = InputHints.ExpectingInput;
        }
    }
}
