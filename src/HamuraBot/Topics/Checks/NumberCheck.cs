using System.Globalization;
using HamuraBot.Content;

namespace HamuraBot.Topics.Checks;

/// <summary>No number is told that the fact's quote, its dates or its declared calculation does not hold.</summary>
public static class NumberCheck
{
    public static void Run(YamlMap topic, IReadOnlyDictionary<string, Source> sources)
    {
        var ofTopic = new List<Figure>();
        foreach (var fact in topic.Maps("facts"))
        {
            var quote = fact.TextOrNull("quote") ?? "";
            var figures = Figures.In(quote).Concat(fact.Texts("calculated").SelectMany(text => Figures.In(text.Value))).ToList();
            var dates = Dates.In(quote).Concat(OwnDates(fact, sources)).ToList();
            foreach (var key in (string[])["say", "said"])
                if (fact.WordsOrNull(key) is { } words)
                    foreach (var text in (string[])[words.Ja, words.En]) Check(fact, key, text, figures, dates);
            ofTopic.AddRange(figures);
        }
        foreach (var text in topic.Lists("notInSource") is var open ? open.Ja.Concat(open.En) : [])
            CheckFigures(topic, "notInSource", text, ofTopic);
    }

    /// <summary>The numbers that a text tells and nothing backs, as they are shown.</summary>
    public static IEnumerable<string> UnbackedFigures(string text, IReadOnlyList<Figure> figures) =>
        Figures.In(text).Where(figure => !figures.Any(figure.IsBackedBy)).Select(figure => figure.Value.ToString("0.####", CultureInfo.InvariantCulture));

    /// <summary>The days and months, likewise.</summary>
    public static IEnumerable<string> UnbackedDates(string text, IReadOnlyList<NamedDate> dates) =>
        Dates.In(text).Where(date => !dates.Any(date.IsBackedBy))
            .Select(date => date.Day.ToString(date.WholeMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void Check(YamlMap fact, string key, string text, List<Figure> figures, List<NamedDate> dates)
    {
        CheckFigures(fact, key, text, figures);
        foreach (var date in UnbackedDates(text, dates))
            fact.Fault(key, $"the date {date} in '{key}' is not in the fact", "Correct it, or quote the passage that has it");
    }

    private static void CheckFigures(YamlMap map, string key, string text, List<Figure> figures)
    {
        foreach (var figure in UnbackedFigures(text, figures))
            map.Fault(key, $"the number {figure} in '{key}' is not in the fact",
                "Correct it, quote the passage that has it, or list it under 'calculated'");
    }

    private static IEnumerable<NamedDate> OwnDates(YamlMap fact, IReadOnlyDictionary<string, Source> sources)
    {
        foreach (var key in (string[])["asOf", "validFrom", "validTo"])
            if (fact.Date(key) is { } day) yield return new(day, WholeMonth: false);
        if (!sources.TryGetValue(fact.TextOrNull("source") ?? "", out var source)) yield break;
        yield return new(source.Created, WholeMonth: false);
        yield return new(source.Updated, WholeMonth: false);
    }
}
