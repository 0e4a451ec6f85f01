using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Asks who comes, and signs up: seats, number, mail and link are in the turn's transaction.</summary>
public sealed class SignUpDialog(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards, RegistrationReply reply,
    SeminarText text, TimeProvider clock)
    : FormDialog(library.Forms[FormId], library)
{
    public const string FormId = "seminar-registration";

    /// <summary>Kept beside the answers: which seminar it is about was settled before the form opened.</summary>
    private const string SeminarKey = "seminar";

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    protected override async Task<IReadOnlyDictionary<string, string>?> OpenAsync(ITurnContext turn, Meaning? meaning,
        CancellationToken cancellationToken)
    {
        var (language, now) = (turn.Language, clock.GetUtcNow());
        var coming = await SeminarTable.ComingAsync(Sql(turn), now);
        var named = turn.Command?.SubjectOf(SeminarCommands.SignUp);
        var chosen = named is null
            ? coming.Where(seminar => seminar.TakesRegistrations(now)).ToList()
            : coming.FindAll(seminar => seminar.Id.ToString() == named);
        if (chosen is not [var seminar])
        {
            await turn.SendActivityAsync(await cards.ComingAsync(turn), cancellationToken);
            return null;
        }
        if (!seminar.TakesRegistrations(now))
        {
            await turn.SendActivityAsync(reply.Closed(seminar, language), cancellationToken);
            return null;
        }
        var intro = seminar.Free > 0 ? phrases.Intro : phrases.IntroFull;
        await turn.SendActivityAsync(Reply.In(language,
            intro.In(language, ("title", seminar.Plan.Title.In(language)), ("when", text.When(seminar.Plan, language)))),
            cancellationToken);
        return new Dictionary<string, string> { [SeminarKey] = seminar.Id.ToString() };
    }

    protected override async Task<bool> StopsAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        var seminar = await SeminarAsync(turn, answers);
        if (seminar.TakesRegistrations(clock.GetUtcNow())) return false;
        await turn.SendActivityAsync(reply.Closed(seminar, turn.Language), cancellationToken);
        return true;
    }

    protected override async Task<RefusedAnswer?> RefusesAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        if (!answers.ContainsKey("seats")) return null;
        var most = (await SeminarAsync(turn, answers)).Plan.MostSeats;
        return Seats(answers) > most ? new("seats", phrases.TooManySeats.In(turn.Language, ("most", Formats.Number(most)))) : null;
    }

    protected override async Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers,
        CancellationToken cancellationToken)
    {
        var transaction = turn.TurnState.Get<StoreTransaction>();
        var attendee = new Attendee(
            answers["name"], Optional(answers, "companyName"), EmailAddress.Parse(answers["email"]), Optional(answers, "phone"),
            Seats(answers), turn.Language);
        var id = SeminarId.Parse(answers[SeminarKey]);
        var result = await registrations.RegisterAsync(transaction, id, attendee, turn.Activity.Conversation.Id);
        await turn.SendActivityAsync(await reply.OfAsync(transaction, result, id, attendee.Email, turn.Language), cancellationToken);
    }

    private static async Task<Seminar> SeminarAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers) =>
        (await SeminarTable.FindAsync(Sql(turn), SeminarId.Parse(answers[SeminarKey])))!;

    private static StoreConnection Sql(ITurnContext turn) => turn.TurnState.Get<StoreTransaction>().Sql;

    private static int Seats(IReadOnlyDictionary<string, string> answers) => int.Parse(answers["seats"], CultureInfo.InvariantCulture);

    private static string? Optional(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field) is { Length: > 0 } answer ? answer : null;
}
