namespace HamuraBot.Content;

/// <summary>Finds the name that was probably meant by a misspelt one.</summary>
public static class ClosestName
{
    public static string? To(string written, IEnumerable<string> known)
    {
        var best = known.Select(name => (name, distance: Distance(written, name))).DefaultIfEmpty((name: "", distance: int.MaxValue))
            .MinBy(x => x.distance);
        return best.distance <= Math.Max(2, written.Length / 3) ? best.name : null;
    }

    /// <summary>"write 'x'" where a near name is known, else the whole list.</summary>
    public static string Remedy(string written, IReadOnlyCollection<string> known) =>
        To(written, known) is { } name ? $"Write '{name}'" : $"Use one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}";

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + same));
            }
        }
        return row[b.Length];
    }
}
