using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Seminars.Chat;

/// <summary>Seminars and registrations as cards in the chat.</summary>
public sealed class SeminarCards(DialogLibrary library, SeminarText text, MoveOffer moves, TimeProvider clock)
{
    private static readonly RequiredForm RequestForm = new("the list of seminars", "seminar-request");

    /// <summary>More cards than this are not read.</summary>
    private const int MostCards = 10;

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    /// <summary>What is coming, each with a button to sign up; and a way to ask for what is not there.</summary>
    /// <param name="shown">How many of them have been shown before.</param>
    public async Task<Activity> ComingAsync(ITurnContext turn, int shown = 0)
    {
        var coming = await SeminarTable.ComingAsync(turn.Transaction.Sql, clock.GetUtcNow());
        return Of(coming, (coming.Count > 0 ? phrases.List : phrases.NoneScheduled).In(turn.Language), turn.Language, shown);
    }

    /// <summary>Those that are named, or why one does not take place and what else there is; null if none of them is to come.</summary>
    /// <param name="ids">Several where they have one title: then they are told apart by their dates.</param>
    public async Task<Activity?> DetailsAsync(ITurnContext turn, string ids)
    {
        var (sql, named, language) = (turn.Transaction.Sql, ids.Split(SeminarCommands.Separator), turn.Language);
        var coming = await SeminarTable.ComingAsync(sql, clock.GetUtcNow());
        var found = coming.FindAll(seminar => named.Contains(seminar.Id.ToString()));
        if ((await SeminarTable.CalledOffAsync(sql, clock.GetUtcNow())).Find(seminar => named.Contains(seminar.Id.ToString())) is not { } calledOff)
            return found.Count > 0 ? Of(found, (IsOneTitle(found) ? phrases.WhichDate : phrases.Details).In(language), language) : null;
        var reply = Of(found.Count > 0 ? found : coming, CalledOff(calledOff, found.Count > 0, language), language);
        // Whoever was to come keeps number and people, and only the date changes.
        foreach (var own in await RegistrationTable.OfConversationAsync(sql, turn.Activity.Conversation.Id, calledOff.Id))
        {
            foreach (var button in await moves.ButtonsAsync(turn, own)) reply.SuggestedActions.Actions.Insert(0, button);
        }
        return reply;
    }

    private static bool IsOneTitle(List<Seminar> seminars) => seminars.Count > 1 && seminars.All(one => one.Plan.Title == seminars[0].Plan.Title);

    /// <param name="hasOther">Whether another one of those that were named takes place.</param>
    private string CalledOff(Seminar seminar, bool hasOther, Language language)
    {
        (string, string)[] told = [("title", Markdown.Plain(seminar.Plan.Title.In(language))), ("when", text.When(seminar.Plan, language))];
        return seminar.ReasonIn(language) is { } reason
            ? (hasOther ? phrases.CalledOffOtherBecause : phrases.CalledOffBecause).In(language, [.. told, ("reason", Markdown.Plain(reason))])
            : (hasOther ? phrases.CalledOffOther : phrases.CalledOff).In(language, told);
    }

    private Activity Of(List<Seminar> seminars, string said, Language language, int shown = 0)
    {
        var (now, left) = (seminars.Skip(shown).Take(MostCards).ToList(), seminars.Count - shown - MostCards);
        IEnumerable<CardAction> more = left > 0
            ? [new ButtonCommand(SeminarCommands.More, Formats.Number(shown + MostCards)).Button(phrases.More.In(language, ("count", Formats.Number(left))))]
            : [];
        var reply = Reply.In(language, said, more.Concat(Buttons(language)));
        reply.Attachments = [.. now.Select(seminar => Card(seminar, language))];
        return reply;
    }

    /// <summary>The registrations that were made in this conversation; null if there is none.</summary>
    public async Task<Activity?> MineAsync(ITurnContext turn)
    {
        var sql = turn.Transaction.Sql;
        var mine = await RegistrationTable.OfConversationAsync(sql, turn.Activity.Conversation.Id, clock.GetUtcNow());
        if (mine.Count == 0) return null;
        var reply = Reply.In(turn.Language, phrases.Mine.In(turn.Language));
        reply.Attachments = [];
        foreach (var registration in mine.Take(MostCards))
        {
            var seminar = (await SeminarTable.FindAsync(sql, registration.Seminar))!;
            var waits = registration.Status is RegistrationStatus.Waitlisted;
            var position = waits ? await RegistrationTable.PositionAsync(sql, registration) : 0;
            reply.Attachments.Add(Card(seminar, registration, position, turn.Language));
        }
        return reply;
    }

    private IEnumerable<CardAction> Buttons(Language language)
    {
        yield return Reply.Button(library[RequestForm], language);
        yield return Reply.Button(library.Phrases.Buttons.Person.In(language));
    }

    private Attachment Card(Seminar seminar, Language language)
    {
        var title = seminar.Plan.Title.In(language);
        var now = clock.GetUtcNow();
        // The date, too: there may be another seminar of this title.
        var (word, wish) = seminar.Free > 0 ? (phrases.SignUp, phrases.SignUpFor) : (phrases.JoinWaiting, phrases.JoinWaitingOf);
        var shown = wish.In(language, ("title", title), ("when", library.Phrases.Formats.ShortOpening(seminar.Plan.StartsAt, language)));
        var signUp = new ButtonCommand(SeminarCommands.SignUp, seminar.Id.ToString()).Button(word.In(language));
        signUp.DisplayText = shown;
        return new HeroCard(title, text: text.Details(seminar, language, now), buttons: seminar.TakesRegistrations(now) ? [signUp] : [])
            .ToAttachment();
    }

    private Attachment Card(Seminar seminar, Registration registration, int position, Language language)
    {
        var plan = seminar.Plan;
        List<string> lines =
        [
            text.State(seminar, registration, position, clock.GetUtcNow()).In(language),
            phrases.CardWhen.In(language, ("when", text.When(plan, language))),
            phrases.CardPlace.In(language, ("place", text.Place(plan, language))),
            phrases.CardSeats.In(language, ("seats", Formats.Number(registration.Attendee.Seats))),
            phrases.Number.In(language, ("number", registration.Number.Value)),
        ];
        if (plan.IsOnline) lines.Insert(3, phrases.CardAttendance.In(language, ("how", text.Attendance(plan, language))));
        return new HeroCard(plan.Title.In(language), text: string.Join("\n\n", lines), buttons:
        [
            new ButtonCommand(SeminarCommands.Change, registration.Number.Value).Button(phrases.ButtonChange.In(language)),
            new ButtonCommand(SeminarCommands.Cancel, registration.Number.Value).Button(phrases.ButtonCancel.In(language)),
        ]).ToAttachment();
    }
}
