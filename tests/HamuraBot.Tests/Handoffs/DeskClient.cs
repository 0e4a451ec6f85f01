using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Handoffs;

/// <summary>An officer over the wire who does not give up: whatever was not answered is done again, on any node that is there.</summary>
public sealed class DeskClient
{
    private const string Email = "chief@example.jp", Password = "Correct-horse-42-battery";

    private string cookie = "";

    /// <summary>The node that is asked.</summary>
    public required HamuraProcess Server { get; set; }

    public static (string, string)[] Settings => [("Desk__FirstOfficer__Email", Email), ("Desk__FirstOfficer__Password", Password), ("Desk__FirstOfficer__Name", "佐藤")];

    public async Task SignInAsync()
    {
        using var answer = await SendAsync(HttpMethod.Post, "session", new { email = Email, password = Password });
        cookie = answer.Headers.GetValues("Set-Cookie").First(one => one.StartsWith("hamura-desk=", StringComparison.Ordinal)).Split(';')[0];
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public Task<HttpStatusCode> DoAsync(string handoff, string action, object? body = null) => PostAsync($"handoffs/{handoff}/{action}", body);

    /// <param name="path">Below <c>/api/desk/</c>.</param>
    public async Task<HttpStatusCode> PostAsync(string path, object? body)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, body);
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> WithdrawAsync(string handoff, long message)
    {
        using var answer = await SendAsync(HttpMethod.Delete, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"handoffs/{handoff}/messages/{message}"), null);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body) => Insist.OnAsync(async () =>
    {
        using var request = new HttpRequestMessage(method, $"/api/desk/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Origin", Server.Address.GetLeftPart(UriPartial.Authority));
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        var answer = await Server.Http.SendAsync(request);
        return (int)answer.StatusCode < 500 ? answer : throw new HttpRequestException($"{(int)answer.StatusCode}");
    });
}

public static class Insist
{
    /// <summary>Again and again, until it is answered.</summary>
    public static async Task<T> OnAsync<T>(Func<Task<T>> what) where T : class => await Eventually.GetAsync("an answer", async () =>
    {
        try
        {
            return await what();
        }
        catch (Exception crash) when (crash is HttpRequestException { StatusCode: null or >= HttpStatusCode.InternalServerError } or IOException or OperationCanceledException)
        {
            return null;
        }
    }, TimeSpan.FromSeconds(90));
}
