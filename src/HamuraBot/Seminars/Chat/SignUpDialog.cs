using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Asks who comes, and signs up: seats, number, mail and link are in the turn's transaction.</summary>
public sealed class SignUpDialog(DialogLibrary library, SeminarRegistrations registrations, SeminarCards cards, RegistrationReply reply,
    SeminarText text, TimeProvider clock)
    : FormDialog(library[Form], library)
{
    public static readonly RequiredForm Form = new("the registration for a seminar", "seminar-registration");

    public static readonly RequiredField
        SeatsField = Form.Field("seats", FieldKind.Number),
        NameField = Form.Field("name", FieldKind.Text),
        EmailField = Form.Field("email", FieldKind.Email);

    public static readonly OptionalField PhoneField = Form.Optional("phone", FieldKind.Phone);

    public static readonly OptionalField CompanyField = Form.Optional("companyName", FieldKind.Text);

    public static readonly OptionalField CompanionsField = Form.Optional("companions", FieldKind.Multiline);

    public static readonly OptionalField NeedsField = Form.Optional("needs", FieldKind.Text);

    /// <summary>Which seminar it is about.</summary>
    private static readonly SettledValue SeminarKey = new("seminar");

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    protected override async Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning,
        CancellationToken cancellationToken)
    {
        var (language, now) = (turn.Language, clock.GetUtcNow());
        var coming = await SeminarTable.ComingAsync(turn.Transaction.Sql, now);
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
        turn.Note(seminar);
        var intro = seminar.Free > 0 ? phrases.Intro : phrases.IntroFull;
        await turn.SendActivityAsync(Reply.In(language,
            intro.In(language, ("title", seminar.Plan.Title.In(language)), ("when", text.When(seminar.Plan, language)))),
            cancellationToken);
        turn.Note(seminar);
        return new() { [SeminarKey] = seminar.Id.ToString() };
    }

    protected override async Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        var seminar = await SeminarAsync(turn, answers);
        if (seminar.TakesRegistrations(clock.GetUtcNow())) return false;
        await turn.SendActivityAsync(reply.Closed(seminar, turn.Language), cancellationToken);
        return true;
    }

    protected override async Task<RefusedAnswer?> ValidateAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        if (answers.Find(SeatsField) is null) return null;
        var most = (await SeminarAsync(turn, answers)).Plan.MostSeats;
        if (Seats(answers) > most) return new(SeatsField.Id, phrases.TooManySeats.In(turn.Language, ("most", Formats.Number(most))));
        var companions = CompanionList.Read(answers.Find(CompanionsField) ?? "", out var unread);
        return unread is not null ? new(CompanionsField.Id, phrases.CompanionUnread.In(turn.Language, ("line", Markdown.Plain(unread))))
            : companions.Count >= Seats(answers) ? new(CompanionsField.Id, phrases.TooManyCompanions.In(turn.Language, ("seats", answers[SeatsField])))
            : null;
    }

    protected override async Task FinishAsync(ITurnContext turn, FormAnswers answers,
        CancellationToken cancellationToken)
    {
        var transaction = turn.Transaction;
        var attendee = new Attendee(
            answers[NameField], answers.Find(CompanyField), EmailAddress.Parse(answers[EmailField]), answers.Find(PhoneField),
            Seats(answers), turn.Language)
        { Needs = answers.Find(NeedsField), Companions = Seats(answers) > 1 ? CompanionList.Read(answers.Find(CompanionsField) ?? "", out _) : [] };
        var id = SeminarId.Parse(answers[SeminarKey]);
        var result = await registrations.RegisterAsync(transaction, id, attendee, turn.Activity.Conversation.Id);
        await turn.SendActivityAsync(await reply.OfAsync(transaction, result, turn.Language), cancellationToken);
    }

    private static Task<Seminar> SeminarAsync(ITurnContext turn, FormAnswers answers) =>
        turn.SeminarAsync(SeminarId.Parse(answers[SeminarKey]));

    private static int Seats(FormAnswers answers) => int.Parse(answers[SeatsField], CultureInfo.InvariantCulture);
}
