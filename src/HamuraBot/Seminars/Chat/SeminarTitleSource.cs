using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars.Chat;

/// <summary>Knows the titles of coming seminars, which the understanding has not learnt.</summary>
public sealed class SeminarTitleSource(DialogLibrary library, LearntUnderstanding understanding, SeminarTitles titles) : IIntentSource
{
    /// <summary>Characters: a shorter title would be found in anything, a longer message is not about one seminar.</summary>
    private const int ShortestTitle = 3, LongestMessage = 200;

    public int Order => 20;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        var said = Plain.Of(turn.Text);
        if (said.Length is < ShortestTitle or > LongestMessage) return null;
        var named = (await titles.ComingAsync(turn.TurnState.Get<StoreTransaction>().Sql))
            .Where(coming => coming.Title.Length >= ShortestTitle && said.Contains(coming.Title, StringComparison.Ordinal))
            .OrderByDescending(coming => coming.Title.Length).FirstOrDefault();
        if (named.Title is null) return null;
        var verb = said == named.Title ? SeminarCommands.SignUp : Verb(WithoutTitle(turn.Text, named.Seminar.Plan.Title, understood));
        return new(understood with { Intent = Intent.Register, Answers = [], Suggestions = [] }, new(verb, named.Seminar.Id.ToString()));
    }

    private static string Verb(Intent wanted) => wanted switch
    {
        Intent.Register or Intent.Apply => SeminarCommands.SignUp,
        Intent.Cancel => SeminarCommands.Mine,
        _ => SeminarCommands.Details,
    };

    /// <summary>What would be meant if the seminar were simply called a seminar: its title may sound like anything.</summary>
    private Intent WithoutTitle(string text, Words title, Meaning understood)
    {
        var noun = library.Phrases.Seminars.Noun.In(understood.Language);
        return understanding.Current.Understand(
            text.Replace(title.Ja, noun, StringComparison.OrdinalIgnoreCase).Replace(title.En, noun, StringComparison.OrdinalIgnoreCase),
            understood.Language).Intent;
    }
}
