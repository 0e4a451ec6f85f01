using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace HamuraBot.Tests.Fixtures;

/// <summary>Direct Line's calls as they go over the wire, right or wrong: the status is the caller's to judge.</summary>
public static class DirectLineCalls
{
    public const string Root = "/v3/directline";

    public static Task<HttpResponseMessage> CallAsync(
        this HttpClient http, HttpMethod method, string path, string? token = null, JsonNode? body = null, string? origin = null) =>
        http.CallAsync(method, path, token, body is null ? null : Json(body), origin);

    public static async Task<HttpResponseMessage> CallAsync(
        this HttpClient http, HttpMethod method, string path, string? token, HttpContent? body, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = body };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        try
        {
            return await http.SendAsync(request);
        }
        catch (SocketException died)
        {
            // HttpClient lets it through as it is when the server dies between accepting and the first byte.
            throw new HttpRequestException("The connection was lost at once.", died);
        }
    }

    public static async Task<JsonObject> JsonAsync(this Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        return await answer.JsonAsync();
    }

    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!.AsObject()
            : throw new HttpRequestException($"{(int)answer.StatusCode} {text}", null, answer.StatusCode);
    }

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public static string Text(this JsonNode? node, string property) => node?[property]?.GetValue<string>() ?? "";
}
