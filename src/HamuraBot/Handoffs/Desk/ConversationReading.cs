using HamuraBot.Companies;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What the officer had typed when something could not be done, and why; nothing of it is lost.</summary>
/// <param name="Notice">A sentence, in the page's language.</param>
/// <param name="ExpiredReply">The saved reply that has to be looked at before it is sent.</param>
public sealed record Draft(string Text = "", string Note = "", string Outcome = "", string? Notice = null, string? ExpiredReply = null);

/// <summary>A handoff with all that its page shows beside what was said.</summary>
/// <param name="Before">Earlier handoffs of the same conversation, the latest first.</param>
/// <param name="Companies">Records that it may be about, by name or address: with all that the company has had to do with the desk.</param>
public sealed record ConversationAbout(
    Handoff Handoff, IReadOnlyList<CollectedField> Fields, IReadOnlyList<ConversationNote> Notes, IReadOnlyList<Officer> Colleagues,
    IReadOnlyList<Handoff> Before, IReadOnlyList<SavedReply> Replies, IReadOnlyList<Company> Companies);

/// <summary>Reads a conversation for the desk's pages.</summary>
public sealed class ConversationReading(
    Store store, HandoffDesk desk, Transcripts transcripts, ConversationNotes notes, SavedReplyRecords replies, DialogLibrary library)
{
    public async Task<IResult> PageAsync(Handoff handoff, Draft draft, int status, CancellationToken cancellationToken) =>
        new RazorComponentResult<ConversationPage>(new
        {
            About = await AboutAsync(handoff, cancellationToken),
            Entries = await transcripts.ReadAsync(handoff.ConversationId, 0, cancellationToken),
            Draft = draft,
        })
        { StatusCode = status };

    private async Task<IReadOnlyList<Company>> CompaniesAsync(Handoff handoff, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(sql => CompanyRecords.SuggestAsync(sql, new(handoff.CompanyName, null, handoff.Email)), cancellationToken))
            .Select(suggestion => suggestion.Company)];

    public async Task<ConversationAbout> AboutAsync(Handoff handoff, CancellationToken cancellationToken)
    {
        var colleagues = await store.ReadAsync(OfficerTable.AllAsync, cancellationToken);
        var before = await desk.OfConversationAsync(handoff.ConversationId, cancellationToken);
        return new(
            handoff, CollectedField.Of(handoff, library), await notes.ListAsync(handoff.ConversationId, cancellationToken),
            [.. colleagues.Where(officer => officer.Enabled)], [.. before.Where(other => other.Id != handoff.Id)],
            await replies.ListAsync(cancellationToken), await CompaniesAsync(handoff, cancellationToken));
    }
}
