using System.Text.Json.Nodes;
using HamuraBot.Data;

namespace HamuraBot.Conversations;

/// <summary>
/// Whether the bot is being talked to freely: not while a form's field or an officer waits for what the visitor writes. Read from the
/// marks of the last that was said to the visitor.
/// </summary>
public sealed class FreeInput(Store store)
{
    /// <summary>Who has written more than this without an answer is talking to a person.</summary>
    private const int FarthestBack = 20;

    public Task<bool> IsOpenAsync(string conversationId, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var seen = 0;
        await foreach (var row in sql.RowsAsync(
            $"SELECT body FROM activities WHERE conversation_id = @id ORDER BY sequence DESC LIMIT {FarthestBack}", ("@id", conversationId)))
        {
            seen++;
            if (JsonNode.Parse(row.Text("body")) is JsonObject activity && IsToVisitor(activity))
            {
                return !AwaitsAnswer(activity);
            }
        }
        return seen < FarthestBack;
    }, cancellationToken);

    private static bool IsToVisitor(JsonObject activity) =>
        activity["from"]?["role"]?.GetValue<string>() == "bot" && activity["type"]?.GetValue<string>() == "message";

    private static bool AwaitsAnswer(JsonObject activity)
    {
        var marks = (activity["channelData"] as JsonObject)?["hamura"];
        return marks?["prompt"] is not null
            || marks?["handoff"]?["status"]?.GetValue<string>() is "waiting" or "with-officer"
            || activity["from"]?["id"]?.GetValue<string>().StartsWith("officer:", StringComparison.Ordinal) is true;
    }
}
