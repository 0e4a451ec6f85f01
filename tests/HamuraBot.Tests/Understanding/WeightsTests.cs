using HamuraBot.Tests.Fixtures;
using HamuraBot.Understanding;
using HamuraBot.Understanding.Learning;
using HamuraBot.Understanding.Text;

namespace HamuraBot.Tests.Understanding;

public sealed class WeightsTests(DeployedContent content) : IClassFixture<DeployedContent>
{
    [Fact]
    public void The_file_is_what_is_loaded_as_the_command_writes_it() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "src", "HamuraBot", "Understanding", "weights.json")).TrimEnd(),
            Weights.Chosen.ToJson().ReplaceLineEndings("\n"));

    [Fact]
    public void Every_kind_of_token_and_every_form_of_word_has_its_weight()
    {
        Assert.Equal(Token.Kinds, Weights.Chosen.Blocks.Count);
        Assert.Equal(Token.Kinds, Weights.Chosen.RarestSeen.Count);
        Assert.Equal(Enum.GetValues<WordForm>().Length, Weights.Chosen.Forms.Count);
        Assert.Equal(3, Weights.Chosen.Fields.Count);
    }

    [Fact]
    public void What_was_measured_when_they_were_chosen_still_holds()
    {
        var (now, then) = (WeightChoice.Measure(content.Knowledge), Weights.Chosen.Measured);
        Assert.Equal(then.FirstRight, now.FirstRight, tolerance: 0.02);
        Assert.Equal(then.AmongThree, now.AmongThree, tolerance: 0.02);
        Assert.Equal(then.ScopeAuroc, now.ScopeAuroc, tolerance: 0.02);
        Assert.InRange(now.ForeignAnswered, 0, then.ForeignAnswered + 0.02);
    }
}
