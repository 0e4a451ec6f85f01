using System.Collections;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using HamuraBot.Desk.Exports;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Architecture;

/// <summary>
/// Every table that leaves the house, found by who writes it and filled with what a spreadsheet would run: no cell begins a formula, and
/// who reads the table gets back what was typed.
/// </summary>
public sealed partial class ExportsTests
{
    private const string Triggers = "=+-@\t\r\n\0＝＋－＠";

    private static readonly BindingFlags Written = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>What makes a file out of records: a static method of a class called after the kind of file.</summary>
    private static readonly List<MethodInfo> Exports = [.. typeof(Csv).Assembly.GetTypes()
        .Where(type => TableName().IsMatch(type.Name))
        .SelectMany(type => type.GetMethods(Written)).Where(method => method.ReturnType == typeof(byte[]))];

    public static TheoryData<string> All => [.. Exports.Select(export => export.DeclaringType!.FullName!).Distinct()];

    [Fact]
    public void Whatever_is_sent_as_a_table_is_written_by_the_same_hand()
    {
        var sources = Directory.EnumerateFiles(Repository.App, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Code: File.ReadAllText(file))).ToList();
        var senders = sources.Where(source => SendsTable().IsMatch(source.Code)).ToList();
        Assert.NotEmpty(senders);
        Assert.Equal([], senders.Where(sender => !WritesTable().IsMatch(sender.Code)).Select(sender => sender.Name));
        Assert.True(Exports.Count >= 2, "There are no exports to look at.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_cell_of_an_export_begins_a_formula_and_all_comes_back(string type)
    {
        foreach (var export in Exports.Where(export => export.DeclaringType!.FullName == type))
        {
            Prop.ForAll<string>(typed => Triggers.All(trigger => Holds(export, trigger + WellFormed(typed)))).QuickCheckThrowOnFailure();
        }
    }

    /// <summary>Shows that the look at the cells can fail.</summary>
    [Fact]
    public void A_table_that_runs_is_found_out() => Assert.False(IsSafe(Encoding.UTF8.GetBytes("a,=1+1\r\n"), "=1+1"));

    private static bool Holds(MethodInfo export, string typed) =>
        IsSafe((byte[])export.Invoke(null, [.. export.GetParameters().Select(parameter => Made(parameter.ParameterType, parameter.Name!, typed))])!, typed);

    private static bool IsSafe(byte[] file, string typed) => file is [(byte)'P', (byte)'K', ..]
        ? Parts(file).All(part => !part.Contains("<f>", StringComparison.Ordinal) && !part.Contains("<f ", StringComparison.Ordinal))
        : Cells(Encoding.UTF8.GetString(file).TrimStart('\ufeff')).ToList() is var cells
            && !cells.Exists(IsTriggered) && cells.Exists(cell => Read(cell) == typed);

    private static bool IsTriggered(string cell) => cell is [var first, ..] && Triggers.Contains(first, StringComparison.Ordinal);

    /// <summary>As the class that writes them says that cells are read.</summary>
    private static string Read(string cell) => cell.StartsWith('\'') && IsTriggered(cell.TrimStart('\'')) ? cell[1..] : cell;

    /// <summary>Characters that a file in UTF-8 can hold.</summary>
    private static string WellFormed(string? typed) => string.Concat((typed ?? "").Where(letter => !char.IsSurrogate(letter)));

    private static IEnumerable<string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            yield return reader.ReadToEnd();
        }
    }

    private static IEnumerable<string> Cells(string table)
    {
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < table.Length; i++)
        {
            if (quoted && table[i] == '"' && i + 1 < table.Length && table[i + 1] == '"') cell.Append(table[i++]);
            else if (table[i] == '"') quoted = !quoted;
            else if (!quoted && (table[i] == ',' || table[i..].StartsWith("\r\n", StringComparison.Ordinal)))
            {
                yield return cell.ToString();
                cell.Clear();
                if (table[i] == '\r') i++;
            }
            else cell.Append(table[i]);
        }
    }

    /// <summary>Any record, with the same text wherever it holds one.</summary>
    private static object? Made(Type type, string name, string typed)
    {
        var made = Nullable.GetUnderlyingType(type) ?? type;
        if (made == typeof(string)) return name switch { "answers" or "Answers" => SupportRequestJson(typed), "sheet" => name, _ => typed };
        if (made == typeof(object)) return typed;
        if (made.IsEnum) return Enum.GetValues(made).GetValue(0);
        if (made == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch;
        if (made == typeof(DateOnly)) return DateOnly.MinValue;
        if (made.IsPrimitive || made == typeof(decimal)) return Convert.ChangeType(1, made, null);
        if (made == typeof(Guid)) return Guid.Empty;
        if (made.IsAssignableFrom(typeof(Dictionary<string, string>))) return new Dictionary<string, string> { [typed] = typed };
        if (typeof(IEnumerable).IsAssignableFrom(made)) return List(made.IsArray ? made.GetElementType()! : made.GetGenericArguments()[0], typed);
        var constructor = made.GetConstructors().MaxBy(one => one.GetParameters().Length)
            ?? throw new InvalidOperationException($"An export takes a {made}, which nothing here can make.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Made(parameter.ParameterType, parameter.Name!, typed))]);
    }

    private static string SupportRequestJson(string typed) =>
        HamuraBot.Requests.SupportRequest.Json(new Dictionary<string, string> { [typed] = typed });

    private static Array List(Type element, string typed)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Made(element, "", typed), 0);
        return list;
    }

    [GeneratedRegex("(Csv|Xlsx)$")]
    private static partial Regex TableName();

    [GeneratedRegex("[.]File[(].*(text/csv|spreadsheetml|CsvType|XlsxType)", RegexOptions.Singleline)]
    private static partial Regex SendsTable();

    [GeneratedRegex("(Csv|Xlsx)[.]Write[(]")]
    private static partial Regex WritesTable();
}
