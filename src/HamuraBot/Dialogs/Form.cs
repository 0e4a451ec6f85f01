namespace HamuraBot.Dialogs;

/// <summary>
/// Questions whose answers are kept by field id, so that a form may gain a field while somebody is in it. <see cref="Button"/> is
/// what the button that opens it says.
/// </summary>
public sealed record Form(string Id, Words Name, Words Button, IReadOnlyList<Field> Fields)
{
    /// <summary>What the personal data is asked for.</summary>
    public Words? Purpose { get; init; }

    /// <summary>What the desk does with a request, told in the receipt.</summary>
    public Words? Next { get; init; }

    /// <summary>Office days until the desk answers. A form with such a promise is a request.</summary>
    public int? Days { get; init; }

    public Field? NextUnanswered(IReadOnlyDictionary<string, string> answers) =>
        Fields.FirstOrDefault(field => field.Applies(answers) && !answers.ContainsKey(field.Id));

    /// <summary>The answered field before the one that is being asked.</summary>
    public Field? Before(Field asked, IReadOnlyDictionary<string, string> answers) =>
        Fields.TakeWhile(field => field.Id != asked.Id).LastOrDefault(field => answers.ContainsKey(field.Id));

    public Field this[string id] => Fields.Single(field => field.Id == id);
}
