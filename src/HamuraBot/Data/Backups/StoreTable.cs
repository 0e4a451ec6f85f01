namespace HamuraBot.Data.Backups;

/// <summary>A table as the store itself lists it: one that is made later is backed up without a word about it here.</summary>
public sealed record StoreTable(string Name, IReadOnlyList<string> Columns)
{
    public const string SchemaSteps = "schema_steps";

    public string QuotedName => Quoted(Name);

    /// <summary>The columns by name, since their order is not the same in a store that has grown.</summary>
    public string QuotedColumns => string.Join(", ", Columns.Select(Quoted));

    private static string Quoted(string name) => $"\"{name}\"";
}
