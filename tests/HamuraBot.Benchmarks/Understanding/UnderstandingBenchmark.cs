using System.Text.Json;
using HamuraBot.Content;

namespace HamuraBot.Benchmarks.Understanding;

/// <summary>
/// The understanding on data that nobody of this project wrote. A folder is measured by the shape of its files, whatever its name; the
/// published figures stand beside those that have any. Nothing is fitted on a test part.
/// </summary>
internal static class UnderstandingBenchmark
{
    public static int Run(string[] options)
    {
        if (options is not ["--data", var directory, .. var only] || !Directory.Exists(directory))
        {
            Console.Error.WriteLine("understanding needs --data DIR (and may be given names of folders within it).");
            return 2;
        }

        if (only.Length is 0 || only.Contains("voices"))
        {
            foreach (var table in VoiceYardstick.Measure(ContentFolder.Find(null)))
                table.Print();
        }

        foreach (var folder in Directory.EnumerateDirectories(directory, "*", SearchOption.AllDirectories).Append(directory).Order(StringComparer.Ordinal))
        {
            if (only.Length > 0 && !only.Contains(Path.GetFileName(folder)))
                continue;
            foreach (var table in Measure(folder))
                table.Print();
        }

        return 0;
    }

    private static IEnumerable<Table> Measure(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        string? Named(string name) => files.FirstOrDefault(file => Path.GetFileName(file) == name);
        var title = Path.GetFileName(folder);
        if (Named("corpus.json") is { } corpus && Named("queries.json") is { } queries && Named("qrels.json") is { } grades)
        {
            var faq = Faq.Read(corpus, queries, grades);
            yield return FaqYardstick.Search(title, faq);
            yield return FaqYardstick.Product(title, faq);
            yield return FaqYardstick.SearchWithPhrasings(title, faq);
            yield return Speed.Measure(title, faq);
        }

        if (Named("train.csv") is { } train && Named("test.csv") is { } test)
            yield return IntentYardstick.Measure(title, IntentData.FromCsv(train, test));
        foreach (var file in files.Where(file => file.EndsWith(".tsv", StringComparison.Ordinal)))
            yield return LanguageYardstick.Measure(title, file);

        var corpora = new List<(string Name, IntentData Data)>();
        foreach (var file in files.Where(file => file.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            if (json.RootElement.ValueKind is not JsonValueKind.Object)
                continue;
            if (json.RootElement.TryGetProperty("oos_test", out _))
                yield return ScopeYardstick.Measure($"{title} {Path.GetFileNameWithoutExtension(file)}", ScopeData.Read(json.RootElement));
            else if (json.RootElement.TryGetProperty("sentences", out _))
                corpora.Add((Path.GetFileNameWithoutExtension(file), IntentData.FromSentences(json.RootElement)));
            else if (json.RootElement.TryGetProperty("root", out var root) && root.TryGetProperty("qapair", out _))
                yield return ThreadYardstick.Measure(title, Threads.Read(root));
        }

        if (corpora.Count > 0)
            yield return IntentYardstick.MeasureTogether(title, corpora);
    }
}
