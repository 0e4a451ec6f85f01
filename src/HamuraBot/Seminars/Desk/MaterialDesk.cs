using HamuraBot.Data;
using HamuraBot.Officers;

namespace HamuraBot.Seminars.Desk;

/// <summary>What officers do with the materials of a seminar: each step with its entry in the audit log, or not at all.</summary>
public sealed class MaterialDesk(Store store, SeminarPlanning planning, Audit audit, TimeProvider clock)
{
    private const string Subject = "seminar";

    /// <returns>False if there is no such seminar.</returns>
    public Task<bool> AddAsync(
        SeminarId id, string title, Uri? address, MaterialFile? file, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            if (await SeminarTable.FindAsync(transaction.Sql, id) is null) return false;
            var now = clock.GetUtcNow();
            await SeminarMaterialTable.InsertAsync(transaction.Sql, new(Guid.CreateVersion7(now).ToString("N"), id, title, address, file?.Name), file, now);
            audit.Record(transaction, officer.Id, "material added", Subject, id.ToString());
            return true;
        }, cancellationToken);

    public Task<bool> RemoveAsync(SeminarId id, string material, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            if (!await SeminarMaterialTable.DeleteAsync(transaction.Sql, id, material)) return false;
            audit.Record(transaction, officer.Id, "material removed", Subject, id.ToString());
            return true;
        }, cancellationToken);

    /// <returns>False before the start, and when there is nothing to tell of.</returns>
    public Task<bool> TellAsync(SeminarId id, ActingOfficer officer, CancellationToken cancellationToken) =>
        store.WriteAgainAsync(async transaction =>
        {
            if (await SeminarTable.FindAsync(transaction.Sql, id) is not { Status: SeminarStatus.Scheduled } seminar || clock.GetUtcNow() < seminar.Plan.StartsAt
                || (await SeminarMaterialTable.OfSeminarAsync(transaction.Sql, id)).Count == 0) return false;
            await planning.TellOfMaterialsAsync(transaction, seminar);
            audit.Record(transaction, officer.Id, "told of materials", Subject, id.ToString());
            return true;
        }, cancellationToken);
}
