namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>
/// Judges an answer. True ends the prompt with <see cref="PromptRecognizerResult{T}.Value"/>, which the validator may set; false asks
/// again, unless the validator has already sent something.
/// </summary>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);

/// <summary>What a prompt made of the answer.</summary>
/// <typeparam name="T">What the prompt brings in.</typeparam>
public class PromptRecognizerResult<T>
{
    /// <summary>Makes one of an answer that would not do.</summary>
    public PromptRecognizerResult()
    {
    }

    /// <summary>Whether the answer is one.</summary>
    public bool Succeeded { get; set; }

    /// <summary>What the answer means.</summary>
    public T Value { get; set; }
}

/// <summary>What a validator sees.</summary>
/// <typeparam name="T">What the prompt brings in.</typeparam>
public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(
        ITurnContext turnContext, PromptRecognizerResult<T> recognized, IDictionary<string, object> state, PromptOptions options)
    {
        Context = turnContext;
        Recognized = recognized;
        State = state;
        Options = options;
    }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>What the prompt made of the answer; also given when it failed.</summary>
    public PromptRecognizerResult<T> Recognized { get; }

    /// <summary>What the prompt keeps until it ends.</summary>
    public IDictionary<string, object> State { get; }

    /// <summary>What the prompt was begun with.</summary>
    public PromptOptions Options { get; }

    /// <summary>How many answers there were, this one included.</summary>
    public int AttemptCount => Stored.Value<int>(State, PromptTurn.AttemptCountKey);
}
