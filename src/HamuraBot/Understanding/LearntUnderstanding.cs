namespace HamuraBot.Understanding;

/// <summary>
/// What has been learnt so far. Ask <see cref="Current"/> anew for every message and use the one you got to the end of it: each is
/// whole and never changes.
/// </summary>
public sealed class LearntUnderstanding(LanguageUnderstanding first)
{
    private readonly Lock gate = new();
    private volatile LanguageUnderstanding current = first;
    private Task running = Task.CompletedTask;
    private Task? next;
    private Knowledge? wished;

    public LanguageUnderstanding Current => current;

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
