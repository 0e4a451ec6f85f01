using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Desk;

/// <summary>What <c>/openapi/v1.json</c> says of the desk's API: other systems are written by it.</summary>
public sealed class DescriptionTests
{
    private static readonly string Approved = Path.Combine(Repository.Root, "tests", "HamuraBot.Tests", "Desk", "openapi.approved.json");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_API_is_described_as_it_was_approved_and_no_body_is_left_open()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        var described = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v1.json"))!.AsObject();
        // Where it runs is no part of it.
        described.Remove("servers");
        var received = Path.Combine(AppContext.BaseDirectory, "openapi.received.json");
        await File.WriteAllTextAsync(received, described.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n");

        Assert.Empty(described["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(call => IsOpen(call.Value!["requestBody"]))
            .Select(call => $"{call.Key} {path.Key}")));
        Assert.True(File.Exists(Approved) && await File.ReadAllTextAsync(received) == await File.ReadAllTextAsync(Approved),
            $"The description of the desk's API has changed. If that is meant, look at what has changed and approve it:\n"
            + $"  diff {Approved} {received}\n  cp {received} {Approved}");
    }

    /// <summary>A body of which nothing is said: neither a type, nor which description it has.</summary>
    private static bool IsOpen(JsonNode? body) => body is not null && body["content"]!.AsObject().Any(content =>
        content.Value!["schema"] is not JsonObject schema || !new[] { "$ref", "oneOf", "type" }.Any(schema.ContainsKey));
}
