using System.Diagnostics;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Waits for a thing to come true, and says what did not.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);

    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> look, TimeSpan? patience = null) where T : class
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < (patience ?? Patience);)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(BetweenLooks);
        }

        throw new TimeoutException($"Waited in vain: {what}.");
    }

    public static Task TrueAsync(string what, Func<Task<bool>> look, TimeSpan? patience = null) =>
        GetAsync(what, async () => await look() ? "" : null, patience);
}
