using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Data.Holdings;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Forms;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace HamuraBot.Persons.Chat;

/// <summary>
/// What visitors want of what they wrote: the last message goes at once, as does one that holds a number which nobody should have; to be shown or
/// to have erased what is held is a request to the desk, with a number and a date.
/// </summary>
public sealed class PrivacyDialog(DialogLibrary library, RetentionText retention, MessageRemoval removal) : Dialog("privacy"), IOwnButton
{
    public const string Verb = "privacy", Last = "last", Periods = "periods", Ask = "ask";

    public static readonly RequiredForm Form = new("requests about personal data", "personal-data");

    private readonly PrivacyPhrases phrases = library.Phrases.Privacy;

    /// <summary>Removes one message.</summary>
    public static ButtonCommand Remove(long sequence) => new(Verb, sequence.ToString(CultureInfo.InvariantCulture));

    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        if (!await PressAsync(dc.Context, cancellationToken)) return await dc.ReplaceDialogAsync(Form.Id, options, cancellationToken);
        return await dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>All but the form, which asks many questions.</summary>
    public async Task<bool> PressAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Command?.SubjectOf(Verb) is not { } subject || subject == Ask) return false;
        await turn.SendActivityAsync(subject == Periods ? OfPeriods(turn.Language) : await RemoveAsync(turn, subject, cancellationToken), cancellationToken);
        return true;
    }

    private async Task<Activity> RemoveAsync(ITurnContext turn, string? subject, CancellationToken cancellationToken)
    {
        long? sequence = long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var one) ? one : null;
        var removed = await removal.RemoveAsync(turn, sequence, cancellationToken);
        return Reply.In(turn.Language, (removed ? phrases.Removed : phrases.NothingToRemove).In(turn.Language), Ask(turn.Language), Menu(turn.Language));

        CardAction Ask(Language language) => new ButtonCommand(Verb, PrivacyDialog.Ask).Button(phrases.EraseButton.In(language));
    }

    private Activity OfPeriods(Language language) => Reply.In(
        language, phrases.Periods.In(language, ("periods", retention.Notice(language))),
        new ButtonCommand(Verb, Last).Button(phrases.LastButton.In(language)), new ButtonCommand(Verb, Ask).Button(phrases.EraseButton.In(language)), Menu(language));

    private CardAction Menu(Language language) => Reply.Button(library.Phrases.Buttons.Menu.In(language));
}
