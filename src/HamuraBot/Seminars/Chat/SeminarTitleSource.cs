using System.Globalization;
using HamuraBot.Content;
using HamuraBot.Conversations;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.OfficeHours;
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
        var named = (await titles.ComingAsync(turn.Transaction.Sql))
            .Where(coming => coming.Title.Length >= ShortestTitle && said.Contains(coming.Title, StringComparison.Ordinal))
            .GroupBy(coming => coming.Title).MaxBy(group => group.Key.Length)?.ToList();
        if (named is null) return null;
        var meant = OnDay(named.Select(coming => coming.Seminar).Distinct().ToList(), turn.Text);
        var verb = meant is not [{ Status: SeminarStatus.Scheduled } only] ? SeminarCommands.Details
            : said == named[0].Title ? SeminarCommands.SignUp : Verb(WithoutTitle(turn.Text, only.Plan.Title, understood));
        return new(understood with { Intent = Intent.Register, Answers = [], Suggestions = [] },
            new(verb, string.Join(SeminarCommands.Separator, meant.Select(seminar => seminar.Id.ToString()))));
    }

    /// <summary>Of seminars with one title, those on a day that is named; all of them where none is.</summary>
    private List<Seminar> OnDay(List<Seminar> seminars, string said)
    {
        if (seminars.Count is 1) return seminars;
        var text = Numerals.Fold(said);
        var onDay = seminars.FindAll(seminar => Enum.GetValues<Language>()
            .Select(language => library.Phrases.Formats.NearDate(Tokyo.Day(seminar.Plan.StartsAt), language))
            .Append(Tokyo.Day(seminar.Plan.StartsAt).ToString("M/d", CultureInfo.InvariantCulture))
            .Any(day => text.Contains(day, StringComparison.OrdinalIgnoreCase)));
        return onDay.Count > 0 ? onDay : seminars.FindAll(seminar => seminar.Status is SeminarStatus.Scheduled) is { Count: > 0 } scheduled ? scheduled : seminars;
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
