using System.IO.Compression;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.Data;

/// <summary>
/// A store that the build of commit 260f969 has written, with conversations left in the middle of forms, cards, handoffs and estimates: each
/// of them takes its next message and answers as that build did.
/// </summary>
public sealed class EarlierStoreTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/HamuraBot.Tests/Data/Store260f969");

    [Fact]
    public async Task Every_conversation_of_an_earlier_store_goes_on()
    {
        await using var server = new HamuraProcess();
        await UnpackAsync(server);
        server.Settings["Clock__Start"] = "2026-11-30T10:30:00+09:00";
        await server.StartAsync();
        var desk = new DeskClient { Server = server };
        await desk.SignInAsync();

        List<string> differences = [];
        foreach (var talk in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "talks.json")))!.AsArray())
        {
            differences.AddRange(await PlayAsync(talk!, server, desk));
        }

        Assert.Equal([], differences);
    }

    private static async Task UnpackAsync(HamuraProcess server)
    {
        await using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, "hamura.db.gz")), CompressionMode.Decompress);
        await using var store = File.Create(Path.Combine(server.Data, "hamura.db"));
        await packed.CopyToAsync(store);
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(JsonNode talk, HamuraProcess server, DeskClient desk)
    {
        var visitor = DirectLineClient.Resume(server.Http, talk.Text("token"), talk.Text("conversation"));
        var (watermark, differences) = (talk.Text("watermark"), new List<string>());
        foreach (var step in talk["steps"]!.AsArray())
        {
            if (step!["say"] is { } said)
            {
                (await visitor.PostAsync(said.DeepClone())).EnsureSuccessStatusCode();
            }
            else
            {
                await desk.PostAsync(step.Text("path"), step["body"]);
            }

            var page = await visitor.PollAsync(watermark);
            watermark = page.Text("watermark");
            var expected = string.Join(" / ", step["expect"]!.AsArray().Select(line => line!.GetValue<string>()));
            var heard = string.Join(" / ", page["activities"]!.AsArray().Where(activity => activity!.IsFromBot()).Select(activity => Line(activity!)));
            if (heard != expected)
            {
                differences.Add($"{talk.Text("case")}: after {step["say"]?.Text("text") ?? step.Text("path")} came «{heard}» instead of «{expected}»");
            }
        }

        return differences;
    }

    /// <summary>What a reply is, by its marks; the wording may change from build to build.</summary>
    private static string Line(JsonNode activity)
    {
        var marks = activity.Marks();
        return activity switch
        {
            _ when activity.Text("type") == "event" => $"event {activity.Text("name")}",
            _ when activity["from"].Text("id").StartsWith("officer:", StringComparison.Ordinal) => $"officer {activity.Text("text")}",
            _ when marks?["prompt"] is { } prompt => $"prompt {prompt.Text("form")} {prompt.Text("field")}",
            _ when marks?["receipt"] is { } receipt => $"receipt {receipt.Text("form")}",
            _ when marks?["registration"] is { } registration => $"registration {registration.Text("outcome")}",
            _ when marks?["handoff"] is { } handoff => $"handoff {handoff.Text("status")}",
            _ when marks?["answers"] is JsonArray answers => $"answers {string.Join(' ', answers.Select(answer => answer.Text("id")))}",
            _ => "message",
        };
    }
}
