using System.Reflection;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Threats;

/// <summary>The page on threats cannot rot: all rows are there, and each test and mutant that it names exists.</summary>
public sealed partial class ThreatsPageTests
{
    private const int Threats = 37;

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs/threats.md"));

    private static readonly string[] Mutants = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/mutants"), "*.sed").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static IReadOnlyList<string[]> Rows => [.. Row().Matches(Page).Select(row => row.Value.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_threat_has_its_row() => Assert.Equal(Enumerable.Range(1, Threats).Select(number => $"{number}"), Rows.Select(row => row[0]));

    [Fact]
    public void Every_test_that_is_named_exists_and_runs()
    {
        var tests = typeof(ThreatsPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any()).Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        Assert.Equal([], Rows.SelectMany(row => Code().Matches(row[4]).Select(name => name.Groups[1].Value)).Where(name => !tests.Contains(name)));
        Assert.All(Rows, row => Assert.True(row.Length == 7 && row[4].Length > 0, row[0]));
    }

    [Fact]
    public void Every_mutant_that_is_named_can_be_made_and_no_other_lies_about()
    {
        var named = Rows.SelectMany(row => Code().Matches(row[5]).Select(name => name.Groups[1].Value)).ToHashSet();
        Assert.Equal(Mutants.Order(), named.Order());
    }

    [GeneratedRegex(@"^\| \d+ \|.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
