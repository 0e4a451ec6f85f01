using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.Dialogs.Forms;

/// <summary>The frame of an Adaptive Card.</summary>
public static class AdaptiveCard
{
    private const string ContentType = "application/vnd.microsoft.card.adaptive";

    public static Attachment With(IEnumerable<JObject> body, JObject action, Language language) => new(ContentType, content: new JObject
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["lang"] = language.Code(),
        ["body"] = new JArray(body),
        ["actions"] = new JArray(action),
    });
}
