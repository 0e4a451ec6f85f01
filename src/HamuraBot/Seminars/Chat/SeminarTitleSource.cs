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

/// <summary>Knows coming seminars by their titles, which the understanding has not learnt, and by their days.</summary>
public sealed class SeminarTitleSource(DialogLibrary library, LearntUnderstanding understanding, SeminarTitles titles) : IIntentSource
{
    /// <summary>Characters: a shorter title would be found in anything, a longer message is not about one seminar.</summary>
    private const int ShortestTitle = 3, LongestMessage = 200;

    public int Order => 20;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        var said = Plain.Of(turn.Text);
        if (said.Length is < ShortestTitle or > LongestMessage) return null;
        var coming = (await titles.ComingAsync(turn.Transaction.Sql)).ToList();
        var named = coming
            .Where(known => known.Title.Length >= ShortestTitle && said.Contains(known.Title, StringComparison.Ordinal))
            .GroupBy(known => known.Title).MaxBy(group => group.Key.Length)?.ToList();
        if (named is null && !SaysSeminar(turn.Text)) return null;
        var all = (named ?? coming).Select(known => known.Seminar).Distinct().ToList();
        var onDay = OnDay(all, turn.Text);
        if (named is null && onDay.Count == 0) return null;
        var meant = onDay.Count > 0 ? onDay : all;
        var verb = meant.FindAll(seminar => seminar.Status is SeminarStatus.Scheduled) is not [var only] ? SeminarCommands.Details
            : named is not null && said == named[0].Title ? SeminarCommands.SignUp : Verb(WithoutTitle(turn.Text, only.Plan.Title, understood));
        if (verb is SeminarCommands.SignUp) meant = [.. meant.Where(seminar => seminar.Status is SeminarStatus.Scheduled)];
        return new(understood with { Intent = Intent.Register, Answers = [], Suggestions = [] },
            new(verb, string.Join(SeminarCommands.Separator, meant.Select(seminar => seminar.Id.ToString()))));
    }

    private List<Seminar> OnDay(List<Seminar> seminars, string said)
    {
        var text = Numerals.Fold(said);
        return seminars.FindAll(seminar => Enum.GetValues<Language>()
            .Select(language => library.Phrases.Formats.NearDate(Tokyo.Day(seminar.Plan.StartsAt), language))
            .Append(Tokyo.Day(seminar.Plan.StartsAt).ToString("M/d", CultureInfo.InvariantCulture))
            .Any(day => Names(text, day)));
    }

    /// <summary>The 5th is not meant where the 15th is written, nor the 1st where the 12th is.</summary>
    private static bool Names(string text, string day)
    {
        for (var at = text.IndexOf(day, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(day, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (at + day.Length == text.Length || !char.IsAsciiDigit(text[at + day.Length])))
                return true;
        return false;
    }

    private bool SaysSeminar(string said) => Enum.GetValues<Language>()
        .Any(language => said.Contains(library.Phrases.Seminars.BareNoun.In(language), StringComparison.OrdinalIgnoreCase));

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
