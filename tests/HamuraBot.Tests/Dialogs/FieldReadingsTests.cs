using HamuraBot.Dialogs.Answers;
using HamuraBot.Dialogs.Forms;
using HamuraBot.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace HamuraBot.Tests.Dialogs;

/// <summary>Reads every row of <c>FieldReadings.tsv</c>.</summary>
public sealed class FieldReadingsTests
{
    private static readonly FieldReader Reader = Libraries.Dialogs(new FakeTimeProvider(new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(9)))).Reader;

    private static readonly Choice[] Choices =
    [
        new("apple", new("りんご", "Red apple")), new("pear", new("洋なし・和なし", "Pears")), new("nut", new("木の実（くるみなど）", "Nuts")),
    ];

    private static readonly Choice[] Consent = [new("yes", new("同意する", "I agree")), new("no", new("同意しない", "I do not agree"))];

    private static readonly string[] Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Dialogs", "FieldReadings.tsv"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))];

    public static TheoryData<string> Readings => [.. Rows];

    [Fact]
    public void There_are_three_hundred_of_them_and_none_twice()
    {
        Assert.True(Rows.Length >= 300, $"{Rows.Length} rows");
        Assert.Equal(Rows.Length, Rows.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public void It_is_kept_or_refused_as_written(string row)
    {
        var columns = row.Split('\t');
        var kind = FieldKinds.Written.TryGetValue(columns[0], out var written) ? written : FieldKind.Consent;
        var field = new Field("field", kind, new("問", "ask"), null, Optional: false, kind.HasChoices() ? Choices : kind is FieldKind.Consent ? Consent : [],
            null, null, null);
        var reading = Reader.Read(field, Unescaped(columns[1]));
        Assert.Equal(columns[2], reading.Outcome is ReadingOutcome.Understood ? "=" + reading.Answer.Replace("\n", @"\n", StringComparison.Ordinal) : reading.Outcome.ToString());
    }

    private static string Unescaped(string text) => text.Replace(@"\n", "\n", StringComparison.Ordinal).Replace(@"\s", " ", StringComparison.Ordinal);
}
