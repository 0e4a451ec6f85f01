using System.Globalization;
using System.Text.RegularExpressions;

namespace HamuraBot.Desk.Exports;

public enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>A table on its way out of the house: a header, then rows of text and numbers.</summary>
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

    private static string? Text(object? cell) => cell is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : (string?)cell;

    [GeneratedRegex("[^A-Za-z0-9-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Unsafe();
}
