using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Handoffs.Chat;
using HamuraBot.Handoffs.Desk;
using HamuraBot.SelfService;
using Microsoft.Bot.Schema;

namespace HamuraBot.Handoffs;

/// <summary>The visitor's own page behind the link of a mail: what the desk answered, and room to reply. It opens no conversation.</summary>
public sealed class HandoffSelfService(HandoffDesk desk, HandoffMails mails, VisitorWriting writing, Transcripts transcripts, DialogLibrary library, TimeProvider clock)
{
    private const string Reply = "reply";

    private readonly HandoffPhrases phrases = library.Phrases.Handoff;

    public SelfServiceKind Kind => new(HandoffMails.Kind) { See = SeeAsync, Change = ReplyAsync, Withdraw = WithdrawAsync, Owner = mails.OwnerAsync };

    private async Task<OwnView?> SeeAsync(string id, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } handoff) return null;
        return new OwnView(id, handoff.Language, Words(phrases.Page.Title), State(handoff), [.. Lines(handoff)])
        {
            History = [.. (await transcripts.ReadAsync(handoff.ConversationId, 0, cancellationToken)).Where(entry => IsPart(entry, handoff)).Select(Line)],
            Fields = handoff.IsOpen || handoff.Status is HandoffStatus.Closed
                ? [new(Reply, Words(phrases.Page.Reply), "", "textarea", Optional: false) { Longest = OfficerMessage.LongestText }]
                : [],
            Filling = new(Words(phrases.Page.Reply), library.Phrases.SelfService["send"], library.Phrases.SelfService["sent"]),
            Withdrawal = handoff.Status is HandoffStatus.MessageTaken or HandoffStatus.Waiting
                ? new(Words(phrases.Withdraw), Words(phrases.Page.WithdrawQuestion))
                : null,
        };
    }

    /// <summary>The link may have been passed on: it shows what officers answered, and nothing else of the conversation.</summary>
    private static bool IsPart(TranscriptEntry entry, Handoff handoff) => entry.From is Speaker.Officer && entry.At >= handoff.AskedAt;

    private async Task<ChangeOutcome> ReplyAsync(string id, IReadOnlyDictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var text = typed.GetValueOrDefault(Reply, "").Trim();
        if (text.Length == 0) return Refused(Both(language => phrases.Refusals.Empty.In(language)));
        if (text.Length > OfficerMessage.LongestText)
            return Refused(Both(language => phrases.Refusals.TooLong.In(language, ("limit", Formats.Number(OfficerMessage.LongestText)))));
        var written = new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = TextFormatTypes.Plain };
        var result = await writing.StepAsync(id, before => VisitorSteps.Reply(before, clock.GetUtcNow(), library.Calendar.PromiseFromNow(1)), written, cancellationToken);
        return result is { Outcome: HandoffOutcome.Done } ? ChangeOutcome.Changed : ChangeOutcome.TooLate;
    }

    private async Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken) =>
        await writing.StepAsync(id, before => VisitorSteps.Cancel(before, clock.GetUtcNow()), null, cancellationToken) is { Outcome: HandoffOutcome.Done };

    private IEnumerable<OwnLine> Lines(Handoff handoff)
    {
        if (handoff.About is { } about) yield return new(library[HandoffDialog.Form][HandoffDialog.About].Title, about);
        yield return new(Words(phrases.Page.AskedAt), Moment(handoff.AskedAt));
        if (handoff.Promise(library.Calendar) is { } promise)
            yield return new(Words(phrases.Page.By), promise.IsBroken ? Both(language => phrases.Page.Renewed.In(language, ("by", At(promise.By, language)))) : Moment(promise.By));
    }

    private Words State(Handoff handoff) => Words(handoff.Status switch
    {
        HandoffStatus.Waiting => phrases.Status.Waiting,
        HandoffStatus.WithOfficer => phrases.Status.WithOfficer,
        HandoffStatus.MessageTaken => handoff.UnansweredSince is not null ? phrases.Status.MessageTaken : phrases.Status.Answered,
        HandoffStatus.Closed => phrases.Status.Closed,
        HandoffStatus.Cancelled => phrases.Status.Cancelled,
    });

    private OwnLine Line(TranscriptEntry entry) => new(
        Both(language => phrases.Page.Said.In(language, ("name", entry.Name), ("when", library.Phrases.Formats.Opening(entry.At, language)))),
        string.Join('\n', entry.Files.Select(file => file.Name).Prepend(entry.Text).Where(line => line.Length > 0)));

    private Words Moment(DateTimeOffset instant) => Both(language => At(instant, language));

    private string At(DateTimeOffset instant, Language language) => library.Phrases.Formats.Opening(instant, language);

    private static ChangeOutcome Refused(Words why) => ChangeOutcome.Refused(new Dictionary<string, Words> { [Reply] = why });

    private static Words Words(Phrase phrase) => Both(language => phrase.In(language));

    private static Words Both(Func<Language, string> say) => new(say(Language.Ja), say(Language.En));
}
