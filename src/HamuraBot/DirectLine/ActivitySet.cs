using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HamuraBot.Conversations;
using Microsoft.Bot.Schema;

namespace HamuraBot.DirectLine;

/// <summary>What clients are sent: activities, and the watermark to ask after next.</summary>
public static class ActivitySet
{
    /// <summary>Bytes of a set without its activities.</summary>
    private const int Rest = 64;

    /// <summary>The activities are put together as they were stored: nothing is read and written anew for each reader, and no page is in memory as a whole text.</summary>
    public static void Write(LogPage page, IBufferWriter<byte> to)
    {
        to.Write("{\"activities\":["u8);
        foreach (var (place, body) in page.Bodies.Index())
        {
            if (place > 0) to.Write(","u8);
            Encoding.UTF8.GetBytes(body, to);
        }
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"],\"watermark\":\"{page.Watermark}\"}}"), to);
    }

    public static ReadOnlyMemory<byte> Json(LogPage page)
    {
        var bytes = new ArrayBufferWriter<byte>(Rest + page.Bodies.Sum(body => Encoding.UTF8.GetByteCount(body) + 1));
        Write(page, bytes);
        return bytes.WrittenMemory;
    }

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
