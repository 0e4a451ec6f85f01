using HamuraBot.Companies;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;

namespace HamuraBot.Seminars.Desk;

/// <summary>The seminars that a company's people signed up for: whoever used the address of one of its contacts.</summary>
public sealed class SeminarHistory(DeskWords words)
{
    public CompanyHistory History => new("seminars.title", 30, ReadAsync);

    private async Task<IReadOnlyList<CompanyEntry>> ReadAsync(StoreConnection sql, CompanyIds company) => await sql.ListAsync(
        $"""
        SELECT s.id, s.title_ja, s.title_en, s.starts_at, r.status FROM registrations r JOIN seminars s ON s.id = r.seminar_id
        WHERE r.email_key IN ({company.EmailKeys}) ORDER BY s.starts_at DESC, r.number
        """,
        row => new CompanyEntry(Tokyo.Day(row.Instant("starts_at")), SeminarPaths.Of(SeminarId.Parse(row.Text("id"))),
            new(row.Text("title_ja"), row.Text("title_en")), words[$"seminars.statuses.{row.Text("status")}"]), company.Parameters);
}
