using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;

namespace HamuraBot.Visits;

/// <summary>The desk's record of its visits. A company is a record of the desk; a new name makes one, after a look at names that are alike.</summary>
public sealed class VisitRecords(Store store, CompanyRecords companies, Audit audit, TimeProvider clock)
{
    /// <summary>The kind under which the audit log knows visits.</summary>
    public const string Kind = "visit";

    private const int MostToday = 10;

    public Task<Paged<Visit>> PageAsync(VisitQuery query, int page, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
        new Paged<Visit>(await VisitTable.ListAsync(sql, query, (page - 1) * Paging.Size, Paging.Size), page, await VisitTable.CountAsync(sql, query)), cancellationToken);

    public Task<List<Visit>> ListAsync(VisitQuery query, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => VisitTable.ListAsync(sql, query), cancellationToken);

    public Task<int> CountAsync(CancellationToken cancellationToken) => store.ReadAsync(sql => VisitTable.CountAsync(sql, VisitQuery.Everything), cancellationToken);

    public Task<Visit?> FindAsync(string id, CancellationToken cancellationToken) => store.ReadAsync(sql => VisitTable.FindAsync(sql, id), cancellationToken);

    public Task<List<VisitChange>> ChangesAsync(string id, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => VisitTable.ChangesAsync(sql, id), cancellationToken);

    /// <param name="named">The company.</param>
    /// <param name="details">What came of it.</param>
    /// <param name="officer">Who was there.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="key">Of the sender: a visit that comes again, because its answer was lost on the way, is the one that is there.</param>
    public async Task<VisitResult> RecordAsync(VisitedCompany named, VisitDetails details, string officer, CancellationToken cancellationToken, Guid? key = null)
    {
        var made = await InsertAsync(named, details, officer, key, cancellationToken);
        // Sent twice at the same moment: the other one is stored by now.
        return made.Outcome is VisitSaving.Outdated && key is { } sent && await FindAsync(sent.ToString(), cancellationToken) is { } visit && visit.OfficerId == officer
            ? new(VisitSaving.Done, visit)
            : made;
    }

    private Task<VisitResult> InsertAsync(VisitedCompany named, VisitDetails details, string officer, Guid? key, CancellationToken cancellationToken) => OnceAsync(async transaction =>
    {
        var before = key is { } sent ? await VisitTable.FindAsync(transaction.Sql, sent.ToString()) : null;
        if (before?.OfficerId == officer) return new(VisitSaving.Done, before);
        var (company, alike) = await CompanyAsync(transaction, named, officer);
        if (company is null) return new(VisitSaving.WhichCompany, null, alike);
        var now = clock.GetUtcNow();
        var visit = new Visit((before is null && key is { } own ? own : Guid.CreateVersion7(now)).ToString(), company.Id, company.Name, details, officer, "", now, null, 1);
        VisitTable.Insert(transaction, visit);
        await VisitTable.AppendAsync(transaction, visit.Id, officer, now, VisitChange.Recorded, null);
        audit.Record(transaction, officer, "visit.recorded", Kind, visit.Id);
        return new(VisitSaving.Done, visit);
    }, cancellationToken);

    /// <summary>The officer who recorded a visit may correct it, and managers may; what it said before is kept.</summary>
    public Task<VisitResult> ChangeAsync(
        string id, long version, VisitedCompany named, VisitDetails details, string officer, bool isManager, CancellationToken cancellationToken) => OnceAsync(async transaction =>
    {
        if (await VisitTable.FindAsync(transaction.Sql, id) is not { } before) return new(VisitSaving.Absent);
        if (!MayChange(before, officer, isManager)) return new(VisitSaving.NotYours, before);
        if (before.Version != version) return new(VisitSaving.Outdated, before);
        var (company, alike) = await CompanyAsync(transaction, named, officer);
        if (company is null) return new(VisitSaving.WhichCompany, before, alike);
        if (before.Details == details && before.CompanyId == company.Id) return new(VisitSaving.Done, before);
        // Another day to come back on is something to do again.
        var followedUpAt = details.FollowUpOn == before.Details.FollowUpOn ? before.FollowedUpAt : null;
        VisitTable.Update(transaction, before with { CompanyId = company.Id, Details = details, FollowedUpAt = followedUpAt });
        await VisitTable.AppendAsync(transaction, id, officer, clock.GetUtcNow(), VisitChange.Changed, before.Details);
        audit.Record(transaction, officer, "visit.changed", Kind, id);
        return new(VisitSaving.Done, before);
    }, cancellationToken);

    /// <summary>What was to follow has been done, or is to be done after all. Any officer may do it; twice is once.</summary>
    public Task<VisitResult> FollowUpAsync(string id, bool done, string officer, CancellationToken cancellationToken) => OnceAsync(async transaction =>
    {
        if (await VisitTable.FindAsync(transaction.Sql, id) is not { } before) return new(VisitSaving.Absent);
        if (before.Details.FollowUpOn is null || before.FollowedUpAt is not null == done) return new(VisitSaving.Done, before);
        var now = clock.GetUtcNow();
        var after = before with { FollowedUpAt = done ? now : null };
        VisitTable.Update(transaction, after);
        await VisitTable.AppendAsync(transaction, id, officer, now, done ? VisitChange.FollowedUp : VisitChange.Reopened, null);
        audit.Record(transaction, officer, done ? "visit.followed-up" : "visit.reopened", Kind, id);
        return new(VisitSaving.Done, after);
    }, cancellationToken);

    /// <summary>For the page of the day: whom to come back to until today.</summary>
    public async Task<TodayList> DueAsync(DeskView view, CancellationToken cancellationToken)
    {
        var query = VisitQuery.Everything with { FollowUpUntil = view.Today };
        var due = await store.ReadAsync(sql => VisitTable.ListAsync(sql, query, 0, MostToday + 1), cancellationToken);
        return new(
            [.. due.Take(MostToday).Select(visit => new TodayItem(
                VisitPages.PathOf(visit.Id), visit.CompanyName, view["visits.followUpOf", ("day", view.Day(visit.Details.FollowUpOn!.Value)), ("officer", visit.OfficerName)],
                visit.Details.FollowUpOn < view.Today)
            { Action = new(VisitPages.PathOf(visit.Id), view["visits.markDone"], IsPost: true, IsMain: false) { Do = VisitPages.FollowedUp } })],
            due.Count > MostToday ? $"{VisitPages.Start}?follow={VisitQuery.Due}" : null);
    }

    public static bool MayChange(Visit visit, string officer, bool isManager) => isManager || visit.OfficerId == officer;

    /// <summary>The record that is meant; null if an officer has to choose from those that are alike.</summary>
    private async Task<(Company? Company, IReadOnlyList<Company> Alike)> CompanyAsync(StoreTransaction transaction, VisitedCompany named, string officer)
    {
        if (named.Id is { } id) return (await CompanyTable.StandingForAsync(transaction.Sql, id), []);
        if (!named.MayBeNew)
        {
            var alike = await CompanyTable.WithNameAsync(transaction.Sql, named.Name);
            if (alike.Where(company => SearchText.Fold(company.Name) == SearchText.Fold(named.Name)).ToList() is [var only]) return (only, []);
            if (alike.Count > 0) return (null, alike);
        }
        return ((await companies.CreateAsync(transaction, CompanyDetails.Of(named.Name), officer)).Company, []);
    }

    private async Task<VisitResult> OnceAsync(Func<StoreTransaction, Task<VisitResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(work, cancellationToken);
        }
        catch (StoreConflictException)
        {
            return new(VisitSaving.Outdated);
        }
    }
}
