using HamuraBot.Companies;
using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the officer had typed when something could not be done, and why; nothing of it is lost.</summary>
/// <param name="Notice">A sentence, in the page's language.</param>
/// <param name="UsedReply">The saved reply that the text was taken from.</param>
/// <param name="Doubted">The saved reply has to be looked at before it is sent.</param>
public sealed record Draft(string Text = "", string Note = "", string Outcome = "", string? Notice = null, string? UsedReply = null, bool Doubted = false)
{
    /// <summary>The text is for colleagues.</summary>
    public bool IsNote { get; init; }
}

/// <summary>A handoff with all that its page shows beside what was said.</summary>
/// <param name="Before">Earlier handoffs of the same conversation, the latest first.</param>
/// <param name="Companies">Records that it may be about, by name or address.</param>
/// <param name="History">The latest that the first of them has had to do with the desk.</param>
/// <param name="Files">That came with the conversation, the latest first.</param>
/// <param name="Begun">What the officer of the page has begun to write.</param>
/// <param name="Next">Who is to be answered next elsewhere: somebody who waits, or a message that nobody else answers.</param>
public sealed record ConversationAbout(
    Handoff Handoff, IReadOnlyList<CollectedField> Fields, IReadOnlyList<ConversationNote> Notes, IReadOnlyList<Officer> Colleagues,
    IReadOnlyList<Handoff> Before, IReadOnlyList<SavedReply> Replies, IReadOnlyList<Company> Companies)
{
    public IReadOnlyList<CompanyEntry> History { get; init; } = [];

    public IReadOnlyList<SharedFile> Files { get; init; } = [];

    public string Begun { get; init; } = "";

    /// <summary>The service that carries it; null for our own page.</summary>
    public ChannelView? Channel { get; init; }

    public Handoff? Next { get; init; }
}

/// <summary>Reads a conversation for the desk's pages.</summary>
public sealed class ConversationReading(
    Store store, HandoffDesk desk, Inbox inbox, Transcripts transcripts, ConversationNotes notes, Drafts drafts, SavedReplyRecords replies, IEnumerable<CompanyHistory> histories,
    DialogLibrary library)
{
    private const int MostOfHistory = 6;

    public async Task<IResult> PageAsync(Handoff handoff, Draft draft, int status, HttpContext http, CancellationToken cancellationToken)
    {
        var officer = http.User.ActingOfficer();
        return new RazorComponentResult<InboxPage>(new
        {
            List = await inbox.ReadAsync(ConversationFilters.Parse(http.Request.Query["show"]), "", officer, cancellationToken),
            About = await AboutAsync(handoff, officer.Id, cancellationToken),
            Entries = await transcripts.ReadAsync(handoff.ConversationId, 0, cancellationToken),
            Draft = draft,
        })
        { StatusCode = status };
    }

    private async Task<IReadOnlyList<Company>> CompaniesAsync(Handoff handoff, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(sql => CompanyRecords.SuggestAsync(sql, new(handoff.CompanyName, null, handoff.Email)), cancellationToken))
            .Select(suggestion => suggestion.Company)];

    /// <param name="officer">Whose page it is.</param>
    public async Task<ConversationAbout> AboutAsync(Handoff handoff, string officer, CancellationToken cancellationToken)
    {
        var colleagues = await store.ReadAsync(OfficerTable.AllAsync, cancellationToken);
        var before = await desk.OfConversationAsync(handoff.ConversationId, cancellationToken);
        var companies = await CompaniesAsync(handoff, cancellationToken);
        var waiting = await desk.UnansweredAsync(cancellationToken);
        return new(
            handoff, CollectedField.Of(handoff, library), await notes.ListAsync(handoff.ConversationId, cancellationToken),
            [.. colleagues.Where(officer => officer.Enabled)], [.. before.Where(other => other.Id != handoff.Id)],
            await replies.ListAsync(cancellationToken), companies)
        {
            History = companies is [var company, ..] ? await HistoryAsync(company, cancellationToken) : [],
            Files = [.. (await transcripts.ReadAsync(handoff.ConversationId, 0, cancellationToken)).SelectMany(entry => entry.Files).Reverse()],
            Channel = await store.ReadAsync(sql => KeptReference.FindAsync(sql, handoff.ConversationId), cancellationToken) is { } kept ? ChannelView.Of(kept) : null,
            Begun = await drafts.FindAsync(handoff.Id, officer, cancellationToken),
            Next = waiting.Find(other => other.Id != handoff.Id && (other.OfficerId is null || other.OfficerId == officer)),
        };
    }

    private Task<IReadOnlyList<CompanyEntry>> HistoryAsync(Company company, CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<CompanyEntry>>(async sql =>
    {
        var ids = await CompanyTable.IdsAsync(sql, company.Id);
        var entries = new List<CompanyEntry>();
        foreach (var history in histories) entries.AddRange(await history.ReadAsync(sql, ids));
        return [.. entries.OrderByDescending(entry => entry.On).Take(MostOfHistory)];
    }, cancellationToken);
}
