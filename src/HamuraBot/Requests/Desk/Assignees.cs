using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Requests.Desk;

/// <summary>Who may look after a request. One that was given to a name that is no officer's keeps that name.</summary>
public sealed class Assignees(IReadOnlyList<Officer> officers)
{
    public static async Task<Assignees> ReadAsync(StoreConnection sql) => new(await OfficerTable.AllAsync(sql));

    public IEnumerable<Officer> Working => officers.Where(officer => officer.Enabled);

    public string? NameOf(string? assignee) => officers.FirstOrDefault(officer => officer.Id == assignee)?.Name ?? assignee;

    /// <summary>An officer's id, whether the id, the address or the name was given.</summary>
    public string? Find(string? assignee)
    {
        if (assignee is null) return null;
        var named = officers.Where(officer => officer.Name == assignee && officer.Enabled).ToList();
        return officers.FirstOrDefault(officer => officer.Id == assignee || string.Equals(officer.Email, assignee, StringComparison.OrdinalIgnoreCase))?.Id
            ?? (named is [var only] ? only.Id : assignee);
    }
}
