using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Threats;

/// <summary>Nothing that a visitor names is ever fetched: somebody listens at every address that a message can hold.</summary>
[Collection(Servers.Name)]
public sealed class OutboundTests(SharedServer server)
{
    private static readonly string[] Names = ["serviceUrl", "contentUrl", "thumbnailUrl", "avatarUrl", "iconUrl", "callerId", "image", "url", "webhook", "href"];

    [Fact]
    public async Task No_address_in_a_message_is_ever_called()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var trap = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/trap";
        var visitor = await server.VisitorAsync();
        foreach (var name in Names)
        {
            foreach (var message in new[] { With(name, trap), With("channelData", new JsonObject { [name] = trap }), With("value", new JsonObject { [name] = trap }), With("from", new JsonObject { ["id"] = trap, [name] = trap }),
                With("entities", new JsonArray(new JsonObject { ["type"] = trap, [name] = trap })), With("suggestedActions", new JsonObject { ["actions"] = new JsonArray(new JsonObject { ["type"] = "openUrl", ["value"] = trap, [name] = trap }) }),
                With("text", $"{trap} ![x]({trap})") })
            {
                using var answer = await visitor.PostAsync(message);
                Assert.InRange((int)answer.StatusCode, 200, 413);
            }
        }
        using var card = await visitor.PostAsync(With("attachments", new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = trap })));
        using var upload = await visitor.CallAsync(HttpMethod.Post, "/upload", DirectLineClient.Multipart(With("attachments", new JsonArray(new JsonObject { ["contentUrl"] = trap, ["name"] = "p.png" })), ("p.png", "image/png", SomeFile.Png)));
        Assert.NotEmpty(await visitor.SayAsync("電話番号は？"));

        Assert.False(listener.Pending());
    }

    private static JsonObject With(string name, JsonNode value)
    {
        var message = Some.Message("http");
        message[name] = value;
        return message;
    }
}
