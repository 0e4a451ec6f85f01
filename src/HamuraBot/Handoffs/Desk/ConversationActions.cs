using HamuraBot.Desk;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <summary>What an officer does on a conversation's page. Done, it leads back to the page; refused, the page says why and keeps what was typed.</summary>
public static class ConversationActions
{
    /// <summary>The value of the composer's switch with which nothing goes to the visitor.</summary>
    public const string ToColleagues = "note";

    public static void MapConversationActions(this RouteGroupBuilder pages)
    {
        pages.MapPost("/{id}/take", TakeAsync);
        pages.MapPost("/{id}/messages", SayAsync);
        pages.MapPost("/{id}/typing", TypeAsync);
        pages.MapPost("/{id}/messages/{message}/withdraw", WithdrawAsync);
        pages.MapPost("/{id}/draft", DraftAsync);
        pages.MapPost("/{id}/promise", PromiseAsync);
        pages.MapPost("/{id}/assign", AssignAsync);
        pages.MapPost("/{id}/notes", NoteAsync);
        pages.MapPost("/{id}/close", CloseAsync);
    }

    private static async Task<IResult> TakeAsync(string id, HandoffDesk desk, ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken) =>
        await answering.AnswerAsync(await desk.TakeAsync(id, http.User.ActingOfficer(), cancellationToken), new(), null, cancellationToken);

    private static async Task<IResult> SayAsync(
        string id, HandoffDesk desk, OfficerFiles files, SavedReplyRecords replies, HandoffDetails details, ConversationNotes notes, Drafts drafts, DeskView view,
        ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return DeskPages.Notice(StatusCodes.Status404NotFound);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var draft = new Draft(Text: form["text"].ToString(), UsedReply: form["savedReply"]) { IsNote = form["to"] == ToColleagues };
        if (draft.IsNote)
        {
            if (await answering.FaultOfAsync(handoff, draft.Text, ConversationNotes.LongestNote, draft, cancellationToken) is { } tooLong) return tooLong;
            await notes.AddAsync(handoff.ConversationId, http.User.ActingOfficer(), draft.Text, cancellationToken);
            await drafts.SaveAsync(id, http.User.ActingOfficer().Id, "", cancellationToken);
            return await answering.AnswerAsync(new(HandoffOutcome.Done, handoff), new(), "noted", cancellationToken);
        }
        var message = new OfficerMessage(draft.Text);
        if (form.Files.Any(file => file.Length > 0))
        {
            var read = await files.ReadAsync(http, handoff.ConversationId, view.Language, cancellationToken);
            if (read.Message is null) return await answering.RefuseAsync(handoff, draft with { Notice = read.Fault }, StatusCodes.Status400BadRequest, cancellationToken);
            message = read.Message;
        }
        else if (await answering.FaultOfAsync(handoff, draft.Text, OfficerMessage.LongestText, draft, cancellationToken) is { } fault)
        {
            return fault;
        }
        if (form["savedReply"] is [{ Length: > 0 } used] && form["override"] is not ["yes"] && await replies.FindAsync(used, cancellationToken) is { } reply
            && details.DoubtOf(reply, draft.Text) is { } doubt)
        {
            return await answering.DoubtedAsync(handoff, doubt, draft, cancellationToken);
        }
        return await answering.AnswerAsync(
            await desk.SayAsync(id, http.User.ActingOfficer(), message, form["key"], cancellationToken), draft, null, cancellationToken);
    }

    private static async Task<IResult> WithdrawAsync(
        string id, string message, MessageWithdrawal withdrawal, ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken) =>
        await answering.AnswerAsync(await withdrawal.WithdrawAsync(id, http.User.ActingOfficer(), message, cancellationToken), new(), "withdrawn", cancellationToken);

    /// <summary>What has been written so far is kept.</summary>
    private static async Task<IResult> DraftAsync(string id, HandoffDesk desk, Drafts drafts, HttpContext http, CancellationToken cancellationToken)
    {
        var text = (await http.Request.ReadFormAsync(cancellationToken))["text"].ToString();
        if (text.Length > OfficerMessage.LongestText || await desk.FindAsync(id, cancellationToken) is null) return TypedResults.NotFound();
        await drafts.SaveAsync(id, http.User.ActingOfficer().Id, text, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> PromiseAsync(string id, HandoffDesk desk, ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken) =>
        await answering.AnswerAsync(await desk.PromiseAsync(id, http.User.ActingOfficer(), cancellationToken), new(), "promised", cancellationToken);

    /// <summary>The officer is writing: the visitor sees that for a moment.</summary>
    private static async Task<NoContent> TypeAsync(string id, HandoffDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        await desk.TypeAsync(id, http.User.ActingOfficer(), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> AssignAsync(string id, HandoffDesk desk, ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        return await answering.AnswerAsync(
            await desk.AssignAsync(id, http.User.ActingOfficer(), form["officer"].ToString(), cancellationToken), new(), "assigned", cancellationToken);
    }

    private static async Task<IResult> NoteAsync(
        string id, HandoffDesk desk, ConversationNotes notes, ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var draft = new Draft(Note: form["note"].ToString());
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return DeskPages.Notice(StatusCodes.Status404NotFound);
        if (await answering.FaultOfAsync(handoff, draft.Note, ConversationNotes.LongestNote, draft, cancellationToken) is { } fault) return fault;
        await notes.AddAsync(handoff.ConversationId, http.User.ActingOfficer(), draft.Note, cancellationToken);
        return await answering.AnswerAsync(new(HandoffOutcome.Done, handoff), new(), "noted", cancellationToken);
    }

    private static async Task<IResult> CloseAsync(string id, HandoffDesk desk, ConversationAnswer answering, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var draft = new Draft(Outcome: form["outcome"].ToString());
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return DeskPages.Notice(StatusCodes.Status404NotFound);
        if (draft.Outcome.Length > 0
            && await answering.FaultOfAsync(handoff, draft.Outcome, ConversationNotes.LongestNote, draft, cancellationToken) is { } fault) return fault;
        return await answering.AnswerAsync(
            await desk.CloseAsync(id, http.User.ActingOfficer(), draft.Outcome, cancellationToken), draft, "closed", cancellationToken);
    }
}
