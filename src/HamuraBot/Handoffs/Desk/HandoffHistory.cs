using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.OfficeHours;

namespace HamuraBot.Handoffs.Desk;

/// <summary>Conversations that a company had with officers: under its name, or with the address of one of its contacts.</summary>
public sealed class HandoffHistory(DeskWords words)
{
    public CompanyHistory History => new("conversations.title", 40, ReadAsync);

    private async Task<IReadOnlyList<CompanyEntry>> ReadAsync(StoreConnection sql, CompanyIds company) => await sql.ListAsync(
        $"""
        SELECT id, about, status, asked_at FROM handoffs WHERE company_name IN ({company.Names}) OR lower(email) IN ({company.EmailKeys})
        ORDER BY asked_at DESC, id
        """, Entry, company.Parameters);

    private CompanyEntry Entry(Row row)
    {
        var about = Excerpt.Of((row.TextOrNull("about") ?? row.Text("id")).ReplaceLineEndings(" "), 60);
        return new(Tokyo.Day(row.Instant("asked_at")), ConversationPages.Of(row.Text("id")), new(about, about),
            words[$"conversations.status.{row.Text("status")}"]);
    }
}
