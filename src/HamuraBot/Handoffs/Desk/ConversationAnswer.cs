using HamuraBot.Content;
using HamuraBot.Desk;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.SavedReplies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <summary>How a conversation's page answers what an officer did there.</summary>
public sealed class ConversationAnswer(HandoffDetails details, ConversationReading reading, DialogLibrary library, DeskView view, IHttpContextAccessor accessor)
{
    /// <param name="done">The sentence to show when it was done, a key of <c>conversations.notices</c>; null when what is seen says it.</param>
    public async Task<IResult> AnswerAsync(HandoffResult result, Draft draft, string? done, CancellationToken cancellationToken) => result switch
    {
        { Outcome: HandoffOutcome.Absent } or { Handoff: null } => DeskPages.Notice(StatusCodes.Status404NotFound),
        { Outcome: HandoffOutcome.Done, Handoff: { } handoff } when view.IsPart => await ComposerAsync(handoff, new(), cancellationToken),
        { Outcome: HandoffOutcome.Done, Handoff: { } handoff } =>
            TypedResults.Redirect(view.Link(ConversationPages.Of(handoff.Id) + (done is null ? "" : $"?notice={done}"))),
        { Handoff: { } handoff } => await RefuseAsync(handoff, draft with { Notice = details.Why(result)!.In(view.Language) }, StatusCodes.Status409Conflict,
            cancellationToken),
    };

    /// <returns>Null when the text can be taken.</returns>
    public async Task<IResult?> FaultOfAsync(Handoff handoff, string text, int longest, Draft draft, CancellationToken cancellationToken)
    {
        var refusals = library.Phrases.Handoff.Refusals;
        var fault = string.IsNullOrWhiteSpace(text) ? refusals.Empty.In(view.Language)
            : text.Length > longest ? refusals.TooLong.In(view.Language, ("limit", Formats.Number(longest)))
            : null;
        return fault is null ? null : await RefuseAsync(handoff, draft with { Notice = fault }, StatusCodes.Status400BadRequest, cancellationToken);
    }

    public Task<IResult> DoubtedAsync(Handoff handoff, Words doubt, Draft draft, CancellationToken cancellationToken) => RefuseAsync(
        handoff, draft with { Notice = doubt.In(view.Language), Doubted = true }, StatusCodes.Status409Conflict,
        cancellationToken);

    /// <summary>A part of a page is put in its place only with 200: what is wrong is said in it.</summary>
    public async Task<IResult> RefuseAsync(Handoff handoff, Draft draft, int status, CancellationToken cancellationToken) =>
        view.IsPart ? await ComposerAsync(handoff, draft, cancellationToken) : await reading.PageAsync(handoff, draft, status, accessor.HttpContext!, cancellationToken);

    private async Task<IResult> ComposerAsync(Handoff handoff, Draft draft, CancellationToken cancellationToken) =>
        new RazorComponentResult<Composer>(new { About = await reading.AboutAsync(handoff, view.OfficerId, cancellationToken), Draft = draft });
}
