using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars.Desk;

/// <summary>The seminars that a company's people signed up for: whoever used the address of one of its contacts.</summary>
public sealed class SeminarHistory(DeskWords words)
{
    public CompanyHistory History => new("seminars.title", 30, ReadAsync);

    private async Task<IReadOnlyList<CompanyEntry>> ReadAsync(StoreConnection sql, CompanyIds company)
    {
        await using var rows = await sql.QueryAsync(
            $"""
            SELECT s.id, s.title_ja, s.title_en, s.starts_at, r.status FROM registrations r JOIN seminars s ON s.id = r.seminar_id
            WHERE r.email_key IN (SELECT email_key FROM company_contacts WHERE company_id IN ({company.Sql})) ORDER BY s.starts_at DESC, r.number
            """, company.Parameters);
        var entries = new List<CompanyEntry>();
        while (await rows.ReadAsync())
        {
            var state = $"seminars.statuses.{rows.GetString(4)}";
            entries.Add(new(Tokyo.Day(DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3))), SeminarPaths.Of(SeminarId.Parse(rows.GetString(0))),
                new(rows.GetString(1), rows.GetString(2)), words[state]));
        }
        return entries;
    }
}
