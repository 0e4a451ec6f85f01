using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using HamuraBot.OfficeHours;

namespace HamuraBot.Desk.Exports;

/// <summary>
/// A workbook with one sheet, its first row fixed. What people wrote is inline text in cells of the format "text": nothing in the file
/// is a formula, and editing a cell makes none of it.
/// </summary>
public static partial class Xlsx
{
    /// <summary>Characters that Excel takes in a cell.</summary>
    private const int LongestCell = 32_767;

    private const uint TextStyle = 1, DateStyle = 2, MomentStyle = 3, TextFormat = 49, DateFormat = 164, MomentFormat = 165;

    /// <param name="sheet">Its name: at most 31 characters, without any of <c>[ ] : * ? / \</c>.</param>
    /// <param name="rows">Cells are text, numbers, days or moments.</param>
    public static byte[] Write(string sheet, IEnumerable<IEnumerable<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var part = workbook.AddNewPart<WorksheetPart>();
            var header = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
            part.Worksheet = new Worksheet(
                new SheetViews(new SheetView(header) { WorkbookViewId = 0 }), new SheetData(rows.Select(row => new Row(row.Select(Cell)))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }
        return file.ToArray();
    }

    private static Cell Cell(object? value) => value switch
    {
        null => new Cell(),
        LongNumber number => Cell(number.Digits),
        DateOnly day => Date(day.ToDateTime(TimeOnly.MinValue), DateStyle),
        DateTimeOffset instant => Date(Tokyo.Time(instant).DateTime, MomentStyle),
        string text => new Cell
        {
            DataType = CellValues.InlineString,
            StyleIndex = TextStyle,
            InlineString = new InlineString(new Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve }),
        },
        IFormattable number => new Cell { DataType = CellValues.Number, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType()}.", nameof(value)),
    };

    /// <summary>Excel counts days.</summary>
    private static Cell Date(DateTime local, uint style) =>
        new() { DataType = CellValues.Number, StyleIndex = style, CellValue = new CellValue(local.ToOADate().ToString(CultureInfo.InvariantCulture)) };

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" }, new NumberingFormat { NumberFormatId = MomentFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }),
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, QuotePrefix = true },
            new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = MomentFormat, ApplyNumberFormat = true }));

    /// <summary>What XML cannot hold is written as the format asks for it, and so is what only looks like that.</summary>
    private static string Escaped(string text) => Unwritable().Replace(
        text.Length > LongestCell ? text[..LongestCell] : text, letter => $"_x{(int)letter.Value[0]:X4}_{letter.Value[1..]}");

    [GeneratedRegex(@"[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Unwritable();
}
