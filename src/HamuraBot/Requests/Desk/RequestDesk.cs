using HamuraBot.Companies;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Desk.Exports;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Officers;

namespace HamuraBot.Requests.Desk;

/// <summary>A request with all that its page shows.</summary>
public sealed record RequestFile(
    SupportRequest Request, IReadOnlyList<RequestEvent> History, Assignees Assignees, Company? Company, IReadOnlyList<CompanySuggestion> Suggestions)
{
    /// <summary>Others that seem to be the same company's, where no record says so yet.</summary>
    public IReadOnlyList<SupportRequest> Alike { get; init; } = [];
}

/// <summary>What officers do with requests, by page or by API: each change goes with its mail and its line in the audit log.</summary>
public sealed class RequestDesk(
    Store store, SupportRequests requests, RequestText text, RequestMails mails, CompanyRecords companies, Audit audit, TimeProvider clock)
{
    private const int MostToday = 10, MostAlike = 5;

    public Task<Paged<SupportRequest>> PageAsync(RequestQuery query, int page, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        if (query.Text.Length > 0)
        {
            var all = await SearchAsync(sql, query);
            return new Paged<SupportRequest>([.. all.Skip((page - 1) * Paging.Size).Take(Paging.Size)], page, all.Count);
        }
        var found = await RequestList.ReadAsync(sql, query, clock.GetUtcNow(), (page - 1) * Paging.Size, Paging.Size);
        return new Paged<SupportRequest>(found, page, await RequestList.CountAsync(sql, query, clock.GetUtcNow()));
    }, cancellationToken);

    public Task<List<SupportRequest>> ListAsync(RequestQuery query, CancellationToken cancellationToken) =>
        store.ReadAsync(sql => SearchAsync(sql, query), cancellationToken);

    /// <summary>What is looked for are the words that the desk reads, which the forms have and the rows have not.</summary>
    private async Task<List<SupportRequest>> SearchAsync(StoreConnection sql, RequestQuery query)
    {
        var all = await RequestList.ReadAsync(sql, query, clock.GetUtcNow());
        if (SearchText.Words(query.Text) is not { Count: > 0 } words) return all;
        var notes = await RequestList.NotesAsync(sql);
        return all.FindAll(request => SearchText.Finds(text.SearchText(request, notes[request.Number]), words));
    }

    public Task<Assignees> AssigneesAsync(CancellationToken cancellationToken) => store.ReadAsync(Assignees.ReadAsync, cancellationToken);

    public async Task<RequestFile?> ReadAsync(string number, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(number, cancellationToken) is not { } request) return null;
        var history = await requests.HistoryAsync(number, cancellationToken);
        return await store.ReadAsync(async sql =>
        {
            var company = request.CompanyId is { } id ? await CompanyTable.StandingForAsync(sql, id) : null;
            return new RequestFile(request, history, await Assignees.ReadAsync(sql), company,
                company is null ? await CompanyRecords.SuggestAsync(sql, Clue(request)) : [])
            {
                Alike = company is null ? [.. (await SupportRequests.ListAsync(sql, null, null)).Where(other => other.Number != request.Number && IsAlike(other, request)).Take(MostAlike)] : [],
            };
        }, cancellationToken);
    }

    /// <summary>By corporate number, else by the name however it is spelt, or the address.</summary>
    private static bool IsAlike(SupportRequest one, SupportRequest other) =>
        Same(one, other, RequestFields.CorporateNumber, number => number)
        || Same(one, other, RequestFields.CompanyName, CompanyName.Key) || Same(one, other, RequestFields.Email, email => EmailAddress.TryParse(email)?.Key ?? "");

    private static bool Same(SupportRequest one, SupportRequest other, OptionalField field, Func<string, string> key) =>
        one.Answer(field) is { Length: > 0 } first && other.Answer(field) is { Length: > 0 } second && key(first) is { Length: > 0 } known && known == key(second);

    public Task SeenAsync(string number, string officer, CancellationToken cancellationToken) =>
        audit.RecordSeenAsync(officer, "request.seen", SupportRequests.Kind, number, cancellationToken);

    public async Task<RequestOutcome> ChangeAsync(string number, RequestPatch patch, ActingOfficer officer, CancellationToken cancellationToken)
    {
        if (patch.Assignee is not null) patch = patch with { Assignee = (await AssigneesAsync(cancellationToken)).Find(patch.Assignee) };
        return await requests.ChangeAsync(number, before => Changed(before, patch, officer),
            (transaction, before, after) => Tell(transaction, before, after, patch, officer), cancellationToken);
    }

    /// <summary>Makes a company's record from what was answered, and links the request to it.</summary>
    /// <returns>False if somebody else was first.</returns>
    public async Task<bool> CreateCompanyAsync(string number, ActingOfficer officer, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(async transaction =>
            {
                if (await SupportRequests.FindAsync(transaction.Sql, number) is not { CompanyId: null } request) return false;
                if (await companies.CreateAsync(transaction, Details(request), officer.Id) is not { Result: CompanyResult.Done, Company: { } company }) return false;
                var patch = RequestPatch.Nothing with { SetsCompany = true, Company = company.Id };
                await SupportRequests.ChangeAsync(transaction, number, before => Changed(before, patch, officer),
                    (changes, before, after) => Tell(changes, before, after, patch, officer));
                return true;
            }, cancellationToken);
        }
        catch (StoreConflictException)
        {
            return false;
        }
    }

    public async Task<Export> ExportAsync(RequestQuery query, ActingOfficer officer, RequestExport export, Language language, CancellationToken cancellationToken)
    {
        var found = await ListAsync(query, cancellationToken);
        await audit.RecordAsync(officer.Id, "requests.exported", SupportRequests.Kind, "", cancellationToken, AuditDetail.Of(query.Fields(), found.Count));
        return export.Make(found, await AssigneesAsync(cancellationToken), language);
    }

    /// <summary>For the page of the day: what has to be answered until tonight, and what should have been.</summary>
    public async Task<TodayList> DueAsync(DeskView view, CancellationToken cancellationToken)
    {
        var query = RequestQuery.Everything with { Due = RequestQuery.DueToday, Order = RequestOrder.Due };
        var due = await store.ReadAsync(sql => RequestList.ReadAsync(sql, query, view.Now, 0, MostToday + 1), cancellationToken);
        return new(
            [.. due.Take(MostToday).Select(request => new TodayItem(
                RequestPages.PathOf(request.Number), $"{text.Name(request).In(view.Language)} — {request.Answer(RequestFields.CompanyName) ?? request.Number}",
                request.Number, request.IsOverdue(view.Now))
            {
                Age = view.Age(request.ReceivedAt),
                Promise = view[request.IsOverdue(view.Now) ? "requests.missed" : "requests.until", ("by", view.By(request.DueAt!.Value))],
                Action = new(RequestPages.PathOf(request.Number), view["requests.openIt"], IsPost: false, IsMain: false),
            })],
            due.Count > MostToday ? $"{RequestPages.Start}?due={RequestQuery.DueToday}" : null);
    }

    public static CompanyClue Clue(SupportRequest request) => new(request.Answer(RequestFields.CompanyName), request.Answer(RequestFields.CorporateNumber), request.Answer(RequestFields.Email));

    /// <summary>Agreeing to be answered about one request is no consent to be contacted about others.</summary>
    private static CompanyDetails Details(SupportRequest request)
    {
        var name = request.Answer(RequestFields.CompanyName) ?? request.Answer(RequestFields.ContactName) ?? request.Number;
        var contact = request.Answer(RequestFields.ContactName) is { } person ? new Contact(person, null, request.Answer(RequestFields.Email), request.Answer(RequestFields.Phone)) : null;
        return new(name, null, request.Answer(RequestFields.CorporateNumber), null, request.Answer(CompanyFields.IndustryAnswer), null, null, null,
            contact is null ? [] : [contact]);
    }

    private RequestChange Changed(SupportRequest before, RequestPatch patch, ActingOfficer officer) =>
        RequestChange.ByOfficer(before, patch, officer.Name, clock.GetUtcNow());

    private void Tell(StoreTransaction transaction, SupportRequest before, SupportRequest after, RequestPatch patch, ActingOfficer officer)
    {
        if (patch.Stage is not null) mails.TellOfStep(transaction, after, before.IsOverdue(clock.GetUtcNow()));
        audit.Record(transaction, officer.Id, patch switch
        {
            { Stage: not null } => "request.stage",
            { SetsAssignee: true } => "request.assigned",
            { SetsDue: true } => "request.due",
            { SetsCompany: true } => "request.company",
            { Note: not null } => "request.noted",
            _ => "request.changed",
        }, SupportRequests.Kind, after.Number);
    }
}
