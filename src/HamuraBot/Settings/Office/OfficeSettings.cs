using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.OfficeHours;
using HamuraBot.Officers;

namespace HamuraBot.Settings.Office;

/// <summary>
/// The ordinary week and the desk's phone and address, as managers set them over <c>calendar.yaml</c> and <c>desk.yaml</c>. Nothing is ever
/// overwritten: undoing the latest brings back what held before it.
/// </summary>
public sealed class OfficeSettings(Store store, Audit audit, DialogLibrary library, TimeProvider clock)
{
    private static readonly Dictionary<string, OfficeSettingKind> Written = Enum.GetValues<OfficeSettingKind>().ToDictionary(Code);

    private readonly OfficeWeek weekOfFiles = library.Calendar.Week;
    private readonly DeskContact contactOfFiles = library.Desk;

    public OfficeWeek Week => library.Calendar.Week;

    public ContactDetails Contact => ContactDetails.Of(library.Desk);

    /// <summary>Whether the desk would open again if this were its week.</summary>
    public bool OpensWith(OfficeWeek week) => library.Calendar.OpensWith(week);

    public Task SetAsync(OfficeWeek week, string by, CancellationToken cancellationToken) =>
        SetAsync(OfficeSettingKind.Week, OfficeSetting.Write(week), by, cancellationToken);

    public Task SetAsync(ContactDetails contact, string by, CancellationToken cancellationToken) =>
        SetAsync(OfficeSettingKind.Contact, OfficeSetting.Write(contact), by, cancellationToken);

    /// <returns>False if there is no such setting or a colleague has undone it already.</returns>
    public async Task<bool> UndoAsync(string id, string by, CancellationToken cancellationToken)
    {
        var undone = await store.WriteAsync(async transaction =>
        {
            if (await transaction.Sql.ExecuteAsync("UPDATE office_settings SET undone_by = @by, undone_at = @now WHERE id = @id AND undone_at IS NULL",
                ("@by", by), ("@now", clock.GetUtcNow()), ("@id", id)) == 0) return false;
            audit.Record(transaction, by, "office setting undone", "office", id);
            return true;
        }, cancellationToken);
        await ApplyAsync(cancellationToken);
        return undone;
    }

    /// <summary>The latest first, the undone ones too.</summary>
    public Task<List<OfficeSetting>> ListAsync(OfficeSettingKind kind, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => ReadAsync(sql, "WHERE s.kind = @kind ORDER BY s.at DESC, s.id DESC LIMIT @limit", ("@kind", Code(kind)), ("@limit", limit)), cancellationToken);

    /// <summary>Changes whenever something is set or undone.</summary>
    public Task<string> VersionAsync(CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        Convert.ToString(await sql.ScalarAsync("SELECT CAST(count(*) AS text) || ' ' || CAST(count(undone_at) AS text) FROM office_settings"), CultureInfo.InvariantCulture)!, cancellationToken);

    /// <summary>From here on this node promises and says what the store holds.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var standing = await store.ReadAsync(sql => ReadAsync(sql, "WHERE s.undone_at IS NULL ORDER BY s.at, s.id"), cancellationToken);
        library.Tell(
            standing.LastOrDefault(setting => setting.Kind is OfficeSettingKind.Contact)?.Contact().Over(contactOfFiles) ?? contactOfFiles,
            standing.LastOrDefault(setting => setting.Kind is OfficeSettingKind.Week)?.Week() ?? weekOfFiles);
    }

    private async Task SetAsync(OfficeSettingKind kind, string content, string by, CancellationToken cancellationToken)
    {
        await store.WriteAsync(transaction =>
        {
            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now).ToString();
            transaction.Enqueue("INSERT INTO office_settings (id, kind, content, officer_id, at) VALUES (@id, @kind, @content, @officer, @at)",
                ("@id", id), ("@kind", Code(kind)), ("@content", content), ("@officer", by), ("@at", now));
            audit.Record(transaction, by, kind is OfficeSettingKind.Week ? "week changed" : "contact changed", "office", id);
            return Task.FromResult(true);
        }, cancellationToken);
        await ApplyAsync(cancellationToken);
    }

    private static Task<List<OfficeSetting>> ReadAsync(StoreConnection sql, string rest, params (string, object?)[] values) => sql.ListAsync(
        $"""
        SELECT s.id, s.kind, s.content, {OfficerTable.NameOf("s.officer_id")} AS officer_name, s.at, {OfficerTable.NameOf("s.undone_by")} AS undone_by_name, s.undone_at
        FROM office_settings s {rest}
        """,
        row => new OfficeSetting(row.Text("id"), Written[row.Text("kind")], row.Text("content"), row.TextOrNull("officer_name") ?? "", row.Instant("at"),
            row.TextOrNull("undone_by_name"), row.InstantOrNull("undone_at")), values);

    private static string Code(OfficeSettingKind kind) => kind.ToString().ToLowerInvariant();
}
