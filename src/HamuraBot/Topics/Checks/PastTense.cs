using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.Content;
using HamuraBot.Dialogs;

namespace HamuraBot.Topics.Checks;

public enum PastFault
{
    BeginsInThePresent,
    LastDayMissing,
    RepeatsTheOffer,
}

/// <summary>What has ended is told in the past tense and with its last day, or a company plans with money that is not there.</summary>
public static partial class PastTense
{
    private static readonly SearchValues<string> Japanese = SearchValues.Create(["ました", "でした", "終了し", "終わっ"], StringComparison.Ordinal);

    public static void Check(YamlMap map, Words said, DateOnly lastDay)
    {
        foreach (var (fault, where) in FaultsOf(map.WordsOrNull("say"), said, lastDay))
        {
            var (what, remedy) = fault switch
            {
                PastFault.BeginsInThePresent => ($"'said' ({where}) begins in the present tense", "Say first that it was so, and that it has ended"),
                PastFault.LastDayMissing => ($"'said' ({where}) does not name the last day",
                    $"Name {lastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"),
                PastFault.RepeatsTheOffer => ($"'said' repeats in the present tense: {where}", "Put the sentence into the past tense"),
            };
            map.Fault("said", what, remedy);
        }
    }

    /// <returns>Each fault with its language, or with the sentence that is repeated.</returns>
    public static IEnumerable<(PastFault Fault, string Where)> FaultsOf(Words? say, Words said, DateOnly lastDay)
    {
        foreach (var (language, text) in new[] { ("ja", said.Ja), ("en", said.En) })
        {
            if (text.Length == 0) continue;
            if (!IsPast(FirstSentence(text))) yield return (PastFault.BeginsInThePresent, language);
            if (!Dates.In(text).Contains(new(lastDay, WholeMonth: false))) yield return (PastFault.LastDayMissing, language);
        }
        foreach (var copied in Sentences(say).Where(says => Sentences(said).Contains(says) && TellsAnOffer(says)))
            yield return (PastFault.RepeatsTheOffer, copied);
    }

    private static bool IsPast(string sentence) =>
        sentence.AsSpan().ContainsAny(Japanese) || English().Matches(sentence).Any(past => !past.Groups["present"].Success);

    /// <summary>A sentence about what is unclear may be the same before and after; one with a figure in it is the offer itself.</summary>
    private static bool TellsAnOffer(string sentence) => Figures.In(sentence).Count > 0;

    private static string FirstSentence(string text) => Sentences(text).First();

    private static IEnumerable<string> Sentences(Words? words) => words is null ? [] : Sentences(words.Ja).Concat(Sentences(words.En));

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).DefaultIfEmpty("");

    // "It is paid" is the present tense.
    [GeneratedRegex(@"\b(?<present>(is|are|be) )?(was|were|had|did|used to|ran out|gave|paid|went|\w{2,}ed)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex English();

    [GeneratedRegex(@"。|(?<=[a-z])[.!?](?:\s|$)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SentenceEnd();
}
