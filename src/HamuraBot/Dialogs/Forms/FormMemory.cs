using HamuraBot.Data;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs.Forms;

/// <summary>What a conversation remembers of its forms beyond the one that is open.</summary>
[StoredName("HamuraBot.Dialogs.FormMemory")]
public sealed class FormMemory
{
    /// <summary>What is true of a company from one form to the next; other answers belong to one request.</summary>
    public static readonly IReadOnlyList<string> Lasting =
    [
        "companyName", "corporateNumber", "industry", "employees", "capital", "website", "postalCode", "address",
        "representative", "contactName", "name", "email", "phone",
    ];

    /// <summary>Answers that were sent off with a form.</summary>
    public Dictionary<string, string> Given { get; set; } = [];

    /// <summary>Forms that were left for later, by their id; the latest comes last.</summary>
    public List<FormSetAside> SetAside { get; set; } = [];

    public static FormMemory In(ITurnContext turn)
    {
        if (turn.TurnState.Get<FormMemory>() is not { } memory) turn.TurnState.Set(memory = new());
        return memory;
    }

    public void SetFormAside(Form form, IReadOnlyDictionary<string, string> entries)
    {
        PickUp(form.Id);
        SetAside.Add(new(form.Id, entries.ToDictionary()));
    }

    public IReadOnlyDictionary<string, string>? PickUp(string form)
    {
        if (SetAside.Find(aside => aside.Form == form) is not { } found) return null;
        SetAside.Remove(found);
        return found.Entries;
    }

    public void Remember(IReadOnlyDictionary<string, string> answers)
    {
        foreach (var field in Lasting)
            if (answers.GetValueOrDefault(field) is { Length: > 0 } answer) Given[field] = answer;
    }
}

public sealed record FormSetAside(string Form, Dictionary<string, string> Entries);
