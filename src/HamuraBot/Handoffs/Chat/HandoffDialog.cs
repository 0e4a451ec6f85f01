using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Handoffs.Desk;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>Somebody wants a person: asks once what it is about, and calls one or takes a message.</summary>
public sealed class HandoffDialog(DialogLibrary library, HandoffChat chat, HandoffTurns turns, HandoffOffer offer)
    : FormDialog(library[Form], library)
{
    public static readonly RequiredForm Form = new("the call for an officer", "handoff");

    public static readonly OptionalField About = Form.Optional("about", FieldKind.Text, FieldKind.Multiline);

    private static readonly OptionalField
        CompanyName = Form.Optional("companyName", FieldKind.Text),
        ContactName = Form.Optional("contactName", FieldKind.Text),
        Email = Form.Optional("email", FieldKind.Email);

    /// <summary>Why, and the form that was open with what it had been told.</summary>
    private static readonly SettledValue Cause = new(".cause"), OpenForm = new(".form"), OpenAnswers = new(".answers");

    private readonly HandoffPhrases phrases = library.Phrases.Handoff;

    protected override async Task<KnownAnswers?> PrepareAsync(
        ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        if (await chat.AnswerOpenAsync(turn, cancellationToken)) return null;
        var known = new KnownAnswers { [Cause] = (await offer.CauseAsync(turn, cancellationToken)).Code() };
        if (InterruptedForm(turn) is var (form, answers)) (known[OpenForm], known[OpenAnswers]) = (form, answers);
        foreach (var field in (OptionalField[])[CompanyName, ContactName])
            if (FormMemory.In(turn).Find(field) is { } given) known[field] = given;
        if (CallWords.MatterIn(turn.Text) is { } matter && turn.Command is null) known[About] = matter;
        // Only who leaves a message is asked where else the answer may go.
        if (await turns.MayWaitAsync(turn)) known[Email] = "";
        await turn.SendActivityAsync(Reply.In(turn.Language, (await SayWhatComesAsync(turn)).In(turn.Language)), cancellationToken);
        return known;
    }

    protected override bool TakesWhatever(Field field) => field.Id == About.Id;

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken)
    {
        FormMemory.In(turn).Remember(answers);
        return turns.BeginAsync(turn, new HandoffWish(HandoffMarks.ParseCause(answers[Cause]))
        {
            About = answers.Find(About),
            CompanyName = answers.Find(CompanyName),
            ContactName = answers.Find(ContactName),
            Email = answers.Find(Email),
            Form = answers.Find(OpenForm),
            FormAnswers = answers.Find(OpenAnswers),
        }, cancellationToken);
    }

    private async Task<Phrase> SayWhatComesAsync(ITurnContext turn) =>
        !Library.Calendar.IsOpenNow ? phrases.AskingClosed : await turns.MayWaitAsync(turn) ? phrases.Asking : phrases.AskingAbsent;

    /// <summary>The form that the wish interrupts, else the one that was set aside last.</summary>
    private static (string Form, string Answers)? InterruptedForm(ITurnContext turn) =>
        turn.Noted<FormState>() is { } open && open.Form.Id != Form.Id ? (open.Form.Id, HandoffView.Json(open.Answers))
        : FormMemory.In(turn).SetAside.FindLast(aside => aside.Form != Form.Id) is { } aside ? (aside.Form, HandoffView.Json(FormState.AnswersIn(aside.Entries)))
        : null;
}
