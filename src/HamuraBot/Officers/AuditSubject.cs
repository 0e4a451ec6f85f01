using HamuraBot.Content;
using HamuraBot.Data;

namespace HamuraBot.Officers;

/// <summary>What the things of one kind are called to whom an entry of the audit log speaks. A kind whose ids are numbers that people know needs none.</summary>
/// <param name="Kind">As it is recorded.</param>
/// <param name="NameAsync">Of the id; null for what is there no more.</param>
public sealed record AuditSubject(string Kind, Func<StoreConnection, string, Task<Words?>> NameAsync)
{
    public static Words? Alike(string? name) => name is null ? null : new(name, name);
}
