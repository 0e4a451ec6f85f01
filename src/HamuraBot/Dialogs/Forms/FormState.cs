namespace HamuraBot.Dialogs.Forms;

/// <summary>Where somebody is in a form, as the conversation keeps it: texts, so that any storage keeps them alike.</summary>
/// <param name="form">The form.</param>
/// <param name="entries">The state of the form's dialog, which may hold other things, too.</param>
public sealed class FormState(Form form, IDictionary<string, object> entries)
{
    /// <summary>What stands before a field's id.</summary>
    private const string Answer = "answer.", Offered = "offered.", Was = "was.", Refused = "refused.", Doubted = "doubted.";

    /// <summary>Where the last message stands that was left to others.</summary>
    private const string Left = "left";

    public Form Form => form;

    public IReadOnlyDictionary<string, string> Answers => form.Applicable(Of(Answer));

    /// <summary>Answers that another form has heard.</summary>
    public IReadOnlyDictionary<string, string> Offers => Of(Offered);

    public Field? Next => form.NextUnanswered(Answers, [.. Offers.Keys]);

    /// <summary>Whether nothing has been asked yet.</summary>
    public bool IsNew => !form.Fields.Any(asked => Answers.ContainsKey(asked.Id));

    public void Keep(string field, string answer)
    {
        entries[Answer + field] = answer;
        foreach (var key in (string[])[Left, Was + field, Refused + field]) entries.Remove(key);
    }

    /// <summary>Goes back to the question before, if there is one.</summary>
    public bool StepBack(Field asked)
    {
        if (Restore(asked)) return true;
        if (form.Before(asked, Answers, [.. Offers.Keys]) is not { } before) return false;
        Forget(before.Id);
        return true;
    }

    public void Forget(string field) => entries.Remove(Answer + field);

    /// <summary>Asks a field again; the answer comes back if the visitor thinks better of it.</summary>
    public void Reconsider(Field field)
    {
        entries[Was + field.Id] = Answers[field.Id];
        Forget(field.Id);
    }

    public string? AnswerBefore(Field field) => Text(Was + field.Id);

    /// <summary>A text from the card that the field could not take.</summary>
    public void Refuse(Field field, string text)
    {
        Forget(field.Id);
        entries[Refused + field.Id] = text;
    }

    /// <summary>Has the field asked again. A visitor who then gives the same answer once more, where none would do, has no other to give.</summary>
    /// <returns>Whether it is settled so, and nothing has to be said.</returns>
    public bool Refuse(RefusedAnswer refused)
    {
        var (key, answer) = (Doubted + refused.Field, Answers[refused.Field]);
        if (refused.OrNone && Text(key) == answer)
        {
            Keep(refused.Field, "");
            return true;
        }
        entries[key] = answer;
        Forget(refused.Field);
        return false;
    }

    public string? RefusedText(Field field) => Text(Refused + field.Id);

    public void OfferAnswer(string field, string answer) => entries[Offered + field] = answer;

    public void TakeOffers()
    {
        foreach (var (field, answer) in Offers) Keep(field, answer);
    }

    public void LeaveToOthers(string text) => entries[Left] = text;

    /// <summary>Words that are said again are meant for the field.</summary>
    public bool WasLeft(string text) => Text(Left) == text;

    /// <summary>Everything, to be set aside.</summary>
    public Dictionary<string, string> Copy() =>
        entries.Where(entry => entry.Value is string).ToDictionary(entry => entry.Key, entry => (string)entry.Value);

    public void Fill(IReadOnlyDictionary<string, string> copy)
    {
        foreach (var (key, text) in copy) entries[key] = text;
    }

    private bool Restore(Field field)
    {
        if (AnswerBefore(field) is not { } answer) return false;
        Keep(field.Id, answer);
        return true;
    }

    /// <summary>The answers among the entries of a form that was set aside.</summary>
    public static Dictionary<string, string> AnswersIn(IReadOnlyDictionary<string, string> entries) =>
        entries.Where(entry => entry.Key.StartsWith(Answer, StringComparison.Ordinal)).ToDictionary(entry => entry.Key[Answer.Length..], entry => entry.Value);

    private string? Text(string key) => entries.TryGetValue(key, out var text) ? text as string : null;

    private Dictionary<string, string> Of(string prefix) => entries.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => (string)entry.Value);
}
