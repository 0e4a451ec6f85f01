using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Requests;

/// <summary>Somebody who fills in a form over Direct Line, reading only the marks of the prompts.</summary>
internal sealed class Applicant(DirectLineClient visitor, Language language)
{
    /// <summary>More questions than any form has, with consent and a summary.</summary>
    private const int Patience = 60;

    private readonly Dictionary<string, string> typed = [];

    /// <summary>What was typed, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed => typed;

    public static async Task<Applicant> ComeAsync(HttpClient http, Language language = Language.Ja) =>
        new(await DirectLineClient.StartAsync(http, locale: language.Locale()), language);

    /// <returns>The message with the receipt.</returns>
    public Task<JsonObject> FileAsync(string form) => GoOnAsync($"apply:{form}");

    /// <summary>Says something, and then answers every question until there is a receipt.</summary>
    public async Task<JsonObject> GoOnAsync(string text)
    {
        var said = await SayAsync(text);
        for (var question = 0; question < Patience; question++)
        {
            if (said.FirstOrDefault(message => Mark(message, "receipt") is not null) is { } receipt) return receipt;
            var prompt = said.Select(message => Mark(message, "prompt")).LastOrDefault(mark => mark is not null);
            Assert.True(prompt is not null, $"Neither a question nor a receipt: {string.Join(" / ", said.Select(message => message.Text("text")))}");
            var answer = Answer(prompt!);
            typed[prompt.Text("field")] = answer;
            said = await SayAsync(answer);
        }
        throw new InvalidOperationException($"It never ends; asked last: {string.Join(", ", typed.Keys)}.");
    }

    public static JsonNode? Mark(JsonNode message, string mark) => message.Marks()?[mark];

    private async Task<IReadOnlyList<JsonObject>> SayAsync(string text)
    {
        var message = Fixtures.Some.Message(text);
        message["locale"] = language.Locale();
        using var answer = await visitor.PostAsync(message);
        return await visitor.AnswersAsync((await answer.JsonAsync()).Text("id"));
    }

    private string Answer(JsonNode prompt) => (prompt.Text("field"), prompt.Text("kind")) switch
    {
        (_, "consent" or "confirm") => language is Language.Ja ? "はい" : "yes",
        (_, "choice" or "choices") => prompt["choices"]![0]!.GetValue<string>(),
        (_, "number") => "12",
        ("email", _) => "taro@example.co.jp",
        ("phone", _) => "042-555-1111",
        ("corporateNumber", _) => "1000020132276",
        ("companyName", _) => language is Language.Ja ? "髙橋精機株式会社" : "Takahashi Seiki Co.",
        ("contactName", _) => language is Language.Ja ? "山﨑 一郎" : "Ichiro Yamazaki",
        ("preferredDate1", _) => "2027-01-13",
        ("preferredDate2", _) => "2027-01-14",
        ("preferredDate3", _) => "2027-01-15",
        _ => language is Language.Ja ? "工程の改善について助言がほしい" : "We would like advice on our process",
    };
}
