using System.Text;

namespace HamuraBot.Desk.Exports;

/// <summary>
/// Every table that leaves the house: UTF-8 with a byte order mark, without which Excel takes Japanese for something else. A cell that a
/// spreadsheet would run as a formula, in half or full width, gets an apostrophe before it; whoever reads the file takes it off again.
/// </summary>
public static class Csv
{
    private const string Triggers = "=+-@\t\r\n\0＝＋－＠";

    public static byte[] Write(IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    public static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        // An apostrophe of the value's own before a trigger gets another one, so that taking one off always gives the value back.
        var safe = value.TrimStart('\'') is [var first, ..] && Triggers.Contains(first, StringComparison.Ordinal) ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
