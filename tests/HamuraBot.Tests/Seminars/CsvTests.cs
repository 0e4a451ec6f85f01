using FsCheck;
using FsCheck.Fluent;
using HamuraBot.Desk.Exports;

namespace HamuraBot.Tests.Seminars;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81425551111", "'+81425551111")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝１", "'＝１")]
    [InlineData("＠a", "'＠a")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("㈱髙橋, \"本社\"", "\"㈱髙橋, \"\"本社\"\"\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("'90s", "'90s")]
    [InlineData("042-555-1111", "042-555-1111")]
    [InlineData(null, "")]
    public void A_cell_is_written_so_that_no_spreadsheet_runs_it(string? value, string cell) => Assert.Equal(cell, Csv.Cell(value));

    [Fact]
    public void No_cell_begins_a_formula_and_every_value_comes_back() => Prop.ForAll<string>(value =>
    {
        var cell = Csv.Cell(value);
        var inner = cell.StartsWith('"') ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
        var read = inner.StartsWith('\'') && IsTriggered(inner.TrimStart('\'')) ? inner[1..] : inner;
        return !IsTriggered(inner) && read == (value ?? "");
    }).QuickCheckThrowOnFailure();

    private static bool IsTriggered(string text) => text is [var first, ..] && "=+-@\t\r\n\0＝＋－＠".Contains(first, StringComparison.Ordinal);
}
