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

    private async Task<IReadOnlyList<CompanyEntry>> ReadAsync(StoreConnection sql, CompanyIds company)
    {
        await using var rows = await sql.QueryAsync(
            $"""
            SELECT id, about, status, asked_at FROM handoffs WHERE company_name IN (SELECT name FROM companies WHERE id IN ({company.Sql}))
            OR lower(email) IN (SELECT email_key FROM company_contacts WHERE company_id IN ({company.Sql})) ORDER BY asked_at DESC, id
            """, company.Parameters);
        var entries = new List<CompanyEntry>();
        while (await rows.ReadAsync())
        {
            var about = Excerpt.Of((rows.IsDBNull(1) ? rows.GetString(0) : rows.GetString(1)).ReplaceLineEndings(" "), 60);
            var state = $"conversations.status.{rows.GetString(2)}";
            entries.Add(new(Tokyo.Day(DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3))), ConversationPages.Of(rows.GetString(0)),
                new(about, about), words[state]));
        }
        return entries;
    }
}
