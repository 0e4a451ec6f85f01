using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Chat;

namespace HamuraBot.Seminars.SelfService;

/// <summary>Company, address and phone on a registration's own page: the fields of the sign-up, read and refused as there.</summary>
public sealed class OwnContact(DialogLibrary library)
{
    private readonly Form form = library[SignUpDialog.Form];
    private readonly Refusal refusal = new(library);

    private Field Company => form[SignUpDialog.CompanyField];

    private Field Email => form[SignUpDialog.EmailField];

    private Field Phone => form[SignUpDialog.PhoneField];

    public IEnumerable<OwnField> Fields(Attendee attendee) =>
    [
        new(Company.Id, Company.Title, attendee.Company ?? "", "text", true) { Longest = Company.Max },
        new(Email.Id, Email.Title, attendee.Email?.Value ?? "", "email", false) { Longest = EmailAddress.Longest },
        new(Phone.Id, Phone.Title, attendee.Phone is { } phone ? PhoneText.Shown(phone) : "", "tel", true),
    ];

    /// <param name="typed">By the fields' ids; one that is not there stays as it is.</param>
    /// <param name="faults">What cannot be taken is added.</param>
    /// <returns>Null where there is a fault.</returns>
    public Contact? Read(Attendee before, IReadOnlyDictionary<string, string> typed, Dictionary<string, Words> faults)
    {
        var company = Read(Company, typed.GetValueOrDefault(Company.Id) ?? before.Company, faults);
        var email = Read(Email, typed.GetValueOrDefault(Email.Id) ?? before.Email?.Value, faults);
        var phone = Read(Phone, typed.GetValueOrDefault(Phone.Id) ?? before.Phone, faults);
        return faults.Count == 0 ? new(company, EmailAddress.Parse(email!), phone) : null;
    }

    private string? Read(Field field, string? written, Dictionary<string, Words> faults)
    {
        var text = written?.Trim() ?? "";
        if (text.Length == 0 && field.Optional) return null;
        var reading = text.Length == 0 ? new(ReadingOutcome.Unreadable) : library.Reader.Read(field, text);
        if (reading.Outcome is ReadingOutcome.Understood) return reading.Answer;
        faults[field.Id] = SeminarText.Both(language => text.Length == 0 ? library.Phrases.Form.CardNeedsThis.In(language) : refusal.Of(field, reading, language));
        return null;
    }
}
