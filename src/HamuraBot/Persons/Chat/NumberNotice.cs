using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Dialogs;
using HamuraBot.Understanding.Rules;
using Microsoft.Bot.Builder;

namespace HamuraBot.Persons.Chat;

/// <summary>Tells a visitor who has typed a number that nobody here needs, before anything else is said, and offers to remove it.</summary>
public sealed class NumberNotice(DialogLibrary library)
{
    private readonly PrivacyPhrases phrases = library.Phrases.Privacy;

    public async Task SayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (CoveredNumbers.In(turn.Text) is not { Count: > 0 } kinds) return;
        var language = turn.Language;
        var named = library.Phrases.Formats.Series(kinds.Select(kind => Name(kind).In(language)), language);
        await turn.SendActivityAsync(
            Reply.In(language, phrases.Noticed.In(language, ("kind", named)), PrivacyDialog.Remove(ActivityLog.SequenceOf(turn.Activity.Id)).Button(phrases.RemoveButton.In(language))),
            cancellationToken);
    }

    private Phrase Name(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.MyNumber => phrases.MyNumber,
        PersonalDataKind.Card => phrases.Card,
        _ => phrases.Account,
    };
}
