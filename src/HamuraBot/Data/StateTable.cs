namespace HamuraBot.Data;

/// <summary>The rows of <c>states</c>: what Bot Builder keeps between turns, as JSON under its own key.</summary>
public static class StateTable
{
    /// <summary>As a column, for a statement that has the key in <c>@state</c>: a turn begins with one round trip.</summary>
    public const string Body = "(SELECT s.body FROM states s WHERE s.key = @state)";
}
