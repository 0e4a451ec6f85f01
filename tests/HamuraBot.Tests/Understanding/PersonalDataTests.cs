using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Tests.Understanding;

public sealed partial class PersonalDataTests
{
    private static readonly Dictionary<string, PersonalDataKind> Kinds = new()
    {
        ["phone"] = PersonalDataKind.Phone, ["email"] = PersonalDataKind.Email, ["address"] = PersonalDataKind.Address,
        ["card"] = PersonalDataKind.Card, ["my-number"] = PersonalDataKind.MyNumber,
    };

    [Theory]
    [InlineData("tune", 1, 1)]
    [InlineData("held", 0.9, 0.9)]
    public void Personal_data_is_found_to_the_letter_and_nothing_else(string part, double precision, double recall)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Understanding", "personal-data.tsv"))
            .Select(line => line.Split('\t')).Where(cells => cells[0] == part).Select(cells => Read(cells[1])).ToList();
        var (right, found, relevant, wrong) = (0, 0, 0, new List<string>());
        foreach (var (text, expected) in lines)
        {
            var actual = PersonalData.Find(text);
            (right, found, relevant) = (right + actual.Intersect(expected).Count(), found + actual.Count, relevant + expected.Count);
            if (!actual.SequenceEqual(expected))
                wrong.Add($"{text}: {string.Join(", ", actual.Select(datum => $"{datum.Kind} {text.Substring(datum.Start, datum.Length)}"))}");
        }

        Assert.True(right >= precision * found && right >= recall * relevant, $"precision {right}/{found}, recall {right}/{relevant}\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("携帯は090-1234-5678、メールはa@b.jpです", "携帯は[phone]、メールは[e-mail]です")]
    [InlineData("カード4111 1111 1111 1111", "カード[card]")]
    [InlineData("個人番号123456789018", "個人番号[my-number]")]
    [InlineData("法人番号は1000020132276", "法人番号は1000020132276")]
    [InlineData("補助金はありますか", "補助金はありますか")]
    [InlineData("大和田と申します。090-1234-5678まで", "[name]と申します。[phone]まで")]
    [InlineData("佐伯鋳造の山田 太郎と申します", "佐伯鋳造の[name]と申します")]
    [InlineData("Hello, my name is Anna Meyer and I run a bakery", "Hello, my name is [name] and I run a bakery")]
    [InlineData("", "")]
    public void Masked_it_is_replaced_by_its_kind_and_the_rest_stays(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Fact]
    public void What_is_masked_holds_no_personal_data() =>
        Assert.All(
            File.ReadLines(Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Understanding", "personal-data.tsv")).Select(line => Read(line).Text),
            text => Assert.Empty(PersonalData.Find(PersonalData.Mask(text))));

    [Theory]
    [InlineData("0-")]
    [InlineData("１ ー")]
    [InlineData("丁目あ")]
    [InlineData("a.")]
    public void The_longest_hostile_text_takes_no_time(string part) => Assert.NotNull(PersonalData.Mask(string.Concat(Enumerable.Repeat(part, 4000 / part.Length))));

    /// <summary>Takes the marks out of a line and notes where they were.</summary>
    private static (string Text, IReadOnlyList<PersonalDatum> Data) Read(string marked)
    {
        var (data, removed) = (new List<PersonalDatum>(), 0);
        var text = Marks().Replace(marked, match =>
        {
            data.Add(new PersonalDatum(Kinds[match.Groups[1].Value], match.Index - removed, match.Groups[2].Length));
            removed += match.Length - match.Groups[2].Length;
            return match.Groups[2].Value;
        });
        return (text, data);
    }

    [GeneratedRegex(@"\{([a-z-]+):([^}]*)\}")]
    private static partial Regex Marks();
}
