using System.Net;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.DirectLine;

/// <summary>A token opens exactly one conversation, and nothing tells a stranger which conversations there are.</summary>
[Collection(Servers.Name)]
public sealed class HijackTests(SharedServer server)
{
    /// <summary>Every way into a conversation.</summary>
    private static readonly (HttpMethod Method, string Path)[] Doors =
    [
        (HttpMethod.Get, ""),
        (HttpMethod.Get, "?watermark="),
        (HttpMethod.Get, "/activities"),
        (HttpMethod.Get, "/activities?watermark="),
        (HttpMethod.Post, "/activities"),
        (HttpMethod.Post, "/upload"),
        (HttpMethod.Post, "/upload?userId=dl_somebody"),
    ];

    public static TheoryData<string> Keys => ["none", "nonsense", "unsigned", "another signature", "another user", "another conversation", "longer life"];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task No_door_opens_without_the_right_key(string key)
    {
        var victim = await server.VisitorAsync();
        await victim.SayAsync("秘密の相談です");
        foreach (var (method, path) in Doors)
        {
            using var answer = await CallAsync(method, victim.Path + path, Forge(key, victim));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.DoesNotContain("秘密", await answer.Content.ReadAsStringAsync());
        }

        foreach (var path in new[] { "/tokens/refresh", "/conversations" })
        {
            using var answer = await CallAsync(HttpMethod.Post, path, Forge(key, victim));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        var stream = victim.StreamUrl[..(victim.StreamUrl.IndexOf("t=", StringComparison.Ordinal) + 2)];
        Assert.Equal(403, await DirectLineSocket.KnockAsync(stream + Forge(key, victim)));
        Assert.Single(await victim.HistoryAsync(), activity => activity.IsFromUser());
    }

    [Fact]
    public async Task Anothers_conversation_and_one_that_never_was_look_alike()
    {
        var victim = await server.VisitorAsync();
        var attacker = await server.VisitorAsync();
        var absent = victim.Path[..^4] + "AAAA";
        foreach (var (method, path) in Doors)
        {
            using var anothers = await CallAsync(method, victim.Path + path, attacker.Token);
            using var none = await CallAsync(method, absent + path, attacker.Token);

            Assert.InRange((int)anothers.StatusCode, 401, 404);
            Assert.Equal(none.StatusCode, anothers.StatusCode);
            Assert.Equal(
                await none.Content.ReadAsStringAsync(),
                (await anothers.Content.ReadAsStringAsync()).Replace(victim.Conversation, absent.Split('/')[^1], StringComparison.Ordinal));
        }

        Assert.DoesNotContain(await victim.HistoryAsync(), activity => activity.IsFromUser());
    }

    [Fact]
    public async Task A_generated_token_starts_no_conversation_but_its_own()
    {
        var victim = await server.VisitorAsync();
        var attacker = await DirectLineClient.GenerateAsync(server.Http, victim.User);

        var started = await server.Http.CallAsync(HttpMethod.Post, "/conversations", attacker.Text("token"),
            new JsonObject { ["conversationId"] = victim.Conversation, ["user"] = new JsonObject { ["id"] = victim.User } }).JsonAsync();

        Assert.NotEqual(victim.Conversation, started.Text("conversationId"));
    }

    [Fact]
    public async Task Ids_of_conversations_cannot_be_guessed()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await server.VisitorAsync()).Conversation));

        // 256 bits are 43 letters of base64url.
        Assert.All(ids, id => Assert.True(id.Length >= 43, id));
        Assert.Equal(ids.Length, ids.Select(id => id[..12]).Distinct().Count());
    }

    private Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? token) => server.Http.CallAsync(
        method, path, token, method == HttpMethod.Post ? DirectLineCalls.Json(Some.Message("なりすまし")) : null);

    private static string? Forge(string key, DirectLineClient victim) => key switch
    {
        "none" => null,
        "nonsense" => "nonsense",
        "unsigned" => Tokens.Unsigned(victim.Token),
        "another signature" => Tokens.WithAnotherSignature(victim.Token),
        "another user" => Tokens.WithClaim(victim.Token, "user", "dl_attacker"),
        "another conversation" => Tokens.WithClaim(victim.Token, "conv", "c_other"),
        "longer life" => Tokens.WithClaim(victim.Token, "exp", 9_999_999_999),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };
}
