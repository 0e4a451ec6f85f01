using System.Globalization;
using System.Text;
using System.Text.Json;
using HamuraBot.Conversations;
using Microsoft.Bot.Schema;

namespace HamuraBot.DirectLine;

/// <summary>What clients are sent: activities, and the watermark to ask after next.</summary>
public static class ActivitySet
{
    /// <summary>The activities are put together as they were stored: nothing is read and written anew for each reader.</summary>
    public static byte[] Json(LogPage page) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"activities":[{{string.Join(',', page.Bodies)}}],"watermark":"{{page.Watermark}}"}"""));

    /// <summary>Of the moment: without an id, a place in the log or a watermark.</summary>
    public static byte[] Json(TypingSign sign) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        activities = new[]
        {
            new
            {
                type = ActivityTypes.Typing,
                conversation = new { id = sign.ConversationId },
                from = new { id = sign.Id, name = sign.Name, role = RoleTypes.Bot },
            },
        },
    });
}
