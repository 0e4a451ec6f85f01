using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Hosting;

/// <summary>What somebody sees who starts the server, and which version it says it is.</summary>
[Collection(Servers.Name)]
public sealed partial class FirstMinuteTests(SharedServer server)
{
    [Fact]
    public void The_start_says_what_it_does_and_ends_with_the_addresses()
    {
        var address = server.Process.Address;

        var said = server.Process.Log.Split('\n').Where(line => Spoken().IsMatch(line)).Select(line => line[(line.IndexOf(" / ", StringComparison.Ordinal) + 3)..]).Take(6).ToList();

        Assert.Equal($"Opening the store: {Path.Combine(server.Process.Data, "hamura.db")}", said[0]);
        Assert.Equal("Learning the desk's words", said[1]);
        Assert.StartsWith("Ready: ", said[2], StringComparison.Ordinal);
        Assert.Equal($"Chat: {address}", said[3]);
        Assert.Equal($"Desk: {address}desk", said[4]);
        Assert.StartsWith($"The page to create the first officer (can be used once): {address}desk/", said[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_the_newest_of_the_changelog_everywhere()
    {
        var version = Heading().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "CHANGELOG.md"))).Groups[1].Value;

        var command = await HamuraCommand.RunAsync(["--version"]);
        var ready = await server.Http.GetFromJsonAsync<Dictionary<string, string>>("/healthz/ready");

        Assert.Equal(version, command.Output.Split('+')[0]);
        Assert.Equal(command.Output, ready!["version"]);
        Assert.Equal("ready", ready["status"]);
        Assert.Contains(command.Output, WebUtility.HtmlDecode(await server.Http.GetStringAsync("/desk/sign-in")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\p{L}[^/]* / [A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^## ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
