using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using HamuraBot.Tests.Fixtures;
using HamuraBot.Tests.Requests;

namespace HamuraBot.Tests.SelfService;

[Collection(Floods.Name)]
public sealed class SecretGuessTests
{
    private const int Guesses = 10_000;
    private const int AtOnce = 16;

    [Fact]
    public async Task Ten_thousand_guesses_reveal_nothing()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__SecretGuessesPerAddress", "10000000"));
        var link = await FileAsync(server);
        var absent = await AnswerAsync(server, $"/r/{Guess()}");
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        await Parallel.ForEachAsync(Enumerable.Range(0, Guesses), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) => Assert.Equal(absent, await AnswerAsync(server, $"/r/{Guess()}")));

        // What is no secret at all, a page of a wrong one, and near misses of a right one.
        foreach (var path in (string[])["/r/x", "/r/R-2026-000001", $"/r/{new string('A', 5000)}", $"/r/{Guess()}/change", $"/r/{Guess()}/withdraw",
            $"/r/{Guess()}/calendar.ics", link[..^1], link + "A", link.ToUpperInvariant(), link + "="])
        {
            Assert.Equal(absent, await AnswerAsync(server, path));
        }

        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(server, link)).Status);
    }

    [Fact]
    public async Task Who_guesses_on_is_held_off_and_others_are_not()
    {
        await using var server = await HamuraProcess.StartNewAsync(("RateLimits__SecretGuessesPerAddress", "20"));
        var link = await FileAsync(server);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++) statuses.Add((await AnswerAsync(server, $"/r/{Guess()}", "203.0.113.9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AnswerAsync(server, link, "203.0.113.9")).Status);
        for (var i = 0; i < 40; i++) Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(server, link, "203.0.113.10")).Status);
    }

    private static string Guess() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static async Task<string> FileAsync(HamuraProcess server)
    {
        var receipt = Applicant.Mark(await (await Applicant.ComeAsync(server.Http)).FileAsync("cable-tv-publicity"), "receipt")!;
        return new Uri(receipt.Text("url")).AbsolutePath;
    }

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HamuraProcess server, string path, string address = "203.0.113.8")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Forwarded-For", address }, { "Accept-Language", "ja" } } };
        using var answer = await server.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
