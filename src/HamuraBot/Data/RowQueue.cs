namespace HamuraBot.Data;

/// <summary>The places that one piece of work has in the queues for busy rows, until it is committed or undone.</summary>
/// <param name="queues">Those of this node. Between nodes the row itself is what is waited for: one connection a node, not one a visitor.</param>
/// <param name="own">The row whose queue the work has waited in.</param>
public sealed class RowQueue(KeyedQueue queues, string? own) : IDisposable
{
    private readonly Dictionary<string, IDisposable> places = [];

    public void Enter(string row)
    {
        if (row == own || places.ContainsKey(row)) return;
        places[row] = queues.TryEnter(row) ?? throw new RowBusyException(row);
    }

    public void Dispose()
    {
        foreach (var place in places.Values) place.Dispose();
    }
}

/// <summary>Somebody on this node is at the row. The door to the store runs the work again when it is its turn.</summary>
public sealed class RowBusyException(string row) : Exception("Another piece of work is at the row.")
{
    public string Row => row;
}
