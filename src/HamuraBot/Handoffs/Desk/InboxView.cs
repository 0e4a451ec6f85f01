using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Officers;

namespace HamuraBot.Handoffs.Desk;

/// <param name="LastWords">What the visitor or an officer said last; empty if nothing was said since a person was asked for.</param>
public sealed record InboxRow(Handoff Handoff, string LastWords);

/// <summary>The list of conversations.</summary>
/// <param name="Counts">What waits for an answer, in all and of the officer.</param>
/// <param name="Found">Conversations without an officer that the words were found in.</param>
public sealed record InboxView(
    ConversationFilter Filter, string Query, IReadOnlyList<InboxRow> Rows, IReadOnlyDictionary<ConversationFilter, int> Counts, IReadOnlyList<FoundConversation> Found);

/// <summary>Reads the list, by its tab or by words.</summary>
public sealed class Inbox(HandoffDesk desk, Transcripts transcripts)
{
    private const int MostShown = 100, MostFound = 50, LongestWords = 80;

    public async Task<InboxView> ReadAsync(ConversationFilter filter, string query, ActingOfficer officer, CancellationToken cancellationToken)
    {
        var all = await desk.ListAsync(null, cancellationToken);
        var counts = new Dictionary<ConversationFilter, int>
        {
            [ConversationFilter.Open] = all.Count(handoff => handoff.UnansweredSince is not null),
            [ConversationFilter.Mine] = all.Count(handoff => handoff.UnansweredSince is not null && handoff.OfficerId == officer.Id),
        };
        if (query.Length == 0) return new(filter, query, await RowsAsync([.. all.Where(handoff => filter.Shows(handoff, officer.Id)).Take(MostShown)], cancellationToken), counts, []);
        await desk.NoteSearchAsync(officer, cancellationToken);
        var words = SearchText.Words(query);
        var said = await transcripts.SearchAsync(query, MostFound, cancellationToken);
        var talks = said.Select(found => found.ConversationId).ToHashSet();
        var found = all.Where(handoff => words.Count > 0 && (talks.Contains(handoff.ConversationId) || SearchText.Finds(IndexOf(handoff), words))).Take(MostShown).ToList();
        var shown = found.Select(handoff => handoff.ConversationId).ToHashSet();
        return new(filter, query, await RowsAsync(found, cancellationToken), counts, [.. said.Where(one => !shown.Contains(one.ConversationId))]);
    }

    private async Task<IReadOnlyList<InboxRow>> RowsAsync(IReadOnlyList<Handoff> handoffs, CancellationToken cancellationToken)
    {
        var last = await transcripts.LastAsync([.. handoffs.Select(handoff => handoff.ConversationId).Distinct()], cancellationToken);
        return [.. handoffs.Select(handoff => new InboxRow(handoff, last.TryGetValue(handoff.ConversationId, out var said) && IsNews(said, handoff) ? Excerpt.Of(said.Text.ReplaceLineEndings(" "), LongestWords) : ""))];
    }

    /// <summary>What was answered to the questions for the matter, the name and the address stands elsewhere in the row or beside the conversation.</summary>
    private static bool IsNews(TranscriptEntry said, Handoff handoff) => said.At > handoff.AskedAt
        && (said.From is not Speaker.Visitor || said.Text.Trim() is var text && text != handoff.About && text != handoff.Email);

    private static string IndexOf(Handoff handoff) => SearchText.Index(
        handoff.Id, handoff.About, handoff.CompanyName, handoff.ContactName, handoff.Email, handoff.Phone is { } phone ? PhoneText.Shown(phone) : null, handoff.OfficerName, handoff.Outcome);
}
