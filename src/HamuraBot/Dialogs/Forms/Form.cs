using HamuraBot.Content;

namespace HamuraBot.Dialogs.Forms;

/// <summary>
/// Questions whose answers are kept by field id, so that a form may gain a field while somebody is in it. <see cref="Button"/> is
/// what the button that opens it says.
/// </summary>
public sealed record Form(string Id, Words Name, Words Button, IReadOnlyList<Field> Fields)
{
    /// <summary>The verb of the command that opens a form, whatever the language: <c>apply:expert-dispatch</c>.</summary>
    public const string OpenVerb = "apply";

    public ButtonCommand OpenCommand => new(OpenVerb, Id);

    /// <summary>What the personal data is asked for.</summary>
    public Words? Purpose { get; init; }

    /// <summary>What the desk does with a request, told in the receipt.</summary>
    public Words? Next { get; init; }

    /// <summary>A request for the desk's support, which a company makes; others ask what they need.</summary>
    public bool IsSupport => Days is not null && FormIds.Contract.Contains(Id);

    /// <summary>Office days until the desk answers. A form with such a promise is a request.</summary>
    public int? Days { get; init; }

    /// <summary>Asked before the first personal field.</summary>
    public Field? Consent { get; init; }

    /// <summary>Asked before the first field that another form has heard the answer to.</summary>
    public Field? Offer { get; init; }

    /// <summary>Asked at the end, with all the answers. A form without it is done with its last answer.</summary>
    public Field? Confirm { get; init; }

    public IEnumerable<Field> Own => new[] { Consent, Offer, Confirm }.OfType<Field>();

    public Field? Find(string? id) => Fields.Concat(Own).FirstOrDefault(field => field.Id == id);

    public Field this[DeclaredField field] => Fields.Single(asked => asked.Id == field.Id);

    /// <param name="answers">What has been answered.</param>
    /// <param name="offered">The fields that another form has heard the answers to.</param>
    public Field? NextUnanswered(IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string>? offered = null) =>
        Steps(answers, offered ?? []).FirstOrDefault(field => !answers.ContainsKey(field.Id));

    /// <summary>The answered field before the one that is being asked.</summary>
    public Field? Before(Field asked, IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string>? offered = null) =>
        Steps(answers, offered ?? []).TakeWhile(field => field.Id != asked.Id)
            .LastOrDefault(field => Fields.Contains(field) && answers.ContainsKey(field.Id));

    /// <summary>The answers without those to questions that another answer has made pointless.</summary>
    public Dictionary<string, string> Applicable(IReadOnlyDictionary<string, string> answers)
    {
        var applicable = answers.ToDictionary();
        foreach (var field in Fields)
            if (!field.Applies(applicable)) applicable.Remove(field.Id);
        return applicable;
    }

    private IEnumerable<Field> Steps(IReadOnlyDictionary<string, string> answers, IReadOnlyCollection<string> offered)
    {
        var (consent, offer) = (Consent, Offer);
        foreach (var field in Fields.Where(field => field.Applies(answers)))
        {
            var offers = offer is not null && offered.Contains(field.Id);
            if (consent is not null && (field.Personal || offers && Fields.Any(other => other.Personal && offered.Contains(other.Id))))
            {
                yield return consent;
                consent = null;
            }
            if (offers)
            {
                yield return offer!;
                offer = null;
            }
            yield return field;
        }
        if (Confirm is not null) yield return Confirm;
    }
}
