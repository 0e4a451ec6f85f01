using System.Globalization;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;

namespace HamuraBot.Companies;

/// <summary>Reads what an officer typed about a company, as forgiving and as exact as the visitors' forms.</summary>
public sealed class CompanyFields(DialogLibrary library, DeskWords words)
{
    public const string Name = "name", Kana = "kana", CorporateNumber = "corporateNumber", Address = "address", Industry = "industry",
        ConsentOn = "consentOn", ConsentHow = "consentHow", Note = "note";

    /// <summary>Where the visitors' forms ask it.</summary>
    private static readonly RequiredFields OfRequests = new("the record of a company");

    public static readonly OptionalField IndustryAnswer = OfRequests.Optional("industry", FieldKind.Choice);

    /// <summary>Contacts, and lines for them in the form beside those that are filled in.</summary>
    public const int MostContacts = 20, SpareContacts = 2;

    /// <summary>Characters.</summary>
    public const int LongestName = 100, LongestNote = 4_000;

    private readonly Refusal refusal = new(library);

    /// <summary>The industries of the visitors' forms.</summary>
    public IReadOnlyList<Choice> Industries { get; } =
        [.. library.Forms.Values.SelectMany(form => form.Fields).Where(field => field.Id == IndustryAnswer.Id).SelectMany(field => field.Choices).DistinctBy(choice => choice.Id)];

    public static string Contact(int number, string part) => string.Create(CultureInfo.InvariantCulture, $"contact{number}{part}");

    /// <param name="typed">The fields of the form.</param>
    /// <param name="faults">By field, what is wrong about it.</param>
    /// <param name="language">Of the page.</param>
    public CompanyDetails? Read(FormInput typed, Language language, out IReadOnlyDictionary<string, string> faults)
    {
        var found = new Dictionary<string, string>();
        var details = new CompanyDetails(
            Of(Name, FieldKind.Text, LongestName) ?? "", Of(Kana, FieldKind.Text, LongestName), Of(CorporateNumber, FieldKind.CorporateNumber),
            Of(Address, FieldKind.Text), IndustryOf(), Day(ConsentOn), Of(ConsentHow, FieldKind.Text, LongestName), Of(Note, FieldKind.Multiline, LongestNote),
            [.. Enumerable.Range(0, MostContacts).Select(ReadContact).OfType<Contact>()]);
        if (typed[Name].Length == 0) found[Name] = words["companies.nameMissing", language];
        if (details.ConsentHow is not null && typed[ConsentOn].Length == 0) found[ConsentOn] = words["companies.consentDayMissing", language];
        if (details.ConsentOn > library.Calendar.Today) found[ConsentOn] = words["companies.consentAhead", language];
        faults = found;
        return found.Count == 0 ? details : null;

        string? Of(string field, FieldKind kind, int? longest = null)
        {
            if (typed[field].Length == 0) return null;
            var asked = new Field(field, kind, new("", ""), null, true, [], null, longest, null);
            var reading = library.Reader.Read(asked, typed[field]);
            if (reading.Outcome is ReadingOutcome.Understood) return reading.Answer;
            found[field] = refusal.Of(asked, reading, language);
            return null;
        }

        string? IndustryOf()
        {
            if (typed[Industry].Length == 0 || Industries.Any(choice => choice.Id == typed[Industry])) return typed.OrNull(Industry);
            found[Industry] = words["companies.industryUnknown", language];
            return null;
        }

        DateOnly? Day(string field)
        {
            if (typed[field].Length == 0) return null;
            if (DateOnly.TryParseExact(typed[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            found[field] = words["companies.dayUnreadable", language];
            return null;
        }

        Contact? ReadContact(int number)
        {
            var (name, role) = (Of(Contact(number, "Name"), FieldKind.Text, LongestName), Of(Contact(number, "Role"), FieldKind.Text, LongestName));
            var (email, phone) = (Of(Contact(number, "Email"), FieldKind.Email), Of(Contact(number, "Phone"), FieldKind.Phone));
            var isEmpty = new[] { "Name", "Role", "Email", "Phone" }.All(part => typed[Contact(number, part)].Length == 0);
            if (!isEmpty && typed[Contact(number, "Name")].Length == 0) found[Contact(number, "Name")] = words["companies.contactNameMissing", language];
            return isEmpty ? null : new(name ?? "", role, email, phone);
        }
    }

    /// <summary>As the form shows it for editing.</summary>
    public static FormInput Written(CompanyDetails details)
    {
        var fields = new Dictionary<string, string?>
        {
            [Name] = details.Name,
            [Kana] = details.Kana,
            [CorporateNumber] = details.CorporateNumber,
            [Address] = details.Address,
            [Industry] = details.Industry,
            [ConsentOn] = details.ConsentOn?.ToString("O", CultureInfo.InvariantCulture),
            [ConsentHow] = details.ConsentHow,
            [Note] = details.Note,
        };
        foreach (var (number, contact) in details.Contacts.Index())
        {
            fields[Contact(number, "Name")] = contact.Name;
            fields[Contact(number, "Role")] = contact.Role;
            fields[Contact(number, "Email")] = contact.Email;
            fields[Contact(number, "Phone")] = contact.Phone is { } phone ? PhoneText.Shown(phone) : null;
        }
        return new(fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!));
    }

    /// <summary>How many contacts a form has to show.</summary>
    public static int Rows(FormInput typed) => Math.Min(MostContacts, SpareContacts + Enumerable.Range(0, MostContacts)
        .LastOrDefault(number => new[] { "Name", "Role", "Email", "Phone" }.Any(part => typed[Contact(number, part)].Length > 0), -1) + 1);

    public string? IndustryName(string? id, Language language) =>
        id is null ? null : Industries.FirstOrDefault(choice => choice.Id == id)?.Label.In(language) ?? id;
}
