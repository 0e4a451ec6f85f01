using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Schema;

namespace HamuraBot.Seminars.Chat;

/// <summary>Tells in the chat what became of a registration, with the mark that other programs read.</summary>
public sealed class RegistrationReply(DialogLibrary library, SeminarText text)
{
    /// <summary>Fills a gap that has no text: its line is left out.</summary>
    private const char Nothing = '\0';

    private readonly SeminarPhrases phrases = library.Phrases.Seminars;

    /// <param name="result">Of a seminar that there is.</param>
    public async Task<Activity> OfAsync(StoreTransaction transaction, RegistrationResult result, Language language)
    {
        var seminar = result.Seminar!;
        var position = result.Registration is { Status: RegistrationStatus.Waitlisted } waiting
            ? await RegistrationTable.PositionAsync(transaction.Sql, waiting)
            : 0;
        var title = ("title", Markdown.Plain(seminar.Plan.Title.In(language)));
        var number = ("number", result.Registration?.Number.Value ?? "");
        var address = ("email", Markdown.Plain(result.Registration?.Attendee.Email?.Value ?? ""));
        (string, string)[] told =
        [
            title, ("when", text.When(seminar.Plan, language)), ("place", Markdown.Plain(text.Place(seminar.Plan, language))),
            ("online", text.Attendance(seminar.Plan, language) is { Length: > 0 } online ? online : $"{Nothing}"),
            ("seats", Formats.Number(result.Registration?.Attendee.Seats ?? 0)), number,
            ("people", result.Registration is { } whose && text.People(whose, language) is { Length: > 0 } people ? Markdown.Plain(people) : $"{Nothing}"),
        ];
        var said = result.Outcome switch
        {
            RegistrationOutcome.Registered => phrases.Registered.In(language, [.. told, address]),
            RegistrationOutcome.Waitlisted => phrases.Waitlisted.In(language, [.. told, address, ("position", Formats.Number(position))]),
            RegistrationOutcome.Promoted => phrases.Promoted.In(language, told),
            RegistrationOutcome.Changed => phrases.Changed.In(language, told),
            RegistrationOutcome.AlreadyRegistered => phrases.AlreadyYours.In(language, told),
            RegistrationOutcome.Full => phrases.Full.In(language, title),
            RegistrationOutcome.Closed => phrases.Closed.In(language, title),
            RegistrationOutcome.Cancelled => phrases.Cancelled.In(language, title, number),
        };
        var shown = string.Join('\n', said.Split('\n').Where(line => !line.Contains(Nothing)));
        return Reply.In(language, shown, Buttons(result, language)).Marked(Mark(result.Outcome, seminar.Id, result.Registration, result.Link));
    }

    /// <summary>What became of taking a cancellation back.</summary>
    public async Task<Activity> OfUndoAsync(StoreTransaction transaction, RegistrationResult result, Language language)
    {
        if (result is not { Seminar: { } seminar, Registration: { IsLive: true } again, Outcome: RegistrationOutcome.Changed or RegistrationOutcome.Waitlisted })
            return Reply.In(language, phrases.UndoTooLate.In(language), Reply.Button(library.Phrases.Buttons.Menu.In(language)));
        (string, string)[] told = [("title", Markdown.Plain(seminar.Plan.Title.In(language))), ("number", again.Number.Value)];
        var said = result.Outcome is RegistrationOutcome.Changed
            ? phrases.Undone.In(language, told)
            : phrases.UndoneWaits.In(language, [.. told, ("position", Formats.Number(await RegistrationTable.PositionAsync(transaction.Sql, again)))]);
        return Reply.In(language, said, Buttons(result, language)).Marked(Mark(result.Outcome, seminar.Id, again, result.Link));
    }

    public Activity Closed(Seminar seminar, Language language) => Reply
        .In(language, phrases.Closed.In(language, ("title", Markdown.Plain(seminar.Plan.Title.In(language)))),
            Buttons(new(RegistrationOutcome.Closed, seminar), language))
        .Marked(Mark(RegistrationOutcome.Closed, seminar.Id, null, null));

    private IEnumerable<CardAction> Buttons(RegistrationResult result, Language language)
    {
        if (result is { Outcome: RegistrationOutcome.Promoted, Registration: { } promoted })
            yield return new ButtonCommand(SeminarCommands.Cancel, promoted.Number.Value).Button(phrases.ButtonDecline.In(language));
        if (result is { Outcome: RegistrationOutcome.Cancelled, Registration: { Undo: not null } cancelled })
            yield return new ButtonCommand(SeminarCommands.Undo, cancelled.Number.Value).Button(phrases.ButtonUndo.In(language));
        if (result.Link is { } link) yield return new(ActionTypes.OpenUrl, phrases.ButtonOpen.In(language), value: link);
        if (result is { Link: not null, Registration.IsLive: true }) yield return Reply.Button(phrases.ButtonMine.In(language));
        yield return Reply.Button(library.Phrases.Buttons.Menu.In(language));
    }

    private static Marks Mark(RegistrationOutcome outcome, SeminarId seminar, Registration? registration, string? link) =>
        new() { Registration = new(registration?.Number.Value, seminar.ToString(), outcome.Code(), link) };
}
