using System.Diagnostics;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Deployment;

/// <summary>What a build leaves behind is what runs: an assembly that is missing there shows at the first turn, not at the start.</summary>
[Collection(Servers.Name)]
public sealed class BuiltOutputTests(SharedServer server)
{
    [Theory]
    [InlineData("Microsoft.Bot.Builder")]
    [InlineData("Microsoft.Bot.Connector")]
    [InlineData("Microsoft.Bot.Schema")]
    public void The_output_holds_the_official_assembly(string name)
    {
        var file = FileVersionInfo.GetVersionInfo(Path.Combine(Repository.AppBinaries, name + ".dll"));

        Assert.Equal(("Microsoft", "4.23.1"), (file.CompanyName, file.ProductVersion?.Split('+')[0]));
    }

    [Fact]
    public async Task A_turn_runs_on_the_built_output()
    {
        var visitor = await server.VisitorAsync();

        var id = await visitor.SayAsync("電話番号を教えてください");

        Assert.Contains("042-555-1111", string.Concat(await visitor.AnswersAsync(id)));
    }
}
