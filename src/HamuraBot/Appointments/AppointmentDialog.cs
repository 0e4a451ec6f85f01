using System.Globalization;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace HamuraBot.Appointments;

/// <summary>A time is taken in the chat, or others are asked for, by the buttons under the offer. Who typed the command of somebody else's is told that there is none.</summary>
public sealed class AppointmentDialog(AppointmentChanges changes, AppointmentSubjects subjects, DialogLibrary library) : Dialog(nameof(AppointmentDialog)), IOwnButton
{
    public const string Verb = "appointment";

    public const string Others = "others";

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        await PressAsync(dc.Context, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    public async Task<bool> PressAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Command?.SubjectOf(Verb) is not { } pressed) return false;
        var (phrases, language) = (library.Phrases.Appointments, turn.Language);
        var result = await StepAsync(turn, pressed);
        var said = result switch
        {
            { Outcome: AppointmentOutcome.Done, Appointment: { StartsAt: { } starts } agreed } => phrases.Agreed.In(language,
                ("when", library.Phrases.Formats.Opening(starts, language)), ("place", agreed.Place), ("officer", agreed.OfficerNames.In(language)), ("number", agreed.Id)),
            { Outcome: AppointmentOutcome.Done } => phrases.OthersAsked.In(language),
            { Outcome: AppointmentOutcome.NotOffered } => phrases.NotOffered.In(language),
            { Outcome: AppointmentOutcome.Taken } => phrases.JustTaken.In(language),
            _ => phrases.TooLate.In(language),
        };
        await turn.SendActivityAsync(Reply.In(language, said), cancellationToken);
        return true;
    }

    private async Task<AppointmentResult> StepAsync(ITurnContext turn, string pressed)
    {
        var transaction = turn.Transaction;
        if (pressed.Split('/') is not [var id, var choice]
            || await AppointmentTable.FindAsync(transaction.Sql, id) is not { } found
            || await subjects.FindAsync(transaction.Sql, found.Request) is not { } subject || subject.ConversationId != turn.Activity.Conversation.Id)
        {
            return new(AppointmentOutcome.Absent, null);
        }
        if (choice == Others) return await changes.AskOthersAsync(transaction, id, null);
        return long.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? await changes.TakeAsync(transaction, id, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : new(AppointmentOutcome.TooLate, found);
    }
}
