using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Companies;

/// <summary>Companies as a table, a line for each contact. Every download is noted in the audit log.</summary>
public sealed class CompanyExport(Store store, CompanyFields fields, DeskWords words, Audit audit, TimeProvider clock)
{
    private static readonly string[] Header =
        ["name", "kana", "corporateNumber", "address", "industry", "consentOn", "consentHow", "contactName", "contactRole", "contactEmail", "contactPhone", "note"];

    public async Task<Export> MakeAsync(string text, string? officer, Language language, CancellationToken cancellationToken)
    {
        var companies = (await store.ReadAsync(sql => CompanyTable.SearchAsync(sql, text, 0, int.MaxValue), cancellationToken)).Found;
        await audit.RecordAsync(officer, "companies.exported", CompanyRecords.Kind, "", cancellationToken, AuditDetail.Of([("text", text)], companies.Count));
        return new("companies", clock.TodayInTokyo(), [[.. Header.Select(column => words[$"companies.{column}", language])], .. companies.SelectMany(company => Rows(company, language))]);
    }

    private IEnumerable<object?[]> Rows(Company company, Language language) => company.Details is var details && details.Contacts.Count == 0
        ? [Row(details, null, language)]
        : details.Contacts.Select(contact => Row(details, contact, language));

    private object?[] Row(CompanyDetails details, Contact? contact, Language language) =>
    [
        details.Name, details.Kana, details.CorporateNumber is { } number ? new LongNumber(number) : null, details.Address, fields.IndustryName(details.Industry, language),
        details.ConsentOn, details.ConsentHow,
        contact?.Name, contact?.Role, contact?.Email, contact?.Phone is { } phone ? PhoneText.Shown(phone) : null, details.Note,
    ];
}
