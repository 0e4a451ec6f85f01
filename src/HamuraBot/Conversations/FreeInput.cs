using HamuraBot.Data;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Conversations;

/// <summary>
/// Whether the bot is being talked to freely: not while a form's field or an officer waits for what the visitor writes. Read from the
/// marks of the last that was said to the visitor.
/// </summary>
public sealed class FreeInput(Store store)
{
    /// <summary>A visitor who has written more than this without an answer is talking to a person.</summary>
    private const int FarthestBack = 20;

    public Task<bool> IsOpenAsync(string conversationId, CancellationToken cancellationToken) => store.ReadAsync(async sql =>
    {
        var seen = 0;
        await foreach (var row in sql.RowsAsync(
            $"SELECT body FROM activities WHERE conversation_id = @id ORDER BY sequence DESC LIMIT {FarthestBack}", ("@id", conversationId)))
        {
            seen++;
            var activity = LoggedActivity.Parse(row.Text("body"));
            if (Speakers.Of(activity) is not Speaker.Visitor && (string?)activity["type"] == ActivityTypes.Message) return !AwaitsAnswer(activity);
        }
        return seen < FarthestBack;
    }, cancellationToken);

    private static bool AwaitsAnswer(JObject activity) =>
        Speakers.Of(activity) is Speaker.Officer
        || Marks.Of(activity) is { Prompt: not null } or { Handoff.Status: HandoffMark.Waiting or HandoffMark.WithOfficer };
}
