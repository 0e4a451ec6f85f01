using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Data;
using HamuraBot.Desk;
using HamuraBot.Tests.Conversations;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Hosting;

/// <summary>A NUL, half a character or what is no character is refused or dropped at every door, and is nobody else's trouble.</summary>
public sealed class KeptTextTests : DeskTests
{
    private static readonly string[] Hostile = ["a\0b", "\uFFFE", "羽\uFDD0村", "\U0001FFFF", "a\nb\r\nc", "\u001b[31m", "\u202e\u2066", new string('\uFFFF', 300)];

    /// <summary>As JSON writes them: half a character cannot be sent otherwise.</summary>
    private static readonly string[] Escaped = ["\\u0000", "\\ud800", "\\udc00x", "\\ufffe", "\\ufdd0", "\\ud83f\\udfff"];

    public static TheoryData<StoreProvider> Both => DeskStores.Both;

    [Theory]
    [InlineData("a\0b", "ab")]
    [InlineData("\uFFFE羽村\uFFFF", "羽村")]
    [InlineData("\U0001F600\uFDD0\U0010FFFF", "\U0001F600")]
    [InlineData("髙橋 \uFFFD", "髙橋 \uFFFD")]
    public void What_can_be_kept_of_a_text_is_kept(string text, string kept)
    {
        Assert.Equal(kept, KeptText.Cleaned(text));
        Assert.Equal(text == kept, KeptText.IsWhole(text));
        Assert.True(KeptText.IsWhole(text.Compatible()));
    }

    /// <summary>Not among the lines above: an attribute cannot hold half a character either.</summary>
    [Fact]
    public void Half_a_character_is_not_kept()
    {
        Assert.Equal("a\U0001F600", KeptText.Cleaned("\uD800a\U0001F600\uDC00"));
        Assert.False(KeptText.IsWhole("\uD800"));
    }

    /// <summary>It becomes a header, which cannot hold them: the server would fail where a test's own does not.</summary>
    [Theory]
    [InlineData("/desk/\u001b[31m")]
    [InlineData("/desk/a\r\nSet-Cookie:x")]
    [InlineData("/desk/a b")]
    [InlineData("/desk/羽村")]
    [InlineData("/desk/\u007f")]
    [InlineData("//evil.example")]
    public void An_address_to_return_to_is_one_line_of_ours_or_the_start_page(string returnTo) => Assert.Equal("/desk?lang=ja", DeskPaths.Safe(returnTo, Language.Ja));

    /// <summary>As a title that an earlier build has stored.</summary>
    [Theory]
    [InlineData("利子補給\uFFFEについて教えて")]
    [InlineData("\uFDD0loan interest\0")]
    public void The_understanding_passes_over_it(string text) => Assert.NotEmpty(ConversationTests.Learnt.Understand(text, Language.Ja).Answers);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task No_route_of_the_desk_breaks(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider);
        var chief = await desk.SignedInAsync();
        var broken = new List<string>();
        foreach (var route in desk.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                var pattern = "/" + route.RoutePattern.RawText?.TrimStart('/');
                if (!DeskPaths.Holds(pattern) || pattern is "/desk/live" or "/desk/sign-out" or "/api/desk/faults/{kind}" || (method, pattern) is ("DELETE", "/api/desk/session")) continue;
                broken.AddRange(await BreaksAsync(chief, new(method), pattern, route));
            }
        }
        Assert.Equal([], broken);
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Strangers_find_no_door_that_breaks(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider);
        var statuses = new List<(string, HttpStatusCode)>();
        foreach (var text in Hostile)
        {
            var stranger = desk.Browser();
            var sent = InPath(text);
            foreach (var path in new[] { $"/desk/sign-in?returnTo=/desk/{sent}", $"/desk/sign-in/arrived?returnTo=/desk/{sent}", $"/desk/first/{sent}", $"/desk/reset/{sent}", $"/r/{sent}", $"/seminars/{sent}", $"/topics/{sent}", $"/?lang={sent}", $"/v3/directline/conversations/{sent}" })
                using (var answer = await stranger.GetAsync(path)) statuses.Add((path, answer.StatusCode));
            foreach (var page in new[] { "/desk/sign-in", "/desk/forgot" })
                using (var answer = await stranger.FillInAsync(page, ("email", $"{text}@example.jp"))) statuses.Add((page, answer.StatusCode));
            using var signIn = await stranger.FillInAsync("/desk/sign-in", ("email", DeskFixture.ChiefEmail), ("password", DeskFixture.Password), ("returnTo", $"/desk/{text}"));
            statuses.Add(("returnTo", signIn.StatusCode));
        }
        foreach (var text in Escaped)
        {
            foreach (var body in new[] { $$"""{"email":"{{text}}","password":"{{text}}"}""", $$"""{"state":"x","credential":{"id":"{{text}}"},"name":"{{text}}"}""", $$"""{"{{text}}":1}""", $"\"{text}\"" })
                foreach (var path in new[] { "/api/desk/session", "/api/desk/session/passkey", "/api/desk/join/1/passkey", "/v3/directline/tokens/generate" })
                    using (var answer = await desk.Browser().SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"))) statuses.Add(($"{path} {body}", answer.StatusCode));
        }
        Assert.Equal([], statuses.Where(one => (int)one.Item2 >= 500));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_message_is_taken_without_it_and_the_next_one_as_well(StoreProvider provider)
    {
        var desk = await Stores.OpenAsync(provider);
        var visitor = await DirectLineClient.StartAsync(desk.Server.CreateClient());
        foreach (var json in new[] { "{\"type\":\"message\",\"text\":\"電話\uFFFE番号は？\"}", "{\"type\":\"message\",\"text\":\"電話\\ufdd0番号は？\",\"value\":{\"a\":\"\\uffff\"}}" })
        {
            using var answer = await visitor.CallAsync(HttpMethod.Post, "/activities", new StringContent(json, Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        foreach (var text in Escaped[..3])
        {
            using var answer = await visitor.CallAsync(HttpMethod.Post, "/activities", new StringContent($$"""{"type":"message","text":"{{text}}"}""", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        var history = await visitor.HistoryAsync();
        Assert.All(history, activity => Assert.True(KeptText.IsWhole(activity.Text("text"))));
        Assert.Equal(["電話番号は？", "電話番号は？"], history.Where(Activities.IsFromUser).Select(activity => activity.Text("text")));
        Assert.Contains("042-555-1111", string.Concat(await visitor.AnswersAsync(await visitor.SayAsync("電話番号は？"))));
    }

    private static async Task<IEnumerable<string>> BreaksAsync(DeskBrowser chief, HttpMethod method, string pattern, RouteEndpoint route)
    {
        var broken = new List<string>();
        foreach (var text in Hostile)
        {
            var (sent, inQuery) = (InPath(text), Uri.EscapeDataString(text));
            var plain = route.RoutePattern.Parameters.Aggregate(pattern, (path, parameter) => path.Replace($"{{{parameter.Name}}}", "1", StringComparison.Ordinal).Replace($"{{**{parameter.Name}}}", "1", StringComparison.Ordinal));
            var hostile = route.RoutePattern.Parameters.Aggregate(pattern, (path, parameter) => path.Replace($"{{{parameter.Name}}}", sent, StringComparison.Ordinal).Replace($"{{**{parameter.Name}}}", sent, StringComparison.Ordinal));
            var query = string.Join('&', new[] { "q", "query", "status", "form", "assignee", "filter", "period", "company", "lang", "topic", "notice", "id", "words" }.Select(name => $"{name}={inQuery}"));
            foreach (var path in new[] { hostile, $"{plain}?{query}" })
            {
                using var answer = await chief.SendAsync(method, path, method == HttpMethod.Get ? null : BodyOf(pattern, text));
                if ((int)answer.StatusCode >= 500) broken.Add($"{(int)answer.StatusCode} {method} {path}");
            }
        }
        return broken;
    }

    /// <summary>The server itself refuses a NUL there.</summary>
    private static string InPath(string text) => Uri.EscapeDataString(text.Replace("\0", "", StringComparison.Ordinal));

    private static HttpContent BodyOf(string pattern, string text)
    {
        string[] names = ["text", "note", "reason", "name", "email", "title", "titleJa", "titleEn", "body", "q", "query", "place", "officer", "on", "needs", "promise", "code", "password", "values", "value"];
        return DeskPaths.IsApi(pattern)
            ? new StringContent(new JsonObject([.. names.Select(name => new KeyValuePair<string, JsonNode?>(name, text))]).ToJsonString(), Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent(names.Select(name => new KeyValuePair<string, string>(name, text)));
    }
}
