using Microsoft.AspNetCore.Http.HttpResults;

namespace HamuraBot.Desk;

/// <summary>What is wrong with what an officer sent, by field: pages and JSON say the same sentence, that of the first fault found.</summary>
public sealed class FieldFaults
{
    private readonly Dictionary<string, (string Words, (string Gap, string Text)[] Filling)> faults = [];

    public static FieldFaults Of(string field, string words, params (string Gap, string Text)[] filling) => new FieldFaults().Add(field, words, filling);

    public bool Any => faults.Count > 0;

    /// <param name="field">As the JSON names it.</param>
    /// <param name="words">The key of a sentence in <c>desk-pages/</c>.</param>
    /// <param name="filling">For its gaps.</param>
    public FieldFaults Add(string field, string words, params (string Gap, string Text)[] filling)
    {
        faults.TryAdd(field, (words, filling));
        return this;
    }

    /// <summary>The sentence about a field; null if nothing is wrong with it.</summary>
    public string? About(string field, DeskView view) => faults.TryGetValue(field, out var fault) ? view[fault.Words, fault.Filling] : null;

    public ValidationProblem Problem(DeskView view) =>
        DeskProblems.Faulty(faults.Keys.ToDictionary(field => field, field => About(field, view)!), view);
}
