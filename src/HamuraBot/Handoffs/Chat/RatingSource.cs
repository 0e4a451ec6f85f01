using HamuraBot.Content;
using HamuraBot.Dialogs;
using HamuraBot.Dialogs.Answers;
using HamuraBot.Understanding;
using Microsoft.Bot.Builder;

namespace HamuraBot.Handoffs.Chat;

/// <summary>A rating that is typed instead of pressed: the number, or the words of a button. Only the message right after the question counts.</summary>
public sealed class RatingSource(OpenHandoffs open, DialogLibrary library) : IIntentSource
{
    /// <summary>In characters; who writes more has something else to say.</summary>
    private const int Longest = 30;

    /// <summary>Before what buttons say: one of them may be called "5".</summary>
    public int Order => 5;

    public async ValueTask<Intention?> FindAsync(ITurnContext turn, Meaning understood, CancellationToken cancellationToken)
    {
        var memory = await open.MemoryAsync(turn, cancellationToken);
        if (!memory.AwaitsRating) return null;
        memory.AwaitsRating = false;
        return RatingIn(turn.Text) is { } rating && memory.Id is { } id
            ? new(understood with { Intent = Intent.None, Language = turn.Language }, new ButtonCommand(HandoffReply.RateVerb, $"{id}:{rating}")) : null;
    }

    private int? RatingIn(string text)
    {
        if (text.Length > Longest || Question.IsPlainly(text)) return null;
        var ratings = library.Phrases.Handoff.Ratings;
        var plain = Plain.Of(text);
        if (CountText.Number(plain.Replace("点", "", StringComparison.Ordinal)) is { } number && number == decimal.Truncate(number) && number >= 1 && number <= ratings.Count)
            return (int)number;
        var named = ratings.SelectMany((rating, i) => Enum.GetValues<Language>().Select(language => (Name: Plain.Of(rating.In(language)).TrimStart('1', '2', '3', '4', '5'), Value: i + 1)))
            .Where(known => plain.Contains(known.Name, StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? null : named.MaxBy(known => known.Name.Length).Value;
    }
}
