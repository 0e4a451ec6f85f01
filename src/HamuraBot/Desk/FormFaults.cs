namespace HamuraBot.Desk;

public static class FormFaults
{
    /// <summary>All that is wrong about a field, in sentences; null where nothing is.</summary>
    public static string? Of(this ILookup<string, string> faults, string field) => faults.Contains(field) ? string.Join(' ', faults[field]) : null;
}
