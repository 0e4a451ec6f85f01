using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>A visitor in the chat, who sees what is new after each thing said.</summary>
public sealed class HandoffVisitor(DirectLineClient client, string locale)
{
    private string watermark = "";

    /// <summary>The same visitor at another node.</summary>
    public HandoffVisitor At(HttpClient node) => new(DirectLineClient.Resume(node, client.Token, client.Conversation), locale) { watermark = watermark, News = News };

    public DirectLineClient Client => client;

    /// <summary>What came since the last look, own messages excepted.</summary>
    public IReadOnlyList<JsonObject> News { get; private set; } = [];

    public IEnumerable<string> Texts => News.Where(Activities.IsMessage).Select(message => message.Text("text"));

    /// <summary>The latest mark among the news.</summary>
    public JsonNode? Mark => News.Select(activity => activity.Marks()?["handoff"]).LastOrDefault(mark => mark is not null);

    public string Handoff => Mark.Text("id");

    public string Status => Mark.Text("status");

    public async Task<HandoffVisitor> LookAsync()
    {
        var page = await PollAsync();
        watermark = page.Text("watermark");
        News = [.. page["activities"]!.AsArray().Select(activity => activity!.AsObject()).Where(activity => !activity.IsFromUser())];
        return this;
    }

    /// <summary>A token that ran out while the clock was moved is renewed, as the page does it.</summary>
    private async Task<JsonObject> PollAsync()
    {
        try
        {
            return await client.PollAsync(watermark);
        }
        catch (HttpRequestException old) when (old.StatusCode is HttpStatusCode.Unauthorized)
        {
            await client.RenewAsync();
            return await client.PollAsync(watermark);
        }
    }

    public async Task<HandoffVisitor> SayAsync(string text, string? key = null)
    {
        await LookAsync();
        var message = Some.Message(text, key);
        message["locale"] = locale;
        await client.PostAsync(message).JsonAsync();
        return await LookAsync();
    }

    /// <summary>Presses a button of the last message that has any.</summary>
    public async Task<HandoffVisitor> PressAsync(string title)
    {
        var buttons = News.SelectMany(activity => activity["suggestedActions"]?["actions"]?.AsArray() ?? []).ToList();
        var button = buttons.LastOrDefault(one => one.Text("title") == title);
        Assert.True(button is not null, $"There is no button '{title}' among: {string.Join(", ", buttons.Select(one => one.Text("title")))}");
        return await SayAsync(button["text"]?.GetValue<string>() ?? button.Text("value"));
    }

    /// <summary>Asks for a person and says what it is about, without a name.</summary>
    /// <param name="about">What it is about.</param>
    /// <param name="email">Where the answer may go, if nobody is there to wait for.</param>
    public async Task<HandoffVisitor> WantPersonAsync(string about = "補助金のことで相談したい", string? email = null)
    {
        var (wish, skip) = locale == "ja-JP" ? ("人と話したい", "なし") : ("I want to talk to a person", "skip");
        await SayAsync(wish);
        await SayAsync(about);
        while (Mark is null) await SayAsync(email is not null && News.Any(activity => activity.Marks()?["prompt"].Text("field") == "email") ? email : skip);
        return this;
    }
}
