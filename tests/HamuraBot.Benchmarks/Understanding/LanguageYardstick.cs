using HamuraBot.Understanding.Text;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>Which language a text is in: lines of set, language and text. The detector knows no content.</summary>
internal static class LanguageYardstick
{
    public static Table Measure(string title, string file)
    {
        var detector = new LanguageDetector([], []);
        var texts = File.ReadLines(file).Select(line => line.Split('\t')).Where(cells => cells.Length == 3)
            .Select(cells => (Set: cells[0], Language: cells[1], IsRight: Name(detector.Detect(cells[2])) == cells[1])).ToList();
        var table = new Table($"{title}: {texts.Count} texts");
        foreach (var part in texts.GroupBy(text => (text.Set, text.Language)).OrderBy(part => part.Key.Set, StringComparer.Ordinal))
        {
            table.Row($"{part.Key.Set} {part.Key.Language} ({part.Count()})", part.Average(text => text.IsRight ? 1.0 : 0),
                published: part.Key is ("kanji-only", "ja") ? "p 0–.135 franc, tinyld, cld3, nlp.js; t .95" : "");
        }

        return table.Row("all", texts.Average(text => text.IsRight ? 1.0 : 0), published: "t .99");
    }

    private static string Name(Spoken spoken) => spoken.ToString().ToLowerInvariant();
}
