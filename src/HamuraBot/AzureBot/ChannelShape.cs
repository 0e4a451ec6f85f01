using HamuraBot.Conversations;
using HamuraBot.Conversations.Channels;
using HamuraBot.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HamuraBot.AzureBot;

/// <summary>How an activity of the log looks on a channel: with what it shows, and in words what it does not.</summary>
public sealed class ChannelShape(DialogLibrary library)
{
    private const string Adaptive = "application/vnd.microsoft.card.adaptive";

    private static readonly JsonSerializer Verbatim = JsonSerializer.Create(new() { DateParseHandling = DateParseHandling.None });

    /// <returns>Null for what the channel has no use for.</returns>
    public Activity? Of(JObject body, ConversationChannel channel)
    {
        var logged = body.ToObject<Activity>(Verbatim)!;
        if (logged.Type != ActivityTypes.Message) return channel.TakesEvents ? Bare(logged) : null;
        var shaped = Bare(logged);
        var (files, cards) = (Attachments(logged, isFile: true), Attachments(logged, isFile: false));
        shaped.Attachments = [.. channel.ShowsCards ? cards : [], .. channel.ShowsFiles ? files : []];
        var lines = new List<string> { logged.Text ?? "" };
        if (!channel.ShowsFiles) lines.AddRange(files.Select(file => $"{file.Name}: {file.ContentUrl}"));
        if (logged.SuggestedActions?.Actions is { Count: > 0 } buttons) AddButtons(shaped, lines, buttons, channel);
        shaped.Text = Said(string.Join('\n', lines.Where(line => line.Length > 0)), body, logged, channel);
        if (shaped.Attachments.Count == 0) shaped.Attachments = null;
        return shaped;
    }

    /// <summary>What is ours to say; who, to whom and where is the reference's. Our marks are for clients that know them.</summary>
    private static Activity Bare(Activity logged) => new()
    {
        Type = logged.Type,
        Name = logged.Name,
        Value = logged.Value,
        Text = logged.Text,
        TextFormat = logged.TextFormat,
        Locale = logged.Locale,
        InputHint = logged.InputHint,
        ChannelData = logged.ChannelData,
    };

    private static List<Attachment> Attachments(Activity logged, bool isFile) => [.. (logged.Attachments ?? []).Where(attachment => attachment.ContentUrl is not null == isFile)];

    private static void AddButtons(Activity shaped, List<string> lines, IList<CardAction> buttons, ConversationChannel channel)
    {
        if (channel.ShowsSuggestions) shaped.SuggestedActions = new SuggestedActions(actions: buttons);
        else if (channel.ShowsCards) shaped.Attachments.Add(Card(buttons));
        else lines.AddRange(buttons.Select(button => $"・{button.Title}"));
    }

    /// <summary>Teams shows suggestions in some chats only, and few of them; buttons of a card everywhere.</summary>
    private static Attachment Card(IList<CardAction> buttons) => new(Adaptive, content: new JObject
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.2",
        ["body"] = new JArray(),
        ["actions"] = new JArray(buttons.Select(button => new JObject
        {
            ["type"] = "Action.Submit",
            ["title"] = button.Title,
            ["data"] = new JObject { ["msteams"] = new JObject { ["type"] = ActionTypes.ImBack, ["value"] = JToken.FromObject(button.Value ?? button.Title) } },
        })),
    });

    /// <summary>A channel shows one name for the bot and for officers: who speaks is said.</summary>
    private string Said(string text, JObject body, Activity logged, ConversationChannel channel)
    {
        if (!channel.TakesEvents && Speakers.Of(body) is Speaker.Officer && text.Length > 0)
            text = library.Phrases.Handoff.OfficerSays.In(Languages.FromLocale(logged.Locale), ("name", logged.From.Name ?? ""), ("text", text));
        return channel.JoinsLines && logged.TextFormat != TextFormatTypes.Plain ? text.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n", "\n\n", StringComparison.Ordinal) : text;
    }
}
