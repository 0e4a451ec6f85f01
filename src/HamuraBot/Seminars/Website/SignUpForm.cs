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

    private const int MostRows = 10;

    private readonly Form form = library[SignUpDialog.Form];
    private readonly Refusal refusal = new(library);

    /// <summary>All but the others' names, which have a row each here.</summary>
    public IReadOnlyList<Field> Fields => [.. form.Fields.Where(asked => asked.Id != SignUpDialog.CompanionsField.Id)];

    /// <summary>More names than these are given on the registration's own page.</summary>
    public static int Rows(Seminar seminar) => Math.Min(seminar.Plan.MostSeats, MostRows) - 1;

    /// <param name="row">From 1.</param>
    public static string RowName(int row) => $"companion{row}";

    public static string RowEmail(int row) => $"companion{row}Email";

    public string Purpose(Language language) => form.Purpose!.In(language);

    /// <param name="typed">By the fields' ids.</param>
    /// <param name="attendee">Null when something is wrong.</param>
    /// <returns>By field, why what was typed cannot be taken: all of it at once.</returns>
    public Dictionary<string, string> Read(IReadOnlyDictionary<string, string> typed, Seminar seminar, Language language, out Attendee? attendee)
    {
        var faults = new Dictionary<string, string>();
        var answers = new Dictionary<string, string>();
        foreach (var field in Fields)
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
        var companions = ReadCompanions(typed, seminar, language, faults);
        if (companions.Count >= seats && seats > 0)
            faults.TryAdd(SignUpDialog.SeatsField.Id, library.Phrases.Seminars.TooManyCompanions.In(language, ("seats", Formats.Number(seats))));
        attendee = faults.Count > 0 ? null : new(
            answers[SignUpDialog.NameField.Id], answers.GetValueOrDefault(SignUpDialog.CompanyField.Id), EmailAddress.Parse(answers[SignUpDialog.EmailField.Id]),
            answers.GetValueOrDefault(SignUpDialog.PhoneField.Id), seats, language)
        { Needs = answers.GetValueOrDefault(SignUpDialog.NeedsField.Id), Companions = companions };
        return faults;
    }

    private List<Companion> ReadCompanions(IReadOnlyDictionary<string, string> typed, Seminar seminar, Language language, Dictionary<string, string> faults)
    {
        var companions = new List<Companion>();
        for (var row = 1; row <= Rows(seminar); row++)
        {
            var (name, email) = (typed.GetValueOrDefault(RowName(row), "").Trim(), typed.GetValueOrDefault(RowEmail(row), "").Trim());
            if (name.Length == 0 && email.Length == 0) continue;
            if (CompanionList.Read(name, out var unread) is [{ Email: null } one] && unread is null)
            {
                var address = email.Length == 0 ? Reading.Of("") : EmailText.Read(email);
                if (address.Outcome is ReadingOutcome.Understood) companions.Add(one with { Email = EmailAddress.TryParse(address.Answer) });
                else faults[RowEmail(row)] = library.Phrases.Seminars.NoAddress.In(language);
            }
            else
            {
                faults[RowName(row)] = name.Length == 0 ? library.Phrases.Form.CardNeedsThis.In(language) : library.Phrases.Seminars.CompanionUnread.In(language, ("line", name));
            }
        }
        return companions;
    }
}
