using System.Globalization;
using System.Text.RegularExpressions;
using HamuraBot.OfficeHours;

namespace HamuraBot.Desk.Exports;

public enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>More digits than a spreadsheet keeps of a number: as text in a workbook, and in groups where the format knows no text.</summary>
public sealed record LongNumber(string Digits)
{
    private const int Group = 4;

    /// <summary>7-1234-5678-9012.</summary>
    public string InGroups => string.Join('-', new[] { Digits[..(Digits.Length % Group)] }.Concat(Digits[(Digits.Length % Group)..].Chunk(Group).Select(group => new string(group))).Where(group => group.Length > 0));
}

/// <summary>A table on its way out of the house: a header, then rows of text, numbers, days, moments and long numbers.</summary>
/// <param name="Name">Of the file and the sheet, together with the day.</param>
public sealed partial record Export(string Name, DateOnly Day, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    public const string CsvType = "text/csv";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string FileName(ExportFormat format) =>
        string.Create(CultureInfo.InvariantCulture, $"{Unsafe().Replace(Name, "-")}-{Day:yyyy-MM-dd}.{(format is ExportFormat.Csv ? "csv" : "xlsx")}");

    /// <param name="extension">csv or xlsx, as the routes of the pages demand.</param>
    public IResult In(string extension) => In(extension is "csv" ? ExportFormat.Csv : ExportFormat.Xlsx);

    public IResult In(ExportFormat format) => format switch
    {
        ExportFormat.Csv => TypedResults.File(Csv.Write(Rows.Select(row => row.Select(Text))), $"{CsvType}; charset=utf-8", FileName(format)),
        ExportFormat.Xlsx => TypedResults.File(Xlsx.Write(Unsafe().Replace(Name, "-"), Rows), XlsxType, FileName(format)),
    };

    /// <summary>What a client of the API asks for by <c>Accept</c>; null for JSON.</summary>
    public static ExportFormat? Wanted(HttpRequest request)
    {
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            if (accepted.MediaType.Equals(CsvType, StringComparison.OrdinalIgnoreCase)) return ExportFormat.Csv;
            if (accepted.MediaType.Equals(XlsxType, StringComparison.OrdinalIgnoreCase)) return ExportFormat.Xlsx;
        }
        return null;
    }

    private static string? Text(object? cell) => cell switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => Tokyo.Time(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        LongNumber number => number.InGroups,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string?)cell,
    };

    [GeneratedRegex("[^A-Za-z0-9-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Unsafe();
}
