using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using HamuraBot.Data;
using HamuraBot.Desk.Exports;
using HamuraBot.Tests.Companies;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Desk.Exports;

/// <summary>Tables that leave the house: nothing that somebody typed is run by a spreadsheet, and everything comes back as typed.</summary>
public sealed class ExportTests
{
    private const string Phone = "042-555-1111";

    private static readonly string[] Formulas =
        ["=HYPERLINK(\"https://evil.example\")", "+1-1", "-2+3", "@SUM(A1)", "\tx", "\rx", "＝1＋1", "＋1", "－1", "＠SUM(A1)"];

    [Fact]
    public void Whatever_is_written_into_a_workbook_comes_back_as_text() => Prop.ForAll<string>(typed =>
    {
        using var workbook = Open(Xlsx.Write("sheet", [[typed]]));
        return CellsOf(workbook).SequenceEqual([typed ?? ""]);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("_x000D_")]
    [InlineData("a\u0000b\u0001\uFFFE\uD800c")]
    [InlineData("一行目\r\n二行目")]
    [InlineData("𠮷野家 髙橋 ＝1")]
    public void Odd_letters_come_back_too(string typed)
    {
        using var workbook = Open(Xlsx.Write("sheet", [[typed]]));
        Assert.Equal([typed], CellsOf(workbook));
    }

    [Fact]
    public void A_workbook_is_what_the_format_asks_for_and_numbers_are_numbers()
    {
        using var workbook = Open(Xlsx.Write("sheet", [["日", "回数"], ["2026-11-25", 4_684], ["", 1.5m], [null, null]]));
        Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var numbers = Sheet(workbook).Descendants().Where(element => element.Name.LocalName == "v").Select(element => element.Value);
        Assert.Equal(["4684", "1.5"], numbers);
    }

    [Theory]
    [InlineData("../../etc/passwd", "-etc-passwd-2026-11-25.csv")]
    [InlineData("訪問\r\nX-Header: 1", "-X-Header-1-2026-11-25.csv")]
    public void A_file_name_is_harmless_whatever_it_is_made_of(string name, string file) =>
        Assert.Equal(file, new Export(name, new(2026, 11, 25), []).FileName(ExportFormat.Csv));

    [Fact]
    public async Task No_export_of_the_desk_has_a_cell_that_is_run()
    {
        await using var office = await OfficeFixture.OpenAsync();
        foreach (var formula in Formulas) await FillAsync(office, formula);
        var chief = await office.ChiefAsync();
        // Every export has an address with its format; one that is added tomorrow is held to the same.
        var exports = office.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => path.Contains("{format", StringComparison.Ordinal)).Select(path => $"/{path[..path.IndexOf("{format", StringComparison.Ordinal)].TrimStart('/')}").ToList();
        Assert.Equal(5, exports.Count);

        // The participants of one seminar have a test of their own.
        foreach (var path in exports.Where(path => !path.Contains("{id", StringComparison.Ordinal)).Select(path => path.Replace("{period}", "2026-11", StringComparison.Ordinal)))
        {
            var csv = ReadCsv(await ReadAsync(chief, $"{path}csv?stage=all"));
            using var workbook = Open(await ReadAsync(chief, $"{path}xlsx?stage=all"));
            Assert.DoesNotContain(csv, IsRun);
            Assert.DoesNotContain(Sheet(workbook).Descendants(), element => element.Name.LocalName == "f");
            if (path.Contains("reports", StringComparison.Ordinal)) continue;
            Assert.All(Formulas, formula => Assert.Contains(formula, CellsOf(workbook)));
            Assert.Contains(csv, cell => cell == "'@SUM(A1)");
        }
    }

    [Fact]
    public async Task A_client_of_the_API_gets_the_table_that_it_accepts_and_the_trail_knows()
    {
        await using var office = await OfficeFixture.OpenAsync();
        await FillAsync(office, "髙橋精機");
        var chief = await office.ChiefAsync();
        foreach (var (path, kind, name) in new[]
        {
            ("requests", "request", "requests"), ("companies", "company", "companies"), ("visits", "visit", "visits"), ("reports/2026-11", "report", "report-2026-11"),
        })
        {
            foreach (var (type, ending) in new[] { (Export.CsvType, "csv"), (Export.XlsxType, "xlsx") })
            {
                using var answer = await chief.CallAsync(HttpMethod.Get, path, accept: type);
                Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
                Assert.Equal($"{name}-2026-11-25.{ending}", answer.Content.Headers.ContentDisposition?.FileName);
            }
            Assert.Equal(2, (await office.AuditAsync(kind)).Count(action => action.EndsWith(".exported", StringComparison.Ordinal)));
        }
        // A phone number is as the desk reads it.
        using var workbook = Open(await ReadAsync(chief, "/desk/requests/requests.xlsx"));
        Assert.Contains(Phone, CellsOf(workbook));
        Assert.Contains(Phone, ReadCsv(await ReadAsync(chief, "/desk/requests/requests.csv")));
    }

    /// <summary>Shows that a cell that would be run is seen.</summary>
    [Fact]
    public void A_cell_that_is_run_is_found()
    {
        Assert.All(Formulas, formula => Assert.True(IsRun(formula)));
        Assert.False(IsRun("'=1"));
    }

    private static async Task FillAsync(OfficeFixture office, string typed)
    {
        await Requests.Some.FileAsync(office.Store, new Dictionary<string, string>(Requests.Some.Answers) { ["companyName"] = typed });
        var company = await office.AddCompanyAsync(typed);
        await office.Get<HamuraBot.Visits.VisitRecords>().RecordAsync(
            new(company.Id, "", false), new(new(2026, 11, 20), typed, typed, typed, null, null), await office.IdOfAsync(DeskFixture.ChiefEmail), default);
    }

    private static async Task<byte[]> ReadAsync(DeskBrowser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, path);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static bool IsRun(string cell) => cell is [var first, ..] && "=+-@\t\r\n\0＝＋－＠".Contains(first, StringComparison.Ordinal);

    private static SpreadsheetDocument Open(byte[] file) => SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

    private static XDocument Sheet(SpreadsheetDocument workbook)
    {
        using var xml = workbook.WorkbookPart!.WorksheetParts.Single().GetStream();
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Texts as Excel reads them.</summary>
    private static List<string> CellsOf(SpreadsheetDocument workbook) => Sheet(workbook).Descendants().Where(element => element.Name.LocalName == "c")
        .Where(cell => cell.Attribute("t")?.Value == "inlineStr" || !cell.HasElements)
        .Select(cell => System.Text.RegularExpressions.Regex.Replace(cell.Value, "_x([0-9A-F]{4})_", code => ((char)Convert.ToInt32(code.Groups[1].Value, 16)).ToString()))
        .ToList();

    private static List<string> ReadCsv(byte[] file)
    {
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in text)
        {
            if (letter == '"') quoted = !quoted;
            else if (!quoted && letter is (',' or '\n'))
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (quoted || letter != '\r') cell.Append(letter);
        }
        return cells;
    }
}
