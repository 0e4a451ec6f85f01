using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Handoffs;

namespace HamuraBot.Tests.AzureBot;

/// <summary>The built server, registered with Microsoft's side of this machine.</summary>
public sealed class AzureBotFixture : IAsyncLifetime
{
    public const string Tenant = "11111111-1111-1111-1111-111111111111";

    public Connector Connector { get; } = new();

    public HamuraProcess Server { get; private set; } = null!;

    public DeskClient Officer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Connector.StartAsync();
        Server = await HamuraProcess.StartNewAsync([.. Connector.Settings, .. DeskClient.Settings, ("AzureBot__AllowedTenants__0", Tenant)]);
        Officer = new() { Server = Server };
        await Officer.SignInAsync();
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Connector.DisposeAsync();
    }

    /// <summary>An activity as the channel posts it, in a conversation of its own unless one is named.</summary>
    public JsonObject Activity(string? text, string channel = "webchat", string? conversation = null, string type = "message", string locale = "ja-JP") => new()
    {
        ["type"] = type,
        ["id"] = $"m-{Guid.NewGuid():N}",
        ["timestamp"] = "2026-11-30T01:02:03.004Z",
        ["serviceUrl"] = Connector.ServiceUrl,
        ["channelId"] = channel,
        ["from"] = new JsonObject { ["id"] = "29:visitor", ["name"] = "Somebody" },
        ["conversation"] = new JsonObject { ["id"] = conversation ?? $"conversation-{Guid.NewGuid():N}", ["conversationType"] = "personal", ["tenantId"] = Tenant },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "HamuraBot" },
        ["locale"] = locale,
        ["text"] = text,
    };

    /// <param name="token">A good one unless another is given; none when empty.</param>
    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token = null) => PostAsync(Server.Http, activity, token ?? Connector.Token((string?)activity["serviceUrl"]));

    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, JsonObject activity, string authorization)
    {
        if (activity["text"] is { } text) Canaries.Note((string)text!);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = JsonContent.Create(activity) };
        if (authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", authorization.Contains(' ', StringComparison.Ordinal) ? authorization : $"Bearer {authorization}");
        return await http.SendAsync(request);
    }

    /// <summary>Says something and waits for so many activities in the conversation, from its beginning.</summary>
    public async Task<IReadOnlyList<Call>> SayAsync(JsonObject activity, int sent)
    {
        using var answer = await PostAsync(activity);
        Assert.Equal(200, (int)answer.StatusCode);
        return await Connector.SentAsync((string)activity["conversation"]!["id"]!, sent);
    }
}
