using System.Text.Json.Nodes;
using HamuraBot.Tests.Topics;

namespace HamuraBot.Tests.Gaps;

internal static class SomeGaps
{
    /// <summary>What nothing in the desk's topics answers.</summary>
    public const string Unknown = "駐輪場の屋根を新しくする";

    public static async Task<IReadOnlyList<JsonNode>> GapsAsync(TopicFixture house) => [.. (await house.GetAsync("/api/desk/gaps")).AsArray().OfType<JsonNode>()];
}
