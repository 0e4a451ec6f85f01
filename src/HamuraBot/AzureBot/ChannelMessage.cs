using System.Security.Cryptography;
using System.Text;
using HamuraBot.Conversations.Channels;
using HamuraBot.Replies;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace HamuraBot.AzureBot;

/// <summary>What a visitor said on a channel, without what the channel adds to it.</summary>
public static class ChannelMessage
{
    /// <summary>Characters of an id that is kept as it is.</summary>
    private const int LongestId = 200;

    /// <summary>Bytes of the answers to a card.</summary>
    private const int LargestValue = 64 * 1024;

    /// <summary>Teams puts what was typed beside the text once more, as a page.</summary>
    private const string SameAsText = "text/html";

    public static Activity Of(Activity activity, int longestText)
    {
        var message = new Activity { Type = ActivityTypes.Message, Text = Text(activity, longestText), Value = Value(activity.Value), Locale = activity.Locale, From = new ChannelAccount(name: activity.From.Name) };
        // Whatever an address says, nothing is fetched from it: files are named and no more.
        var files = activity.Attachments?.Where(file => file.ContentType is { } type && type != SameAsText).ToList();
        if (files is { Count: > 0 }) message.Attachments = [.. files.Select(file => new Attachment(file.ContentType, name: file.Name))];
        return message;
    }

    /// <summary>Under which a message is known to have been sent before.</summary>
    public static string? SentId(string? activityId) => activityId is not { Length: > 0 } ? null
        : activityId.Length <= LongestId ? activityId : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(activityId)));

    private static string? Text(Activity activity, int longest)
    {
        if (activity.Text is null) return null;
        // In a channel of Teams the bot is called by its name, which is no part of the question.
        if (activity.Entities?.Count > 0) activity.RemoveRecipientMention();
        var text = activity.Text.Replace("&nbsp;", " ", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        if (activity.ChannelId == ConversationChannel.Email) text = QuotedText.Cut(text);
        return text.Length <= longest ? text : $"{KeptText.Cleaned(text[..(longest - 1)])}…";
    }

    private static object? Value(object? value)
    {
        if (value is JToken token && Encoding.UTF8.GetByteCount(token.ToString(Newtonsoft.Json.Formatting.None)) > LargestValue)
            throw new BadHttpRequestException("The answers are too long.", StatusCodes.Status413PayloadTooLarge);
        return value;
    }
}
