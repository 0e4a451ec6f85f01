using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding.Rules;

namespace HamuraBot.Tests.Understanding;

public sealed class MoodTests
{
    private static readonly (string Part, Mood Mood, string Text)[] Lines =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Understanding", "mood.tsv")).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t')).Select(cells => (cells[0], new Mood(cells[2] is "1", cells[3] is "1"), cells[4]))];

    [Theory]
    [InlineData("tune", 0.95, 0.95)]
    [InlineData("held", 0.85, 0.75)]
    public void Displeasure_is_heard_and_hardly_ever_made_up(string part, double precision, double recall) =>
        AtLeast(part, precision, recall, mood => mood.IsNegative);

    [Theory]
    [InlineData("tune", 0.95, 0.95)]
    [InlineData("held", 0.9, 0.85)]
    public void Hurry_is_heard_and_hardly_ever_made_up(string part, double precision, double recall) =>
        AtLeast(part, precision, recall, mood => mood.IsUrgent);

    [Theory]
    [InlineData("ＮＯＢＯＤＹ　ＡＮＳＷＥＲＳ！！")]
    [InlineData("ｻｲｱｸ、ﾌｻﾞｹﾙﾅ。最悪です")]
    public void Width_and_case_do_not_hide_a_mood(string text) => Assert.True(Mood.Of(text).IsNegative);

    [Fact]
    public void A_denied_word_beside_a_plain_one_still_leaves_the_plain_one() =>
        Assert.True(Mood.Of("怒ってはいませんが、対応が遅すぎて失望しました").IsNegative);

    private static void AtLeast(string part, double precision, double recall, Func<Mood, bool> has)
    {
        var lines = Lines.Where(line => line.Part == part).Select(line => (line.Text, Is: has(line.Mood), Heard: has(Mood.Of(line.Text)))).ToList();
        var right = lines.Count(line => line.Is && line.Heard);
        var wrong = string.Join('\n', lines.Where(line => line.Is != line.Heard).Select(line => $"{(line.Is ? "missed" : "made up")}: {line.Text}"));
        var (found, relevant) = (lines.Count(line => line.Heard), lines.Count(line => line.Is));
        Assert.True(right >= precision * found && right >= recall * relevant, $"precision {right}/{found}, recall {right}/{relevant}\n{wrong}");
    }
}
