using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace HamuraBot.Commands.Load;

/// <summary>One visitor: a token, a conversation, a socket, and a question after each answer until it is time to go.</summary>
/// <param name="number">Among the visitors: each begins with another question.</param>
/// <param name="pause">Seconds.</param>
public sealed class LoadVisitor(
    HttpClient http, IReadOnlyList<(Language Language, string Text)> questions, int number, double pause, LoadResult result, TimeProvider clock)
{
    private const string Path = "/v3/directline";

    /// <summary>Longer than any answer takes on a machine that is not overrun.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private string token = "", conversation = "";

    public async Task StayAsync(CancellationToken end)
    {
        try
        {
            using var generated = await CallAsync("/tokens/generate", new { user = new { id = $"dl_load-{number}-{Guid.NewGuid():N}" } });
            token = generated.RootElement.GetProperty("token").GetString()!;
            using var begun = await CallAsync("/conversations", new { locale = questions[number % questions.Count].Language.Locale() });
            conversation = begun.RootElement.GetProperty("conversationId").GetString()!;
            token = begun.RootElement.GetProperty("token").GetString()!;
            using var socket = new ClientWebSocket();
            // As a page of the server's own would: sockets of unnamed origins are refused.
            socket.Options.SetRequestHeader("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
            await socket.ConnectAsync(new Uri(begun.RootElement.GetProperty("streamUrl").GetString()!), end);
            var stream = new LoadStream(socket, result, clock);
            var listening = stream.ListenAsync();
            for (var asked = 0; !end.IsCancellationRequested; asked++) await AskAsync(stream, questions[(number * 31 + asked) % questions.Count], end);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            await listening.WaitAsync(Patience, clock, CancellationToken.None);
        }
        catch (HttpRequestException refused)
        {
            result.Refused(refused.StatusCode is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : refused.HttpRequestError.ToString());
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or TimeoutException)
        {
            if (!end.IsCancellationRequested) result.Refused(gone.GetType().Name);
        }
    }

    private async Task AskAsync(LoadStream stream, (Language Language, string Text) question, CancellationToken end)
    {
        var sent = clock.GetTimestamp();
        try
        {
            using var taken = await CallAsync($"/conversations/{conversation}/activities",
                new { type = "message", text = question.Text, locale = question.Language.Locale(), from = new { id = "visitor" }, channelData = new { clientActivityID = Guid.NewGuid().ToString("N") } });
            result.Taken(clock.GetElapsedTime(sent));
            if (await stream.AnswerToAsync(taken.RootElement.GetProperty("id").GetString()!, Patience)) result.Answered(clock.GetElapsedTime(sent));
            else result.Lost();
            if (pause > 0) await Task.Delay(TimeSpan.FromSeconds(pause), clock, end);
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            result.Refused(((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture));
            await Task.Delay(TimeSpan.FromSeconds(1), clock, end);
        }
    }

    private async Task<JsonDocument> CallAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + path) { Content = JsonContent.Create(body) };
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
    }
}
