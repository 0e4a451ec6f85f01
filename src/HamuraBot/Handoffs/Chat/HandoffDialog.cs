using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>Somebody wants a person: asks once what it is about, and calls one or takes a message.</summary>
public sealed class HandoffDialog(DialogLibrary library, HandoffTurns turns, HandoffOffer offer)
    : FormDialog(library.Forms[FormId], library)
{
    public const string FormId = "handoff";

    /// <summary>Beside the answers: why, and the form that was open with what it had been told.</summary>
    private const string Cause = ".cause", OpenForm = ".form", OpenAnswers = ".answers";

    private readonly HandoffPhrases phrases = library.Phrases.Handoff;

    protected override async Task<IReadOnlyDictionary<string, string>?> OpenAsync(
        ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        if (await turns.AnswerOpenAsync(turn, cancellationToken)) return null;
        var known = new Dictionary<string, string> { [Cause] = (await offer.CauseAsync(turn, cancellationToken)).Code() };
        if (InterruptedForm(turn) is var (form, answers)) (known[OpenForm], known[OpenAnswers]) = (form, answers);
        foreach (var field in (string[])["companyName", "contactName"])
            if (FormMemory.In(turn).Given.TryGetValue(field, out var given)) known[field] = given;
        await turn.SendActivityAsync(Reply.In(turn.Language, (await SayWhatComesAsync(turn)).In(turn.Language)), cancellationToken);
        return known;
    }

    protected override Task<bool> StopsAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken) =>
        turns.BeginAsync(turn, new HandoffWish(HandoffMarks.ParseCause(answers[Cause]))
        {
            About = Given(answers, "about"),
            CompanyName = Given(answers, "companyName"),
            ContactName = Given(answers, "contactName"),
            Form = Given(answers, OpenForm),
            FormAnswers = Given(answers, OpenAnswers),
        }, cancellationToken);

    private async Task<Phrase> SayWhatComesAsync(ITurnContext turn) =>
        !Library.Calendar.IsOpenNow ? phrases.AskingClosed : await turns.MayWaitAsync(turn) ? phrases.Asking : phrases.AskingAbsent;

    /// <summary>The form that the wish interrupts, else the one that was set aside last.</summary>
    private static (string Form, string Answers)? InterruptedForm(ITurnContext turn) =>
        turn.TurnState.Get<FormState>() is { Form.Id: not FormId } open ? (open.Form.Id, HandoffView.Json(open.Answers))
        : FormMemory.In(turn).SetAside.FindLast(aside => aside.Form != FormId) is { } aside ? (aside.Form, HandoffView.Json(FormState.AnswersIn(aside.Entries)))
        : null;

    private static string? Given(IReadOnlyDictionary<string, string> answers, string key) =>
        answers.GetValueOrDefault(key) is { Length: > 0 } given ? given : null;
}
