using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Seminars.Chat;

namespace HamuraBot.Seminars.Website;

/// <summary>The questions of the sign-up in the chat, all on one page: the same fields, read in the same way, refused in the same words.</summary>
public sealed class SignUpForm(DialogLibrary library)
{
    public const string Consent = "consent";

    private readonly Form form = library[SignUpDialog.Form];
    private readonly Refusal refusal = new(library);

    public IReadOnlyList<Field> Fields => form.Fields;

    public string Purpose(Language language) => form.Purpose!.In(language);

    /// <param name="typed">By the fields' ids.</param>
    /// <param name="attendee">Null when something is wrong.</param>
    /// <returns>By field, why what was typed cannot be taken: all of it at once.</returns>
    public Dictionary<string, string> Read(IReadOnlyDictionary<string, string> typed, Seminar seminar, Language language, out Attendee? attendee)
    {
        var faults = new Dictionary<string, string>();
        var answers = new Dictionary<string, string>();
        foreach (var field in form.Fields)
        {
            var text = typed.GetValueOrDefault(field.Id, "").Trim();
            if (text.Length == 0 && field.Optional) continue;
            if (text.Length == 0) faults[field.Id] = library.Phrases.Form.CardNeedsThis.In(language);
            else if (library.Reader.Read(field, text) is { Outcome: ReadingOutcome.Understood } reading) answers[field.Id] = reading.Answer;
            else faults[field.Id] = refusal.Of(field, library.Reader.Read(field, text), language);
        }
        if (typed.GetValueOrDefault(Consent, "") is not OwnFields.Yes) faults[Consent] = library.Phrases.Form.CardNeedsThis.In(language);
        var seats = answers.TryGetValue(SignUpDialog.SeatsField.Id, out var said) ? int.Parse(said, CultureInfo.InvariantCulture) : 0;
        if (seats > seminar.Plan.MostSeats)
            faults[SignUpDialog.SeatsField.Id] = library.Phrases.Seminars.TooManySeats.In(language, ("most", Formats.Number(seminar.Plan.MostSeats)));
        attendee = faults.Count > 0 ? null : new(
            answers[SignUpDialog.NameField.Id], answers.GetValueOrDefault(SignUpDialog.CompanyField.Id), EmailAddress.Parse(answers[SignUpDialog.EmailField.Id]),
            answers.GetValueOrDefault(SignUpDialog.PhoneField.Id), seats, language)
        { Needs = answers.GetValueOrDefault(SignUpDialog.NeedsField.Id) };
        return faults;
    }
}
