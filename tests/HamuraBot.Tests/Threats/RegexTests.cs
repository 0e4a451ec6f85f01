using System.Reflection;
using System.Text.RegularExpressions;

namespace HamuraBot.Tests.Threats;

/// <summary>Every pattern of the program, found by reflection: linear by its kind, or stopped by the clock.</summary>
public sealed class RegexTests
{
    private static readonly string[] Evil =
        [new('a', 100_000), new(' ', 100_000), new('1', 100_000), new('-', 100_000), new('(', 100_000), string.Concat(Enumerable.Repeat("a@", 50_000)), string.Concat(Enumerable.Repeat("1,", 50_000)), string.Concat(Enumerable.Repeat("あア亜 ", 25_000)), new string('a', 99_999) + "!"];

    public static TheoryData<string> Patterns => [.. All.Keys.Order()];

    private static Dictionary<string, Regex> All { get; } = Find();

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_is_linear_or_has_a_time_out(string pattern)
    {
        var regex = All[pattern];
        Assert.True(regex.Options.HasFlag(RegexOptions.NonBacktracking) || regex.MatchTimeout != Regex.InfiniteMatchTimeout, $"{pattern} has neither.");
        if (!regex.Options.HasFlag(RegexOptions.NonBacktracking)) return;
        foreach (var evil in Evil) _ = regex.Count(evil);
    }

    [Fact]
    public void The_search_for_patterns_finds_them() => Assert.InRange(All.Count, 80, 10_000);

    private static Dictionary<string, Regex> Find()
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var found = new Dictionary<string, Regex>();
        foreach (var type in typeof(Language).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("HamuraBot", StringComparison.Ordinal) is true))
        {
            foreach (var made in type.GetMethods(any).Where(method => method.GetCustomAttribute<GeneratedRegexAttribute>() is not null))
                found[$"{type.Name}.{made.Name}"] = (Regex)made.Invoke(null, null)!;
            if (type.ContainsGenericParameters) continue;
            foreach (var field in type.GetFields(any).Where(field => field.IsStatic && field.FieldType == typeof(Regex)))
                if (field.GetValue(null) is Regex regex) found[$"{type.Name}.{field.Name}"] = regex;
        }
        return found;
    }
}
