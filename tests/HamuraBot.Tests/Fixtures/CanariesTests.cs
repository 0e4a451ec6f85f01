using System.Net;
using System.Net.Http.Json;
using System.Text;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.Fixtures;

/// <summary>However much is logged, logs tell what happens and never what people write, who they are, or by which keys they come.</summary>
[Collection(Floods.Name)]
public sealed class CanariesTests
{
    private const string Canary = "canary-7f3b";

    /// <summary>What would look like an entry of its own if it were written as it is.</summary>
    private const string Forged = $"\r\ninfo: Forged.{Canary}[0]\r\n      \u001b[31m{Canary} has been deleted";

    [Fact]
    public void What_was_said_what_opens_doors_and_what_is_forged_is_found()
    {
        Canaries.Note("この相談は内密です");
        string[] logs =
        [
            "info: HamuraBot.X[0]\n      髙橋 太郎 came", "      この相談は内密です", "      /r/AbC-_123456789012345zZ", "      eyJhbGciOiJIUzI1NiJ9.e30",
            "warn: Somebody.Else[0]",
        ];
        Assert.All(logs, log => Assert.NotEmpty(Canaries.In(log)));
        Assert.Empty(Canaries.In("info: HamuraBot.Conversations.ConversationTurns[1]\n      Conversation c_x has moved on"));
    }

    [Fact]
    public async Task Nothing_that_is_sent_from_outside_stands_in_the_log()
    {
        await using var server = await HamuraProcess.StartNewAsync(("Logging__LogLevel__Default", "Trace"),
            ("Desk__FirstOfficer__Email", $"{Canary}@example.jp"), ("Desk__FirstOfficer__Password", DeskFixture.Password), ("Mail__DeskAddress", "desk@example.jp"));
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"{Canary}/1.0");
        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("Referer", $"https://{Canary}.example.jp/");
        await TalkAsync(server);
        await ComeToTheDeskAsync(server);
        foreach (var path in (string[])[$"/r/{Canary}", $"/desk/{Canary}", $"/{Canary}", $"/?{Canary}", "/r/" + Uri.EscapeDataString(Forged), "/x" + Uri.EscapeDataString(Forged)])
        {
            using var answer = await server.Http.GetAsync(path);
        }
        await server.StopAsync();

        Assert.Contains("Request R-2026-000001 filed", server.Log, StringComparison.Ordinal);
        Assert.Contains("dbug: ", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, server.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u001b', server.Log);
        Assert.Empty(Canaries.In(server.Log));
    }

    private static async Task TalkAsync(HamuraProcess server)
    {
        var receipt = Applicant.Mark(await (await Applicant.ComeAsync(server.Http)).FileAsync("cable-tv-publicity"), "receipt")!;
        var link = new Uri(receipt.Text("url")).AbsolutePath;
        foreach (var page in (string[])["", "/change", "/withdraw", $"/{Canary}"])
        {
            using var answer = await server.Http.GetAsync(link + page);
        }
        var visitor = await DirectLineClient.StartAsync(server.Http);
        await visitor.SayAsync($"{Canary} の件です{Forged}");
        using var uploaded = await visitor.UploadAsync($"{Canary}です", ($"{Canary}.txt", "text/plain", "x"u8.ToArray()));
        using var broken = new StringContent($"{{\"{Canary}\": [\"{Canary}\"", Encoding.UTF8, "application/json");
        using var refused = await visitor.CallAsync(HttpMethod.Post, "/activities", broken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var stranger = await server.Http.CallAsync(HttpMethod.Get, $"/conversations/{Canary}/activities", $"{Canary}.token");
    }

    private static async Task ComeToTheDeskAsync(HamuraProcess server)
    {
        server.Http.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        using var wrong = await server.Http.PostAsJsonAsync("/api/desk/session", new { email = $"{Canary}-2@example.jp", password = $"{Canary}{Forged}" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var signedIn = await server.Http.PostAsJsonAsync("/api/desk/session", new { email = $"{Canary}@example.jp", password = DeskFixture.Password });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        server.Http.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("hamura-desk", StringComparison.Ordinal)).Split(';')[0]);
        using var broken = new StringContent($"{{\"title\": \"{Canary}", Encoding.UTF8, "application/json");
        using var refused = await server.Http.PostAsync("/api/desk/seminars", broken);
        using var unreadable = await server.Http.PostAsJsonAsync("/api/desk/seminars", new { startsAt = Canary });
        using var found = await server.Http.GetAsync($"/desk/seminars?find={Canary}&lang=ja");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }
}
