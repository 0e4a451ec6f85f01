using HamuraBot.Commands.Load;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Commands;

/// <summary>The load generator speaks as the web page does.</summary>
[Collection(Servers.Name)]
public sealed class LoadCommandTests(SharedServer server)
{
    [Fact]
    public async Task Every_message_of_its_visitors_is_answered_once_and_in_order()
    {
        using var output = new StringWriter();
        var code = await LoadCommand.RunAsync(
            new(Path.Combine(Repository.Root, "dialogs")), [server.Process.Address.ToString(), "--visitors", "4", "--seconds", "2", "--pause", "0"], output, TextWriter.Null);

        Assert.True(code == 0, output.ToString());
        Assert.Contains("lost 0, doubled 0, out of order 0, sockets cut 0", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("refused none", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("localhost:5080")]
    [InlineData("http://localhost:5080", "--visitors")]
    [InlineData("http://localhost:5080", "--visitors", "0")]
    [InlineData("http://localhost:5080", "--guests", "1")]
    public async Task What_it_cannot_read_it_says(params string[] arguments)
    {
        using var error = new StringWriter();
        Assert.Equal(2, await LoadCommand.RunAsync(new("."), arguments, TextWriter.Null, error));
        Assert.Contains("--visitors", error.ToString(), StringComparison.Ordinal);
    }
}
