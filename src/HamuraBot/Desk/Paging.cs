using System.Globalization;

namespace HamuraBot.Desk;

/// <summary>A part of a long list.</summary>
/// <param name="Number">1 for the first page.</param>
/// <param name="Total">How many items there are on all pages.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Number, int Total)
{
    public int Pages => Math.Max(1, (Total + Paging.Size - 1) / Paging.Size);
}

public static class Paging
{
    public const int Size = 50;

    /// <summary>From an address, where anything may stand.</summary>
    public static int Read(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1;

    /// <summary>A path with those of the fields that hold something.</summary>
    public static string Path(string path, IEnumerable<(string Field, string? Value)> query)
    {
        var asked = query.Where(field => field.Value is { Length: > 0 }).Select(field => KeyValuePair.Create(field.Field, field.Value)).ToList();
        return path + (asked.Count == 0 ? "" : QueryString.Create(asked).ToString());
    }
}
