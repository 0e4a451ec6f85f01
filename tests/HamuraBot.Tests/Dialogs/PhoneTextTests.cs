using HamuraBot.Dialogs.Answers;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Dialogs;

/// <summary>Reads every row of <c>ShownPhones.tsv</c>.</summary>
public sealed class PhoneTextTests
{
    public static TheoryData<string> Rows => [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Dialogs", "ShownPhones.tsv"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_number_is_shown_as_its_area_writes_it(string row)
    {
        var columns = row.Split('\t');
        var kept = PhoneText.Read(columns[0]);

        Assert.Equal((ReadingOutcome.Understood, columns[1]), (kept.Outcome, PhoneText.Shown(kept.Answer)));
        Assert.Equal(columns[1], PhoneText.Shown(PhoneText.Read(columns[1]).Answer));
    }

    [Theory]
    [InlineData("+81425551111", "+81425551111")]
    [InlineData("+81425551111 042-555-1111（代表）", "+81425551111")]
    public void A_link_calls_the_number_alone(string kept, string called) => Assert.Equal(called, PhoneText.E164(kept));

    [Theory]
    [InlineData("", "")]
    [InlineData("+81", "+81")]
    [InlineData("+81204123456", "0204123456")]
    public void What_no_table_knows_is_shown_all_the_same(string kept, string shown) => Assert.Equal(shown, PhoneText.Shown(kept));
}
