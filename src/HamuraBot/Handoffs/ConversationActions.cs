using HamuraBot.Desk;

namespace HamuraBot.Handoffs;

/// <summary>What an officer does on a conversation's page. Done, it leads back to the page; refused, the page says why and keeps what was typed.</summary>
public static class ConversationActions
{
    public static void MapConversationActions(this RouteGroupBuilder pages)
    {
        pages.MapPost("/{id}/take", TakeAsync);
        pages.MapPost("/{id}/messages", SayAsync);
        pages.MapPost("/{id}/assign", AssignAsync);
        pages.MapPost("/{id}/notes", NoteAsync);
        pages.MapPost("/{id}/close", CloseAsync);
    }

    private static async Task<IResult> TakeAsync(string id, HandoffDesk desk, Answering answering, HttpContext http, CancellationToken cancellationToken) =>
        await answering.AnswerAsync(await desk.TakeAsync(id, HandoffApi.Officer(http), cancellationToken), new(), "taken", cancellationToken);

    private static async Task<IResult> SayAsync(
        string id, HandoffDesk desk, SavedReplies replies, Answering answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var draft = new Draft(Text: form["text"].ToString());
        if (await answering.FaultOfAsync(id, draft.Text, OfficerMessage.LongestText, draft, cancellationToken) is { } fault) return fault;
        if (form["savedReply"] is [{ Length: > 0 } used] && form["override"] is not ["yes"] && await replies.FindAsync(used, cancellationToken) is { } reply
            && replies.HasExpired(reply))
        {
            return await answering.ExpiredAsync(id, reply, draft, cancellationToken);
        }
        var result = await desk.SayAsync(id, HandoffApi.Officer(http), new(draft.Text), form["key"], cancellationToken);
        return await answering.AnswerAsync(result, draft, null, cancellationToken);
    }

    private static async Task<IResult> AssignAsync(string id, HandoffDesk desk, Answering answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        return await answering.AnswerAsync(
            await desk.AssignAsync(id, HandoffApi.Officer(http), form["officer"].ToString(), cancellationToken), new(), "assigned", cancellationToken);
    }

    private static async Task<IResult> NoteAsync(
        string id, HandoffDesk desk, ConversationNotes notes, Answering answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var draft = new Draft(Note: form["note"].ToString());
        if (await answering.FaultOfAsync(id, draft.Note, ConversationNotes.LongestNote, draft, cancellationToken) is { } fault) return fault;
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return DeskPages.Notice(StatusCodes.Status404NotFound);
        await notes.AddAsync(handoff.ConversationId, HandoffApi.Officer(http), draft.Note, cancellationToken);
        return await answering.AnswerAsync(new(HandoffOutcome.Done, handoff), new(), "noted", cancellationToken);
    }

    private static async Task<IResult> CloseAsync(string id, HandoffDesk desk, Answering answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var draft = new Draft(Outcome: form["outcome"].ToString());
        if (draft.Outcome.Length > 0
            && await answering.FaultOfAsync(id, draft.Outcome, ConversationNotes.LongestNote, draft, cancellationToken) is { } fault) return fault;
        return await answering.AnswerAsync(
            await desk.CloseAsync(id, HandoffApi.Officer(http), draft.Outcome, cancellationToken), draft, "closed", cancellationToken);
    }
}
