using HamuraBot.Content;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Seminars;

/// <summary>
/// Hears the titles of coming seminars, which the understanding has not learnt, and what the buttons under a registration say. The
/// meaning's answer is then one of these words and what it is about.
/// </summary>
public sealed class SeminarWords(DialogLibrary library, LearntUnderstanding understanding, TimeProvider clock)
{
    public const string SignUp = "seminar-sign-up:", Details = "seminar-details:", Mine = "registrations:",
        Change = "registration-change:", Cancel = "registration-cancel:";

    /// <summary>Characters: a shorter title would be found in anything, a longer message is not about one seminar.</summary>
    private const int ShortestTitle = 3, LongestMessage = 200;

    public async Task<Meaning?> HearAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        if (new[] { Change, Cancel }.Any(word => turn.Text.StartsWith(word, StringComparison.Ordinal)))
            return About(turn.Text, turn.Language);
        var said = Plain.Of(turn.Text);
        if (said.Length is < ShortestTitle or > LongestMessage) return null;
        var coming = await SeminarTable.ComingAsync(turn.TurnState.Get<StoreTransaction>().Sql, clock.GetUtcNow());
        var named = coming.SelectMany(Titles)
            .Where(title => title.Text.Length >= ShortestTitle && said.Contains(title.Text, StringComparison.Ordinal))
            .OrderByDescending(title => title.Text.Length).FirstOrDefault();
        if (named.Text is null) return null;
        var wish = said == named.Text ? SignUp : Wish(WithoutTitle(turn.Text, named.Seminar.Plan.Title, understood));
        return About(wish + named.Seminar.Id, understood.Language);
    }

    /// <summary>What the buttons under a registration say.</summary>
    public static IReadOnlyList<ExactWord> OfButtons(DialogLibrary library) =>
        [.. Enum.GetValues<Language>().Select(language =>
            new ExactWord(library.Phrases.Seminars.ButtonMine.In(language), language, Intent.Register, Mine))];

    /// <summary>What is meant by a word and what stands behind it; null if it is another word.</summary>
    public static string? Behind(string word, Meaning? meaning) => meaning?.Answers.Select(answer => answer.Id)
        .FirstOrDefault(id => id.StartsWith(word, StringComparison.Ordinal)) is { } said ? said[word.Length..] : null;

    private static IEnumerable<(string Text, Seminar Seminar)> Titles(Seminar seminar) =>
        [(Plain.Of(seminar.Plan.Title.Ja), seminar), (Plain.Of(seminar.Plan.Title.En), seminar)];

    private static string Wish(Intent intent) => intent switch
    {
        Intent.Register or Intent.Apply => SignUp,
        Intent.Cancel => Mine,
        _ => Details,
    };

    /// <summary>What would be meant if the seminar were simply called a seminar: its title may sound like anything.</summary>
    private Intent WithoutTitle(string text, Words title, Meaning understood)
    {
        var noun = library.Phrases.Seminars.Noun.In(understood.Language);
        return understanding.Current.Understand(
            text.Replace(title.Ja, noun, StringComparison.OrdinalIgnoreCase).Replace(title.En, noun, StringComparison.OrdinalIgnoreCase),
            understood.Language).Intent;
    }

    private static Meaning About(string what, Language language) => new(language, Intent.Register, [new(what, 1)], []);
}
