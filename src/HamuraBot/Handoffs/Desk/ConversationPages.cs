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
        pages.MapGet("/{id}/head", HeadAsync);
        pages.MapGet("/{id}/side", SideAsync);
        pages.MapConversationActions();
    }

    public static string Of(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    private static async Task<IResult> ListAsync(string? show, string? query, Inbox inbox, HttpContext http, CancellationToken cancellationToken) =>
        new RazorComponentResult<InboxPage>(new { List = await inbox.ReadAsync(ConversationFilters.Parse(show), query?.Trim() ?? "", http.User.ActingOfficer(), cancellationToken) });

    private static async Task<IResult> RowsAsync(string? show, string? open, Inbox inbox, HttpContext http, CancellationToken cancellationToken) =>
        new RazorComponentResult<InboxRows>(new { List = await inbox.ReadAsync(ConversationFilters.Parse(show), "", http.User.ActingOfficer(), cancellationToken), Open = open });

    /// <summary>How many wait for somebody, beside the menu.</summary>
    private static async Task<IResult> WaitingAsync(HandoffDesk desk, CancellationToken cancellationToken) =>
        new RazorComponentResult<WaitingBadge>(new { Waiting = (await desk.ListAsync(HandoffStatus.Waiting, cancellationToken)).Count });

    private static async Task<IResult> OneAsync(string id, HandoffDesk desk, ConversationReading reading, HttpContext http, CancellationToken cancellationToken) =>
        await desk.ReadAsync(id, http.User.ActingOfficer(), cancellationToken) is { } handoff
            ? await reading.PageAsync(handoff, new(), StatusCodes.Status200OK, http, cancellationToken)
            : DeskPages.Notice(StatusCodes.Status404NotFound);

    /// <param name="id">The handoff's.</param>
    /// <param name="after">The place in the log up to which the page has shown what was said.</param>
    /// <param name="since">The day of what it has shown last.</param>
    private static async Task<IResult> ThreadAsync(
        string id, long? after, DateOnly? since, HandoffDesk desk, Transcripts transcripts, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } handoff
            ? new RazorComponentResult<ThreadItems>(new
            {
                Handoff = handoff,
                After = after ?? 0,
                Since = since,
                Entries = await transcripts.ReadAsync(handoff.ConversationId, after ?? 0, cancellationToken),
            })
            : TypedResults.NotFound();

    /// <param name="seen">Who has it and how it stands, as the page shows it: nothing is put anew under the officer's hands without need.</param>
    private static async Task<IResult> ComposerAsync(
        string id, string? seen, HandoffDesk desk, ConversationReading reading, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return TypedResults.NotFound();
        if (seen == Composer.StateOf(handoff)) return TypedResults.NoContent();
        return new RazorComponentResult<Composer>(
            new { About = await reading.AboutAsync(handoff, http.User.ActingOfficer().Id, cancellationToken), Draft = new Draft(), KeepsText = true });
    }

    /// <param name="seen">As the page shows it.</param>
    private static async Task<IResult> HeadAsync(
        string id, string? seen, HandoffDesk desk, ConversationReading reading, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return TypedResults.NotFound();
        if (seen == ThreadHead.StateOf(handoff)) return TypedResults.NoContent();
        return new RazorComponentResult<ThreadHead>(new { About = await reading.AboutAsync(handoff, http.User.ActingOfficer().Id, cancellationToken), Draft = new Draft() });
    }

    private static async Task<IResult> SideAsync(string id, HandoffDesk desk, ConversationReading reading, HttpContext http, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } handoff
            ? new RazorComponentResult<ConversationSide>(new { About = await reading.AboutAsync(handoff, http.User.ActingOfficer().Id, cancellationToken), Draft = new Draft() })
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
