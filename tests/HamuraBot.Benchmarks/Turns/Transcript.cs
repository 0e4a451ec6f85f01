using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HamuraBot.Benchmarks.Turns;

/// <summary>A figure counts only if the turns did their work: every acknowledged message is in the log, followed by its answer.</summary>
internal static class Transcript
{
    public static async Task VerifyAsync(HttpClient http, Visitor visitor)
    {
        var (asked, answered) = (new HashSet<string>(), new HashSet<string>());
        var watermark = "";
        while (await PageAsync(http, visitor, watermark) is { } page && page["activities"]!.AsArray() is { Count: > 0 } activities)
        {
            foreach (var activity in activities)
            {
                var fromVisitor = (string?)activity!["from"]!["role"] == "user";
                (fromVisitor ? asked : answered).Add((string?)activity[fromVisitor ? "id" : "replyToId"] ?? "");
            }
            watermark = (string)page["watermark"]!;
        }
        if (asked.Count != visitor.Said || !asked.IsSubsetOf(answered))
        {
            throw new InvalidOperationException(
                $"Of {visitor.Said} acknowledged messages {asked.Count} are in the log, {asked.Count(answered.Contains)} of them answered.");
        }
    }

    public static async Task<JsonNode> PageAsync(HttpClient http, Visitor visitor, string watermark)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{visitor.Activities}?watermark={watermark}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", visitor.Token);
        using var answer = await http.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
