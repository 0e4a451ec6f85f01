using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.OwnMatters;
using HamuraBot.Mail;
using HamuraBot.SelfService;
using HamuraBot.Seminars.Mail;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace HamuraBot.Seminars.Chat;

/// <summary>What a participant does in the chat with registrations that were made in it.</summary>
public sealed class RegistrationMatters(
    DialogLibrary library, SeminarRegistrations registrations, RegistrationReply reply, SeminarText text, OwnLinks links, TimeProvider clock) : IOwnMatters
{
    private readonly SeminarPhrases phrases = library.Phrases.Seminars;
    private readonly OwnMatterReply own = new(library);

    public int Order => 20;

    public char Series => 'S';

    public async Task<IReadOnlyList<OwnMatter>> OfConversationAsync(ITurnContext turn)
    {
        var matters = new List<OwnMatter>();
        foreach (var registration in await RegistrationTable.OfConversationAsync(turn.Transaction.Sql, turn.Activity.Conversation.Id, clock.GetUtcNow()))
        {
            var plan = (await turn.SeminarAsync(registration.Seminar)).Plan;
            var seats = new OwnAnswer(
                SeatsDialog.Seats(library) with { Min = 1, Max = plan.MostSeats }, registration.Attendee.Seats.ToString(CultureInfo.InvariantCulture));
            var title = plan.Title.In(turn.Language);
            matters.Add(new(registration.Number.Value, title, text.When(plan, turn.Language))
            {
                IsInLine = registration.Status is RegistrationStatus.Waitlisted,
                WithdrawQuestion = phrases.CancelQuestion.In(turn.Language, ("title", Markdown.Plain(title))),
                Answers = [seats],
                Seats = seats,
            });
        }
        return matters;
    }

    public async Task TellAsync(ITurnContext turn, string number, CancellationToken cancellationToken)
    {
        var (sql, language) = (turn.Transaction.Sql, turn.Language);
        if (await RegistrationTable.FindAsync(sql, new(number)) is not { } registration) return;
        var seminar = await turn.SeminarAsync(registration.Seminar);
        var position = registration.Status is RegistrationStatus.Waitlisted ? await RegistrationTable.PositionAsync(sql, registration) : 0;
        var state = text.State(seminar, registration, position, clock.GetUtcNow()).In(language);
        var link = links.Create(turn.Transaction, RegistrationMails.Kind, number);
        var said = string.Join("\n\n",
            library.Phrases.Own.State.In(language, ("name", Markdown.Plain(seminar.Plan.Title.In(language))), ("number", number), ("state", state)),
            string.Join('\n', Lines(seminar.Plan, registration, language).Select(line => $"- {line}")),
            library.Phrases.Own.Link.In(language, ("link", link)));
        var mark = new RegistrationMark(number, seminar.Id.ToString(), registration.Status.Code(), link);
        await turn.SendActivityAsync(Reply.In(language, said,
            new CardAction(ActionTypes.OpenUrl, phrases.ButtonOpen.In(language), value: link),
            new ButtonCommand(SeminarCommands.Change, number).Button(phrases.ButtonChange.In(language)),
            new ButtonCommand(SeminarCommands.Cancel, number).Button(phrases.ButtonCancel.In(language))).Marked(new Marks { Registration = mark }), cancellationToken);
    }

    private IEnumerable<string> Lines(SeminarPlan plan, Registration registration, Language language)
    {
        yield return phrases.CardWhen.In(language, ("when", text.When(plan, language)));
        yield return phrases.CardPlace.In(language, ("place", Markdown.Plain(text.Place(plan, language))));
        if (plan.IsOnline) yield return phrases.CardAttendance.In(language, ("how", text.Attendance(plan, language)));
        yield return phrases.CardSeats.In(language, ("seats", Formats.Number(registration.Attendee.Seats)));
    }

    public async Task ChangeAsync(ITurnContext turn, string number, OwnAnswer before, string answer, CancellationToken cancellationToken)
    {
        var result = await registrations.ChangeSeatsAsync(turn.Transaction, new(number), int.Parse(answer, CultureInfo.InvariantCulture));
        if (result.Outcome is RegistrationOutcome.Changed or RegistrationOutcome.Promoted)
            await turn.SendActivityAsync(own.Changed(before, answer, turn.Language), cancellationToken);
        await SayAsync(turn, result, cancellationToken);
    }

    public async Task WithdrawAsync(ITurnContext turn, string number, CancellationToken cancellationToken) =>
        await SayAsync(turn, await registrations.CancelAsync(turn.Transaction, new(number)), cancellationToken);

    public async Task SendLinkAsync(ITurnContext turn, string number, EmailAddress email)
    {
        if (await RegistrationTable.FindAsync(turn.Transaction.Sql, new(number)) is not { } registration || registration.Attendee.Email?.Key != email.Key) return;
        var (attendee, seminar) = (registration.Attendee, await turn.SeminarAsync(registration.Seminar));
        await links.SendAsync(turn.Transaction, email, attendee.Language, new MailAbout(RegistrationMails.Kind, number),
            text.Addressee(attendee), seminar.Plan.Title.In(attendee.Language));
    }

    private async Task SayAsync(ITurnContext turn, RegistrationResult result, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(await reply.OfAsync(turn.Transaction, result, turn.Language), cancellationToken);
}
