using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Seminars;

/// <summary>Says things and fills in forms, field by field as the marks ask for them.</summary>
public sealed class SeminarVisitor(DirectLineClient client)
{
    private const int MostQuestions = 20;

    /// <summary>A whole crowd may wait for a server that is killed over and over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private (string Text, string Key) last;

    public IReadOnlyList<JsonObject> Answers { get; private set; } = [];

    public string Heard => string.Join("\n", Answers.Select(answer => answer.Text("text")));

    public JsonNode? Prompt => Mark("prompt");

    public JsonNode? Registration => Mark("registration");

    /// <summary>The cards of the last answers.</summary>
    public IReadOnlyList<JsonNode> Cards =>
        [.. Answers.SelectMany(answer => answer["attachments"]?.AsArray() ?? []).Select(attachment => attachment!["content"]!)];

    public IEnumerable<string> Buttons =>
        Answers.SelectMany(answer => answer["suggestedActions"]?["actions"]?.AsArray() ?? []).Select(button => button.Text("value"));

    /// <summary>Says it again, as a client does, for as long as the server is away.</summary>
    public async Task<SeminarVisitor> SayAsync(string text)
    {
        last = (text, Some.Key());
        Answers = await Eventually.GetAsync("an answer", () => TrySayAsync(last.Text, last.Key), Patience);
        return this;
    }

    /// <summary>The last message once more, under the same key: whoever did not hear the answer asks like that.</summary>
    public async Task<SeminarVisitor> SayAgainAsync()
    {
        Answers = await Eventually.GetAsync("the same answer", () => TrySayAsync(last.Text, last.Key), Patience);
        return this;
    }

    /// <summary>Presses a button of a card: what it says for the visitor.</summary>
    public Task<SeminarVisitor> PressAsync(string title) =>
        SayAsync(Cards.SelectMany(card => card["buttons"]!.AsArray()).First(button => button.Text("title") == title).Text("value"));

    /// <summary>Answers every question of the form that is open.</summary>
    public async Task<SeminarVisitor> FillInAsync(string email, int seats = 1)
    {
        for (var asked = 0; Prompt is { } prompt && asked < MostQuestions; asked++) await SayAsync(AnswerTo(prompt, email, seats));
        return this;
    }

    private async Task<IReadOnlyList<JsonObject>?> TrySayAsync(string text, string key)
    {
        try
        {
            return await client.AnswersAsync(await client.SayAsync(text, key));
        }
        catch (Exception away) when (away is OperationCanceledException
            or HttpRequestException { StatusCode: null or System.Net.HttpStatusCode.ServiceUnavailable })
        {
            return null;
        }
    }

    public static string AnswerTo(JsonNode prompt, string email, int seats) => (prompt.Text("kind"), prompt.Text("field")) switch
    {
        ("consent" or "confirm", _) => "はい",
        ("number", _) => $"{seats}",
        (_, "email") => email,
        (_, "phone") => "042-555-1111",
        (_, "companyName") => "㈱ハムラ精機",
        ("choice", _) => prompt["choices"]![0]!.GetValue<string>(),
        _ => "髙橋 太郎",
    };

    private JsonNode? Mark(string name) =>
        Answers.Select(answer => (answer.Marks() as JsonObject)?[name]).LastOrDefault(mark => mark is not null);
}
