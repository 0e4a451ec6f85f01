using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Dialogs;
using HamuraBot.Seminars;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Seminars;

/// <summary>The whole application in this process, with a clock to be set: visitors come in by Direct Line.</summary>
public sealed class SeminarChat : WebApplicationFactory<Seminar>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hamura-seminar-chat-");

    public TestClock Clock { get; } = TestClock.InTokyo("2026-11-25T10:00");

    public Store Store => Services.GetRequiredService<Store>();

    public async Task<Seminar> PlanAsync(string ja = "現場改善セミナー", string en = "Shop-floor improvement", int capacity = 30, int most = 5)
    {
        var starts = TestClock.InTokyo("2026-12-10T14:00").Now;
        var plan = new SeminarPlan(
            new Words(ja, en), new Words("五つの型", "Five patterns"), "産業福祉センター", null, starts, starts.AddHours(2), starts.AddHours(-21), capacity, most);
        return await Store.WriteAsync(transaction => Services.GetRequiredService<SeminarPlanning>().PlanAsync(transaction, plan), default);
    }

    public Task<List<Registration>> ListAsync(SeminarId id) => Store.ReadAsync(sql => RegistrationTable.OfSeminarAsync(sql, id), default);

    public async Task<SeminarVisitor> VisitorAsync(string locale = "ja-JP") => new(await DirectLineClient.StartAsync(CreateClient(), locale: locale));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing").UseSetting("Data:Directory", folder.FullName).UseSetting("Data:Synchronous", "OFF");
        builder.UseSetting("PublicUrl", "http://localhost").UseSetting("RateLimits:PerAddress", "1000000");
        builder.UseSetting("Dialogs:Directory", Path.Combine(Repository.Root, "dialogs"));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && folder.Exists) folder.Delete(recursive: true);
    }
}

/// <summary>Says things and fills in forms, field by field as the marks ask for them.</summary>
public sealed class SeminarVisitor(DirectLineClient client)
{
    private const int MostQuestions = 20;

    public IReadOnlyList<JsonObject> Answers { get; private set; } = [];

    public string Heard => string.Join("\n", Answers.Select(answer => answer.Text("text")));

    public JsonNode? Prompt => Mark("prompt");

    public JsonNode? Registration => Mark("registration");

    /// <summary>The cards of the last answers.</summary>
    public IReadOnlyList<JsonNode> Cards =>
        [.. Answers.SelectMany(answer => answer["attachments"]?.AsArray() ?? []).Select(attachment => attachment!["content"]!)];

    public IEnumerable<string> Buttons => Answers.SelectMany(answer => answer["suggestedActions"]?["actions"]?.AsArray() ?? []).Select(button => button.Text("value"));

    public async Task<SeminarVisitor> SayAsync(string text)
    {
        Answers = await client.AnswersAsync(await client.SayAsync(text));
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

    private static string AnswerTo(JsonNode prompt, string email, int seats) => (prompt.Text("kind"), prompt.Text("field")) switch
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
        Answers.Select(answer => (answer["channelData"]?["hamura"] as JsonObject)?[name]).LastOrDefault(mark => mark is not null);
}
