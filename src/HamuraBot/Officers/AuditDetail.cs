using System.Globalization;
using System.Text.RegularExpressions;

namespace HamuraBot.Officers;

/// <summary>
/// What the audit log keeps of a search or an export: by what it was narrowed, and how many rows there were. What somebody typed may be a
/// person's name, and the log outlives an erasure: of that it keeps that something was typed.
/// </summary>
public static partial class AuditDetail
{
    private const string Typed = "*";

    private static readonly HashSet<string> FreeTexts = ["text", "query", "subject"];

    /// <param name="filter">Fields and what stands in them; empty ones narrow nothing.</param>
    public static string Of(IEnumerable<(string Name, string? Value)> filter, int? rows = null) => string.Join('&', Shown(filter)
        .Concat(rows is { } counted ? [$"rows={counted.ToString(CultureInfo.InvariantCulture)}"] : Enumerable.Empty<string>()));

    private static IEnumerable<string> Shown(IEnumerable<(string Name, string? Value)> filter) => filter.Where(field => !string.IsNullOrEmpty(field.Value))
        .Select(field => $"{field.Name}={((FreeTexts.Contains(field.Name) ? Number() : Code()).IsMatch(field.Value!) ? field.Value : Typed)}");

    /// <summary>Of a request, a registration or a call.</summary>
    [GeneratedRegex("^[A-Z]-[0-9]{4}-[0-9]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    /// <summary>An id, a day, or one of the words that a field chooses from.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
