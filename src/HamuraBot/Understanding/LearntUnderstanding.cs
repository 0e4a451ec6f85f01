namespace HamuraBot.Understanding;

/// <summary>
/// What has been learnt so far. Ask <see cref="Current"/> anew for every message and use the one you got to the end of it: each is
/// whole and never changes.
/// </summary>
public sealed class LearntUnderstanding
{
    private readonly Lock gate = new();
    private volatile LanguageUnderstanding? current;
    private Task running;
    private Task? next;
    private Knowledge? wished;

    /// <summary>Learns beside what the caller does next; <see cref="First"/> tells when it is done.</summary>
    public LearntUnderstanding(Knowledge knowledge) => running = First = Task.Run(() => current = new LanguageUnderstanding(knowledge));

    public LearntUnderstanding(LanguageUnderstanding learnt)
    {
        current = learnt;
        running = First = Task.CompletedTask;
    }

    /// <summary>Done when something has been learnt. If it cannot be, the task fails.</summary>
    public Task First { get; }

    /// <summary>Whoever asks before the first has been learnt waits for it.</summary>
    public LanguageUnderstanding Current
    {
        get
        {
            if (current is null) First.GetAwaiter().GetResult();
            return current!;
        }
    }

    /// <summary>
    /// Learns beside the messages, which are understood as before until it is done. Those who ask while another learning goes on wait for
    /// the same next one, which learns what was given last.
    /// </summary>
    /// <returns>Done when this knowledge, or one that came later, is in use. If it cannot be learnt, the task fails and nothing changes.</returns>
    public Task RelearnAsync(Knowledge knowledge)
    {
        lock (gate)
        {
            wished = knowledge;
            return next ??= LearnAsync(running);
        }
    }

    private async Task LearnAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        Knowledge knowledge;
        lock (gate)
            (knowledge, running, next) = (wished!, next!, null);
        current = new LanguageUnderstanding(knowledge);
    }
}
