using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Hosting;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <param name="Id">The sender's own id of the message: sent again, it is said once.</param>
/// <param name="SavedReply">The saved reply that the text was taken from.</param>
/// <param name="Override">Sends it although it has expired.</param>
public sealed record MessageBody(string? Text, string? Id, string? SavedReply, bool Override);

/// <param name="Officer">An officer's id.</param>
public sealed record AssignBody(string? Officer);

/// <param name="Note">What came of it; never shown to the visitor.</param>
public sealed record CloseBody(string? Note);

public sealed record ConversationNoteBody(string? Text);

/// <summary>The desk's handoffs as JSON, within the desk's own group of routes.</summary>
public static class HandoffApi
{
    private const int MostFound = 50;

    public static void MapHandoffApi(this RouteGroupBuilder desk)
    {
        var handoffs = desk.MapGroup("/handoffs");
        handoffs.MapGet("/", ListAsync).AsReading("handoff");
        handoffs.MapGet("/{id}", FindAsync).AsNoReading();
        handoffs.MapPost("/{id}/take", TakeAsync);
        handoffs.MapPost("/{id}/messages", SayAsync);
        handoffs.MapDelete("/{id}/messages/{message}", WithdrawAsync);
        handoffs.MapPost("/{id}/assign", AssignAsync);
        handoffs.MapPost("/{id}/close", CloseAsync);
        handoffs.MapPost("/{id}/promise", PromiseAsync);
        handoffs.MapPost("/{id}/notes", NoteAsync);
        handoffs.MapPost("/{id}/files", SendFilesAsync).Accepts<IFormFileCollection>("multipart/form-data").WithMetadata(new TakesFiles());
        handoffs.MapPost("/{id}/typing", TypeAsync);
        desk.MapGet("/conversations", SearchAsync).AsNoReading();
        desk.MapSavedReplyApi();
    }

    private static async Task<Results<Ok<List<HandoffView>>, ProblemHttpResult>> ListAsync(
        string? status, HandoffDesk desk, DialogLibrary library, CancellationToken cancellationToken)
    {
        var wanted = HandoffMarks.ParseStatus(status);
        if (wanted is null && !string.IsNullOrEmpty(status)) return Unreadable("status");
        return TypedResults.Ok((await desk.ListAsync(wanted, cancellationToken)).ConvertAll(handoff => HandoffView.Of(handoff, library)));
    }

    private static async Task<Results<Ok<HandoffView>, NotFound>> FindAsync(
        string id, HandoffDesk desk, HandoffDetails details, HttpContext http, CancellationToken cancellationToken) =>
        await desk.ReadAsync(id, http.User.ActingOfficer(), cancellationToken) is { } handoff
            ? TypedResults.Ok(await details.OfAsync(handoff, cancellationToken))
            : TypedResults.NotFound();

    private static async Task<IResult> TakeAsync(
        string id, HandoffDesk desk, HandoffDetails details, HttpContext http, CancellationToken cancellationToken) =>
        await AnswerAsync(await desk.TakeAsync(id, http.User.ActingOfficer(), cancellationToken), details, http, cancellationToken);

    private static async Task<IResult> SayAsync(
        string id, MessageBody body, HandoffDesk desk, SavedReplyRecords replies, HandoffDetails details, HttpContext http, CancellationToken cancellationToken)
    {
        if (Fault(body.Text, OfficerMessage.LongestText, details, http) is { } fault) return fault;
        if (body is { SavedReply: { } used, Override: false } && await replies.FindAsync(used, cancellationToken) is { } reply && details.DoubtOf(reply, body.Text!) is { } doubt)
            return details.Doubted(reply, doubt, http);
        return await AnswerAsync(await desk.SayAsync(id, http.User.ActingOfficer(), new(body.Text!), body.Id, cancellationToken), details, http, cancellationToken);
    }

    /// <param name="message">Its place in the transcript.</param>
    private static async Task<IResult> WithdrawAsync(
        string id, string message, MessageWithdrawal withdrawal, HandoffDetails details, HttpContext http, CancellationToken cancellationToken) =>
        await AnswerAsync(await withdrawal.WithdrawAsync(id, http.User.ActingOfficer(), message, cancellationToken), details, http, cancellationToken);

    /// <summary>One message with the files of the form, and its fields <c>text</c> and <c>id</c> if they are there.</summary>
    private static async Task<IResult> SendFilesAsync(
        string id, HandoffDesk desk, OfficerFiles files, HandoffDetails details, HttpContext http, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return TypedResults.NotFound();
        if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var read = await files.ReadAsync(http, handoff.ConversationId, RequestLanguage.Of(http), cancellationToken);
        return read is { Message: { } message }
            ? await AnswerAsync(await desk.SayAsync(id, http.User.ActingOfficer(), message, read.Id, cancellationToken), details, http, cancellationToken)
            : TypedResults.Problem(read.Fault, statusCode: StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<NoContent, NotFound>> TypeAsync(string id, HandoffDesk desk, HttpContext http, CancellationToken cancellationToken) =>
        await desk.TypeAsync(id, http.User.ActingOfficer(), cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<IResult> AssignAsync(
        string id, AssignBody body, HandoffDesk desk, HandoffDetails details, HttpContext http, CancellationToken cancellationToken) =>
        await AnswerAsync(await desk.AssignAsync(id, http.User.ActingOfficer(), body.Officer ?? "", cancellationToken), details, http, cancellationToken);

    /// <summary>Renews the promise of what nobody has answered.</summary>
    private static async Task<IResult> PromiseAsync(string id, HandoffDesk desk, HandoffDetails details, HttpContext http, CancellationToken cancellationToken) =>
        await AnswerAsync(await desk.PromiseAsync(id, http.User.ActingOfficer(), cancellationToken), details, http, cancellationToken);

    private static async Task<IResult> CloseAsync(
        string id, CloseBody? body, HandoffDesk desk, HandoffDetails details, HttpContext http, CancellationToken cancellationToken)
    {
        if (body?.Note is { Length: > 0 } note && Fault(note, ConversationNotes.LongestNote, details, http) is { } fault) return fault;
        return await AnswerAsync(await desk.CloseAsync(id, http.User.ActingOfficer(), body?.Note, cancellationToken), details, http, cancellationToken);
    }

    private static async Task<IResult> NoteAsync(
        string id, ConversationNoteBody body, HandoffDesk desk, ConversationNotes notes, HandoffDetails details, HttpContext http, CancellationToken cancellationToken)
    {
        if (Fault(body.Text, ConversationNotes.LongestNote, details, http) is { } fault) return fault;
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return TypedResults.NotFound();
        await notes.AddAsync(handoff.ConversationId, http.User.ActingOfficer(), body.Text!, cancellationToken);
        return TypedResults.Ok(await details.OfAsync(handoff, cancellationToken));
    }

    /// <param name="query">Words as they stand in a message.</param>
    private static async Task<Ok<IEnumerable<FoundView>>> SearchAsync(
        string? query, Transcripts transcripts, HandoffDesk desk, HttpContext http, CancellationToken cancellationToken)
    {
        if (query?.Trim() is not { Length: > 0 } words) return TypedResults.Ok(Enumerable.Empty<FoundView>());
        await desk.NoteSearchAsync(http.User.ActingOfficer(), cancellationToken);
        return TypedResults.Ok((await transcripts.SearchAsync(words, MostFound, cancellationToken)).Select(FoundView.Of));
    }

    private static async Task<IResult> AnswerAsync(HandoffResult result, HandoffDetails details, HttpContext http, CancellationToken cancellationToken) =>
        result switch
        {
            { Outcome: HandoffOutcome.Done, Handoff: { } handoff } => TypedResults.Ok(await details.OfAsync(handoff, cancellationToken)),
            { Outcome: HandoffOutcome.Absent } => TypedResults.NotFound(),
            _ => details.Refused(result, http),
        };

    private static ProblemHttpResult? Fault(string? text, int longest, HandoffDetails details, HttpContext http) =>
        string.IsNullOrWhiteSpace(text) ? details.Empty(http) : text.Length > longest ? details.TooLong(longest, http) : null;

    private static ProblemHttpResult Unreadable(string property) => TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["property"] = property });
}
