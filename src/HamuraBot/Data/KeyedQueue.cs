namespace HamuraBot.Data;

/// <summary>Queues by name, within this node: one at a time, in order of arrival.</summary>
public sealed class KeyedQueue
{
    private readonly Dictionary<string, Task> tails = [];

    /// <returns>The place, once it is the first; to be left by disposing of it.</returns>
    public async Task<IDisposable> EnterAsync(string name)
    {
        var place = new Place(this, name);
        Task? before;
        lock (tails)
        {
            tails.TryGetValue(name, out before);
            tails[name] = place.Left;
        }
        if (before is not null)
        {
            await before;
        }
        return place;
    }

    /// <returns>Null if somebody is there.</returns>
    public IDisposable? TryEnter(string name)
    {
        var place = new Place(this, name);
        lock (tails)
        {
            return tails.TryAdd(name, place.Left) ? place : null;
        }
    }

    private sealed class Place(KeyedQueue queues, string name) : IDisposable
    {
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Left => left.Task;

        public void Dispose()
        {
            lock (queues.tails)
            {
                if (queues.tails.TryGetValue(name, out var tail) && tail == Left)
                {
                    queues.tails.Remove(name);
                }
            }
            left.TrySetResult();
        }
    }
}
