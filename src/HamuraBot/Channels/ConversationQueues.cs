namespace HamuraBot.Channels;

/// <summary>Turns of one conversation one after the other, in order of arrival, within this node. Between nodes the version settles it.</summary>
public sealed class ConversationQueues
{
    private readonly Dictionary<string, Task> tails = [];

    public async Task<IDisposable> EnterAsync(string conversationId)
    {
        var place = new Place(this, conversationId);
        Task? before;
        lock (tails)
        {
            tails.TryGetValue(conversationId, out before);
            tails[conversationId] = place.Left;
        }
        if (before is not null)
        {
            await before;
        }
        return place;
    }

    private sealed class Place(ConversationQueues queues, string conversationId) : IDisposable
    {
        private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Left => left.Task;

        public void Dispose()
        {
            lock (queues.tails)
            {
                if (queues.tails.TryGetValue(conversationId, out var tail) && tail == Left)
                {
                    queues.tails.Remove(conversationId);
                }
            }
            left.TrySetResult();
        }
    }
}
