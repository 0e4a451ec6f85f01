using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Officers;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Handoffs.Chat;

/// <summary>What the visitor and other programs are told about a handoff.</summary>
public sealed class HandoffReply(DialogLibrary library, PublicAddress address)
{
    /// <summary>The verbs of the buttons; the handoff's id is the subject, and behind a colon the rating.</summary>
    public const string CancelVerb = "handoff-cancel", RateVerb = "handoff-rate", BotVerb = "handoff-bot";

    /// <summary>States of the Bot Framework's handoff protocol.</summary>
    private const string Accepted = "accepted", Failed = "failed", Completed = "completed";

    private readonly HandoffPhrases phrases = library.Phrases.Handoff;

    /// <summary>The transcript is the log itself, where the desk reads it: it is named and not copied.</summary>
    public Task TellInitiatedAsync(ITurnContext turn, Handoff handoff, CancellationToken cancellationToken)
    {
        var context = new JObject
        {
            ["id"] = handoff.Id,
            ["cause"] = handoff.Cause.Code(),
            ["language"] = handoff.Language.Code(),
            ["topic"] = handoff.Topic,
            ["form"] = handoff.Form,
            ["about"] = handoff.About,
        };
        var initiation = (Activity)EventFactory.CreateHandoffInitiation(turn, context);
        initiation.Attachments =
        [
            new Attachment(name: "Transcript", contentType: "application/json", contentUrl: address.Of($"/api/desk/handoffs/{handoff.Id}")),
        ];
        return turn.SendActivityAsync(initiation.Marked(Mark(handoff)), cancellationToken);
    }

    /// <summary>What a step means for the visitor; nothing, if it is the desk's own business.</summary>
    /// <param name="before">Null at the beginning.</param>
    public async Task TellAsync(ITurnContext turn, Handoff? before, Handoff after, CancellationToken cancellationToken)
    {
        if (before?.Status != after.Status && State(after.Status) is { } state)
        {
            var status = (Activity)EventFactory.CreateHandoffStatus(turn.Activity.Conversation, state, after.Status.Code());
            await turn.SendActivityAsync(status.Marked(Mark(after)), cancellationToken);
        }
        var officer = after is { OfficerId: { } id, OfficerName: { } name } ? (await OfficerTable.NamesAsync(turn.Transaction.Sql, new(id, name))).In(turn.Language) : "";
        if (Message(before, after, officer, turn.Language) is { } message)
            await turn.SendActivityAsync(message.Marked(Mark(after)), cancellationToken);
        if (after.Status is HandoffStatus.Closed && before?.Status is HandoffStatus.WithOfficer)
            await turn.SendActivityAsync(Reply.In(turn.Language, phrases.Rate.In(turn.Language), Ratings(after, turn.Language)), cancellationToken);
    }

    public Activity StillWaiting(Handoff handoff, int position, Language language) => Reply.In(language,
        phrases.StillWaiting.In(language, ("position", Formats.Number(position)), Until(handoff, language)), WhileWaiting(handoff, language)).Marked(Mark(handoff, position));

    public Activity AlreadyTaken(Handoff handoff, Language language) => Taken(phrases.AlreadyTaken, handoff, language).Marked(Mark(handoff));

    public Activity Position(Handoff handoff, int position, Language language) => Reply.In(language,
        phrases.Position.In(language, ("position", Formats.Number(position))), WhileWaiting(handoff, language)).Marked(Mark(handoff, position));

    public Activity EmailKept(Handoff handoff, Language language) => Reply.In(language,
        phrases.EmailKept.In(language, ("email", Markdown.Plain(handoff.Email!)))).Marked(Mark(handoff));

    public Activity PhoneKept(Handoff handoff, Language language) => Reply.In(language,
        phrases.PhoneKept.In(language, ("callback", PhoneText.Shown(handoff.Phone!)))).Marked(Mark(handoff));

    /// <summary>What was not for the bot to answer.</summary>
    public Activity PassedOn(Handoff handoff, Language language)
    {
        var text = handoff.Status is HandoffStatus.Waiting
            ? phrases.PassedOnWaiting.In(language, Place(handoff), Until(handoff, language))
            : phrases.PassedOn.In(language, ("number", handoff.Id), ("by", By(handoff, language)));
        var bot = new ButtonCommand(BotVerb, handoff.Id).Button(phrases.AskBot.In(language));
        var email = handoff.Email is null ? [FormButton(HandoffAdditionDialog.EmailForm, language)] : Array.Empty<CardAction>();
        return Reply.In(language, text, [bot, .. email, Cancel(handoff.Status is HandoffStatus.Waiting ? phrases.Cancel : phrases.Withdraw, handoff, language)]).Marked(Mark(handoff));
    }

    /// <summary>By when the visitor is answered: never in the past.</summary>
    private string By(Handoff handoff, Language language) =>
        library.Phrases.Formats.Opening(handoff.Promise(library.Calendar)?.By ?? library.Calendar.PromiseFromNow(1), language);

    private static Marks Mark(Handoff handoff) => Mark(handoff, handoff.Status is HandoffStatus.Waiting ? handoff.ToldPosition : null);

    private static Marks Mark(Handoff handoff, int? position) => new() { Handoff = new(handoff.Id, handoff.Status.Code(), position) };

    private static string? State(HandoffStatus status) => status switch
    {
        HandoffStatus.Waiting => null,
        HandoffStatus.WithOfficer => Accepted,
        HandoffStatus.MessageTaken or HandoffStatus.Cancelled => Failed,
        HandoffStatus.Closed => Completed,
    };

    private Activity? Message(Handoff? before, Handoff after, string officer, Language language) => (before?.Status, after.Status) switch
    {
        (HandoffStatus.WithOfficer, HandoffStatus.Waiting) => Waiting(phrases.GivenBack.In(language, Place(after)), after, language),
        (not HandoffStatus.Waiting, HandoffStatus.Waiting) =>
            Waiting(phrases.Waiting.In(language, Place(after), ("number", after.Id), Until(after, language)), after, language),
        (HandoffStatus.WithOfficer, HandoffStatus.WithOfficer) when before!.OfficerId != after.OfficerId =>
            Reply.In(language, phrases.WithColleague.In(language, ("name", officer))),
        (not HandoffStatus.WithOfficer, HandoffStatus.WithOfficer) => Reply.In(language, phrases.WithOfficer.In(language, ("name", officer))),
        (HandoffStatus.Waiting, HandoffStatus.MessageTaken) when before!.About == after.About => Taken(phrases.NobodyCame, after, language),
        (HandoffStatus.MessageTaken or HandoffStatus.WithOfficer, _) when before!.UnansweredSince is not null && after.UnansweredSince is not null
            && before!.Status == after.Status && before.PromisedAt != after.PromisedAt => Taken(phrases.PromiseRenewed, after, language),
        (HandoffStatus.MessageTaken, HandoffStatus.MessageTaken) when before!.About != after.About => Taken(phrases.NoteKept, after, language),
        // Taken up again on the page behind the mail's link, which says so itself.
        (HandoffStatus.Closed, HandoffStatus.MessageTaken) => null,
        (not HandoffStatus.MessageTaken, HandoffStatus.MessageTaken) => Taken(phrases.MessageTaken, after, language),
        (HandoffStatus.WithOfficer, HandoffStatus.Closed) => WithMenu(phrases.Closed, language),
        (_, HandoffStatus.Cancelled) => WithMenu(phrases.Cancelled, language),
        _ => null,
    };

    private Activity Waiting(string text, Handoff handoff, Language language) => Reply.In(language, text, WhileWaiting(handoff, language));

    private Activity Taken(Phrase phrase, Handoff handoff, Language language)
    {
        var text = phrase.In(language, ("number", handoff.Id), ("by", By(handoff, language)));
        var email = handoff.Email is null ? [FormButton(HandoffAdditionDialog.EmailForm, language)] : Array.Empty<CardAction>();
        return Reply.In(language, text, [.. email, FormButton(HandoffAdditionDialog.NoteForm, language), Cancel(phrases.Withdraw, handoff, language)]);
    }

    private Activity WithMenu(Phrase phrase, Language language) =>
        Reply.In(language, phrase.In(language), Reply.Button(library.Phrases.Buttons.Menu.In(language)));

    private IEnumerable<CardAction> WhileWaiting(Handoff handoff, Language language) =>
        [FormButton(HandoffAdditionDialog.NoteForm, language), FormButton(HandoffAdditionDialog.PhoneForm, language), Cancel(phrases.Cancel, handoff, language)];

    private IEnumerable<CardAction> Ratings(Handoff handoff, Language language) =>
        phrases.Ratings.Select((rating, i) => new ButtonCommand(RateVerb, $"{handoff.Id}:{i + 1}").Button(rating.In(language)));

    private CardAction FormButton(RequiredForm form, Language language) => Reply.Button(library[form], language);

    private static CardAction Cancel(Phrase title, Handoff handoff, Language language) =>
        new ButtonCommand(CancelVerb, handoff.Id).Button(title.In(language));

    /// <summary>Until when the visitor waits at most, if nobody comes before.</summary>
    private (string, string) Until(Handoff handoff, Language language) =>
        ("until", handoff.Promise(library.Calendar) is { IsBroken: false } soon ? Formats.Clock(soon.By) : By(handoff, language));

    private static (string, string) Place(Handoff handoff) => ("position", Formats.Number(handoff.ToldPosition ?? 1));
}
