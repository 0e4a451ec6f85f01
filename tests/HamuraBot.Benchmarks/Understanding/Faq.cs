using System.Text.Json;

namespace HamuraBot.Benchmarks.Understanding;

internal sealed record FaqEntry(string Question, string Answer);

/// <summary>What a user asked, and how well which entries answer it: 2 answers, 1 is related.</summary>
internal sealed record FaqQuery(string Text, IReadOnlyDictionary<int, int> Grades);

/// <summary><c>corpus.json</c>, <c>queries.json</c>, <c>qrels.json</c>.</summary>
internal sealed record Faq(IReadOnlyList<FaqEntry> Entries, IReadOnlyList<FaqQuery> Queries)
{
    private const string Question = "Question: ", Answer = "\nAnswer: ";

    public static Faq Read(string corpus, string queries, string grades)
    {
        var texts = Parse<Dictionary<string, string>>(corpus);
        var places = texts.Keys.Select((id, place) => (id, place)).ToDictionary(entry => entry.id, entry => entry.place);
        var graded = Parse<Dictionary<string, Dictionary<string, int>>>(grades);
        return new Faq(
            [.. texts.Values.Select(Entry)],
            [.. Parse<Dictionary<string, string>>(queries).Where(query => graded.GetValueOrDefault(query.Key)?.Values.Any(grade => grade > 0) is true)
                .Select(query => new FaqQuery(query.Value, graded[query.Key].ToDictionary(grade => places[grade.Key], grade => grade.Value)))]);
    }

    private static FaqEntry Entry(string text)
    {
        var answer = text.IndexOf(Answer, StringComparison.Ordinal);
        var question = text.StartsWith(Question, StringComparison.Ordinal) ? Question.Length : 0;
        return answer < 0 ? new FaqEntry(text[question..], "") : new FaqEntry(text[question..answer], text[(answer + Answer.Length)..]);
    }

    private static T Parse<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllBytes(file))!;
}
