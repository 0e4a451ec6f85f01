using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>A visitor in a conversation, who speaks Direct Line as the unmodified clients do.</summary>
public sealed class DirectLineClient
{
    private readonly HttpClient http;

    private DirectLineClient(HttpClient http, string user, string token, string conversation, string streamUrl) =>
        (this.http, User, Token, Conversation, StreamUrl) = (http, user, token, conversation, streamUrl);

    public string User { get; }

    public string Token { get; set; }

    public string Conversation { get; }

    /// <summary>Good for one socket, and not for long.</summary>
    public string StreamUrl { get; }

    public string Path => $"/conversations/{Conversation}";

    public static Task<JsonObject> GenerateAsync(HttpClient http, string user) =>
        http.CallAsync(HttpMethod.Post, "/tokens/generate", body: new JsonObject { ["user"] = new JsonObject { ["id"] = user } }).JsonAsync();

    public static async Task<DirectLineClient> StartAsync(HttpClient http, string? user = null, string locale = "ja-JP")
    {
        user ??= Some.User();
        var generated = await GenerateAsync(http, user);
        var body = new JsonObject { ["user"] = new JsonObject(), ["locale"] = locale };
        var started = await http.CallAsync(HttpMethod.Post, "/conversations", generated.Text("token"), body).JsonAsync();
        return new DirectLineClient(http, user, started.Text("token"), started.Text("conversationId"), started.Text("streamUrl"));
    }

    /// <summary>Goes on in a conversation that was begun before.</summary>
    public static DirectLineClient Resume(HttpClient http, string token, string conversation) => new(http, "", token, conversation, "");

    /// <summary>Says something and returns the id it was given. The same key again is a resend.</summary>
    public async Task<string> SayAsync(string text, string? key = null) => (await PostAsync(Some.Message(text, key)).JsonAsync()).Text("id");

    public Task<HttpResponseMessage> PostAsync(JsonNode activity) => http.CallAsync(HttpMethod.Post, Path + "/activities", Token, activity);

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, HttpContent? body = null) =>
        http.CallAsync(method, Path + path, Token, body);

    /// <summary>One page of what came after a watermark; an empty one asks for everything from the beginning.</summary>
    public Task<JsonObject> PollAsync(string watermark = "") => CallAsync(HttpMethod.Get, $"/activities?watermark={watermark}").JsonAsync();

    public async Task RenewAsync() => Token = (await http.CallAsync(HttpMethod.Post, "/tokens/refresh", Token).JsonAsync()).Text("token");

    /// <summary>The whole conversation from its beginning.</summary>
    public async Task<IReadOnlyList<JsonObject>> HistoryAsync()
    {
        List<JsonObject> all = [];
        for (var watermark = ""; ;)
        {
            var page = await PollAsync(watermark);
            var activities = page["activities"]!.AsArray();
            if (activities.Count == 0)
            {
                return all;
            }

            all.AddRange(activities.Select(activity => activity!.AsObject()));
            watermark = page.Text("watermark");
        }
    }

    /// <summary>What the bot said to one message.</summary>
    public async Task<IReadOnlyList<JsonObject>> AnswersAsync(string id) =>
        [.. (await HistoryAsync()).Where(activity => activity.Text("replyToId") == id && activity.IsFromBot())];

    public Task<HttpResponseMessage> UploadAsync(string text, params (string Name, string Type, byte[] Content)[] files)
    {
        var activity = Some.Message(text);
        activity["attachments"] = new JsonArray([.. files.Select(file =>
            new JsonObject { ["contentType"] = file.Type, ["name"] = file.Name })]);
        activity["channelData"]!["attachmentSizes"] = new JsonArray([.. files.Select(file => JsonValue.Create(file.Content.Length))]);
        return CallAsync(HttpMethod.Post, $"/upload?userId={User}", Multipart(activity, files));
    }

    /// <summary>As Web Chat sends it: the activity is itself a part with a file name, and file names are raw UTF-8.</summary>
    public static MultipartFormDataContent Multipart(JsonObject activity, params (string Name, string Type, byte[] Content)[] files)
    {
        var content = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        var first = DirectLineCalls.Json(activity);
        first.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        Add(content, first, "activity", "blob");
        foreach (var (name, type, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.TryAddWithoutValidation("Content-Type", type);
            Add(content, part, "file", name);
        }

        return content;
    }

    private static void Add(MultipartFormDataContent content, HttpContent part, string name, string fileName)
    {
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{name}\"; filename=\"{fileName}\"");
        content.Add(part);
    }
}
