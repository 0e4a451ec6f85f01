using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>Puts the handoff's id and an answer to use.</summary>
public delegate Task HandoffAddition(ITurnContext turn, string handoff, string answer, CancellationToken cancellationToken);

/// <summary>
/// A question about a handoff that is open already: a message instead of waiting or in addition to one that was taken, or an
/// address for the answer besides the chat.
/// </summary>
public sealed class HandoffAdditionDialog(RequiredForm form, RequiredField field, HandoffAddition add, DialogLibrary library, HandoffChat chat)
    : FormDialog(library[form], library)
{
    public static readonly RequiredForm NoteForm = new("a message to the officers", "handoff-note");
    public static readonly RequiredForm EmailForm = new("the address for an officer's answer", "handoff-email");
    public static readonly RequiredForm PhoneForm = new("the number on which a visitor is called back", "handoff-phone");

    public static readonly RequiredField Note = NoteForm.Field("note", FieldKind.Text, FieldKind.Multiline);
    public static readonly RequiredField Email = EmailForm.Field("email", FieldKind.Email);

    public static readonly RequiredField Phone = PhoneForm.Field("phone", FieldKind.Phone);

    private static readonly SettledValue Handoff = new(".handoff");

    protected override async Task<KnownAnswers?> PrepareAsync(ITurnContext turn, Meaning? meaning, CancellationToken cancellationToken)
    {
        if (await chat.FindOpenAsync(turn, cancellationToken) is { } open)
        {
            var known = new KnownAnswers { [Handoff] = open.Id };
            // The number may stand in the sentence that asks for the call, or have been told before.
            if (field == Phone && (CallWords.NumberIn(turn.Text) ?? open.Phone) is { } number) known[Phone] = number;
            return known;
        }
        await turn.SendActivityAsync(Reply.In(turn.Language, Library.Phrases.Handoff.Over.In(turn.Language)), cancellationToken);
        return null;
    }

    protected override bool TakesWhatever(Field field) => field.Id == Note.Id;

    protected override Task<bool> ShouldStopAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    protected override Task FinishAsync(ITurnContext turn, FormAnswers answers, CancellationToken cancellationToken) =>
        add(turn, answers[Handoff], answers[field], cancellationToken);
}
