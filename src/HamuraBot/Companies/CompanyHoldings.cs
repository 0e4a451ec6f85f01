using System.Security.Cryptography;
using System.Text;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;

namespace HamuraBot.Companies;

/// <summary>Records of companies are the desk's; the people in them are not.</summary>
public sealed class CompanyHoldings(TimeProvider clock) : RoomHoldings
{
    /// <summary>Characters of the hash in a contact's key.</summary>
    private const int KeyLength = 16;

    public override IReadOnlyList<Holding> All { get; } =
    [
        new("company_contacts", HeldOf.Companies, Kept.WhileInUse),
        new("companies", HeldOf.Companies, Kept.WhileInUse),
    ];

    public override async Task<IReadOnlyList<HeldRecord>> RecordsAsync(StoreConnection sql) =>
        [.. from company in await CompanyTable.AllAsync(sql)
            from contact in company.Details.Contacts
            select new HeldRecord(HeldRecord.Contact, KeyOf(company, contact), company.UpdatedAt, CompanyPages.PathOf(company.Id))
            {
                Name = contact.Name,
                Company = company.Name,
                Email = contact.Email,
                Phone = contact.Phone,
            }];

    public override async Task<IReadOnlyList<HeldName>> NamesAsync(StoreConnection sql) =>
        [.. await base.NamesAsync(sql), .. (await CompanyTable.AllAsync(sql)).Select(company => new HeldName(company.Id, company.Name))];

    /// <summary>What the record is searched by is written anew with its contacts.</summary>
    public override async Task<IReadOnlyList<ErasedCount>> EraseAsync(StoreTransaction transaction, PersonScope scope)
    {
        if (scope.Contacts.Count == 0) return [];
        var erased = 0;
        foreach (var company in await CompanyTable.AllAsync(transaction.Sql))
        {
            List<Contact> left = [.. company.Details.Contacts.Where(contact => !scope.Contacts.Contains(KeyOf(company, contact)))];
            if (left.Count == company.Details.Contacts.Count) continue;
            erased += company.Details.Contacts.Count - left.Count;
            CompanyTable.Update(transaction, company with { Details = company.Details with { Contacts = left }, UpdatedAt = clock.GetUtcNow() });
        }
        return [new("company_contacts", erased)];
    }

    /// <summary>A contact has no number; its place among the others changes.</summary>
    private static string KeyOf(Company company, Contact contact) =>
        "K-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{company.Id}\n{contact.Name}\n{contact.Email}\n{contact.Phone}")))[..KeyLength];
}
