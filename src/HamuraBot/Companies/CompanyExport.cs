using HamuraBot.Data;
using HamuraBot.Desk.Exports;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Companies;

/// <summary>Companies as a table, a line for each contact. Every download is noted in the audit log.</summary>
public sealed class CompanyExport(Store store, Audit audit, TimeProvider clock)
{
    private static readonly string[] Header =
        ["name", "kana", "corporateNumber", "address", "industry", "consentOn", "consentHow", "contact", "role", "email", "phone", "note"];

    public async Task<Export> MakeAsync(string text, string? officer, CancellationToken cancellationToken)
    {
        var companies = (await store.ReadAsync(sql => CompanyTable.SearchAsync(sql, text, 0, int.MaxValue), cancellationToken)).Found;
        await audit.RecordAsync(officer, "companies.exported", CompanyRecords.Kind, "", cancellationToken);
        return new("companies", clock.TodayInTokyo(), [Header, .. companies.SelectMany(Rows)]);
    }

    private static IEnumerable<object?[]> Rows(Company company) => company.Details is var details && details.Contacts.Count == 0
        ? [Row(details, null)]
        : details.Contacts.Select(contact => Row(details, contact));

    private static object?[] Row(CompanyDetails details, Contact? contact) =>
    [
        details.Name, details.Kana, details.CorporateNumber, details.Address, details.Industry,
        details.ConsentOn?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), details.ConsentHow,
        contact?.Name, contact?.Role, contact?.Email, contact?.Phone is { } phone ? PhoneText.Shown(phone) : null, details.Note,
    ];
}
