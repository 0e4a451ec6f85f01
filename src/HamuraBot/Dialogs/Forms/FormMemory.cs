using HamuraBot.Conversations;
using Microsoft.Bot.Builder;

namespace HamuraBot.Dialogs.Forms;

/// <summary>What a conversation remembers of its forms beyond the one that is open.</summary>
public sealed class FormMemory
{
    /// <summary>What is true of a company from one form to the next; other answers belong to one request.</summary>
    private static readonly IReadOnlyList<RequiredFields> Lasting =
    [
        Lasts([], "companyName", "industry", "contactName", "email", "phone"),
        Lasts(["seminar-registration"], "companyName", "name", "email", "phone"),
        Lasts(["company-visit", "expert-dispatch", "financial-consultation", "management-consultation", "tie-up"], "employees"),
        Lasts(["expert-dispatch"], "corporateNumber", "capital", "representative"),
        Lasts(["tie-up", "website-building"], "website"),
    ];

    /// <summary>Answers that were sent off with a form.</summary>
    public Dictionary<string, string> Given { get; set; } = [];

    /// <summary>Forms that were left for later, by their id; the latest comes last.</summary>
    public List<FormSetAside> SetAside { get; set; } = [];

    public static FormMemory In(ITurnContext turn)
    {
        if (turn.Noted<FormMemory>() is not { } memory) turn.Note(memory = new());
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

    public void Remember(FormAnswers answers)
    {
        foreach (var field in Lasting.SelectMany(fields => fields.Fields))
            if (answers.Find(field) is { } answer) Given[field.Id] = answer;
    }

    /// <summary>What another form has heard.</summary>
    public string? Find(DeclaredField field) => Given.GetValueOrDefault(field.Id);

    private static RequiredFields Lasts(string[] forms, params string[] ids)
    {
        var lasting = new RequiredFields("what a visitor need not say twice", forms);
        foreach (var id in ids) lasting.Optional(id);
        return lasting;
    }
}

public sealed record FormSetAside(string Form, Dictionary<string, string> Entries);
