using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <summary>The desk's conversations: the list, one with everything about it, and what an officer does there.</summary>
public static class ConversationPages
{
    public const string Path = "/desk/conversations";

    private const int MostFound = 50;

    public static void MapConversationPages(this RouteGroupBuilder desk)
    {
        var pages = desk.MapGroup("/conversations");
        pages.MapGet("", ListAsync);
        pages.MapGet("/rows", RowsAsync);
        pages.MapGet("/waiting", WaitingAsync);
        pages.MapGet("/log/{conversation}", LogAsync);
        pages.MapGet("/{id}", OneAsync);
        pages.MapGet("/{id}/thread", ThreadAsync);
        pages.MapGet("/{id}/composer", ComposerAsync);
        pages.MapGet("/{id}/side", SideAsync);
        pages.MapConversationActions();
    }

    public static string Of(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    private static async Task<RazorComponentResult<ConversationsPage>> ListAsync(
        string? show, string? query, HandoffDesk desk, Transcripts transcripts, DeskView view, HttpContext http, CancellationToken cancellationToken)
    {
        var words = query?.Trim() ?? "";
        IReadOnlyList<FoundConversation>? found = null;
        if (words.Length > 0)
        {
            await desk.NoteSearchAsync(http.User.ActingOfficer(), cancellationToken);
            found = await transcripts.SearchAsync(words, MostFound, cancellationToken);
        }
        var filter = ConversationFilters.Parse(show);
        return new(new { Filter = filter, Query = words, Found = found, Handoffs = await filter.ReadAsync(desk, view.OfficerId, cancellationToken) });
    }

    private static async Task<RazorComponentResult<ConversationRows>> RowsAsync(
        string? show, HandoffDesk desk, DeskView view, CancellationToken cancellationToken)
    {
        var filter = ConversationFilters.Parse(show);
        return new(new { Filter = filter, Handoffs = await filter.ReadAsync(desk, view.OfficerId, cancellationToken) });
    }

    /// <summary>How many wait for somebody, beside the menu.</summary>
    private static async Task<RazorComponentResult<WaitingBadge>> WaitingAsync(HandoffDesk desk, CancellationToken cancellationToken) =>
        new(new { Waiting = (await desk.ListAsync(HandoffStatus.Waiting, cancellationToken)).Count });

    private static async Task<IResult> OneAsync(string id, HandoffDesk desk, ConversationReading reading, HttpContext http, CancellationToken cancellationToken) =>
        await desk.OpenAsync(id, http.User.ActingOfficer(), cancellationToken) is { } handoff
            ? await reading.PageAsync(handoff, new(), StatusCodes.Status200OK, cancellationToken)
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    /// <param name="after">The place in the log up to which the page has shown what was said.</param>
    private static async Task<IResult> ThreadAsync(
        string id, long? after, HandoffDesk desk, Transcripts transcripts, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } handoff
            ? new RazorComponentResult<ThreadItems>(new
            {
                Id = id,
                Conversation = handoff.ConversationId,
                After = after ?? 0,
                Entries = await transcripts.ReadAsync(handoff.ConversationId, after ?? 0, cancellationToken),
            })
            : TypedResults.NotFound();

    /// <param name="seen">Who has it and how it stands, as the page shows it: nothing is put anew under the officer's hands without need.</param>
    private static async Task<IResult> ComposerAsync(
        string id, string? seen, HandoffDesk desk, ConversationReading reading, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return TypedResults.NotFound();
        if (seen == Composer.StateOf(handoff)) return TypedResults.NoContent();
        return new RazorComponentResult<Composer>(
            new { About = await reading.AboutAsync(handoff, cancellationToken), Draft = new Draft(), KeepsText = true });
    }

    private static async Task<IResult> SideAsync(string id, HandoffDesk desk, ConversationReading reading, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } handoff
            ? new RazorComponentResult<ConversationSide>(new { About = await reading.AboutAsync(handoff, cancellationToken), Draft = new Draft() })
            : TypedResults.NotFound();

    /// <summary>A conversation that was found by its words, whether an officer had it or not.</summary>
    private static async Task<IResult> LogAsync(
        string conversation, Transcripts transcripts, HandoffDesk desk, Audit audit, HttpContext http, CancellationToken cancellationToken)
    {
        var entries = await transcripts.ReadAsync(conversation, 0, cancellationToken);
        if (entries.Count == 0) return DeskPages.Notice(StatusCodes.Status404NotFound);
        await audit.RecordSeenAsync(http.User.ActingOfficer().Id, "read", "conversation", conversation, cancellationToken);
        return new RazorComponentResult<LogPage>(new
        {
            Conversation = conversation,
            Entries = entries,
            Handoffs = await desk.OfConversationAsync(conversation, cancellationToken),
        });
    }
}
