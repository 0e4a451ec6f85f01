using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs.SavedReplies;
using HamuraBot.Hosting;
using HamuraBot.OfficeHours;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Handoffs.Desk;

/// <summary>A handoff with all that an officer sees of it, and why something cannot be done with it.</summary>
public sealed class HandoffDetails(Store store, Transcripts transcripts, ConversationNotes notes, SavedReplyFacts facts, DialogLibrary library, TimeProvider clock)
{
    private readonly HandoffRefusals refusals = library.Phrases.Handoff.Refusals;

    public async Task<HandoffView> OfAsync(Handoff handoff, CancellationToken cancellationToken) => HandoffView.Of(handoff, library) with
    {
        Transcript = [.. (await transcripts.ReadAsync(handoff.ConversationId, 0, cancellationToken)).Select(TranscriptLine.Of)],
        Channel = await store.ReadAsync(sql => KeptReference.FindAsync(sql, handoff.ConversationId), cancellationToken) is { } kept ? ChannelView.Of(kept) : null,
        Notes = [.. (await notes.ListAsync(handoff.ConversationId, cancellationToken)).Select(ConversationNoteView.Of)],
    };

    /// <summary>Null for a step that was done, and for a handoff that is not there.</summary>
    public Words? Why(HandoffResult result) => result.Outcome switch
    {
        HandoffOutcome.Done or HandoffOutcome.Absent => null,
        HandoffOutcome.WithColleague => Both(language => refusals.WithColleague.In(language, ("name", result.Handoff?.OfficerName ?? ""))),
        HandoffOutcome.NotTaken => Both(language => refusals.NotTaken.In(language)),
        HandoffOutcome.Over => Both(language => refusals.Over.In(language)),
        HandoffOutcome.NoSuchOfficer => Both(language => refusals.NoSuchOfficer.In(language)),
        HandoffOutcome.TooLateToWithdraw => Both(language => refusals.TooLateToWithdraw.In(language)),
        HandoffOutcome.NothingToAnswer => Both(language => refusals.NothingToAnswer.In(language)),
    };

    public ProblemHttpResult Refused(HandoffResult result, HttpContext http) => Problem(
        Why(result)!, result.Outcome is HandoffOutcome.NoSuchOfficer ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict, http,
        ("handoffStatus", result.Handoff?.Status.Code()));

    /// <summary>Whoever sends it all the same says so with <c>override</c>.</summary>
    public ProblemHttpResult Doubted(SavedReply reply, Words doubt, HttpContext http) => Problem(doubt, StatusCodes.Status409Conflict, http, ("savedReply", reply.Id));

    /// <summary>Why a text that was taken from a saved reply should be looked at before it is sent; null if there is no reason.</summary>
    public Words? DoubtOf(SavedReply reply, string text)
    {
        if (reply.HasExpired(clock.TodayInTokyo())) return Both(language => refusals.ExpiredReply.In(language, ("date", Day(reply.ValidTo!.Value, language))));
        return facts.EndedIn(text) is { } ended ? Both(language => refusals.EndedTopic.In(language, ("topic", ended.Name.In(language)), ("date", Day(ended.LastDay, language)))) : null;
    }

    private string Day(DateOnly day, Language language) => library.Phrases.Formats.DateWithDay(day, language);

    public ProblemHttpResult Empty(HttpContext http) => Problem(Both(language => refusals.Empty.In(language)), StatusCodes.Status400BadRequest, http);

    public ProblemHttpResult TooLong(int longest, HttpContext http) =>
        Problem(Both(language => refusals.TooLong.In(language, ("limit", Formats.Number(longest)))), StatusCodes.Status400BadRequest, http);

    private static ProblemHttpResult Problem(Words sentence, int status, HttpContext http, params (string Name, object? Value)[] more) => TypedResults.Problem(
        sentence.In(RequestLanguage.Of(http)), statusCode: status,
        extensions: more.ToDictionary(property => property.Name, property => property.Value));

    private static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));
}

public sealed record FoundView(string ConversationId, DateTimeOffset At, string From, string Excerpt)
{
    public static FoundView Of(FoundConversation found) => new(found.ConversationId, Tokyo.Time(found.At), TranscriptLine.Speaker(found.From), found.Excerpt);
}
