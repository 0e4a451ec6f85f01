using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Companies;

namespace HamuraBot.Tests.Desk;

/// <summary>What the API says of what it cannot take.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData("visits", """{"company":7}""", "company")]
    [InlineData("visits", """{"company":"x","price":"1"}""", "price")]
    [InlineData("companies", """{"name":7}""", "name")]
    [InlineData("companies", """{"name":"x","contacts":[{"name":"y","phone":7}]}""", "contacts[0].phone")]
    [InlineData("officers", """{"email":["a"]}""", "email")]
    public async Task What_cannot_be_read_is_named_in_the_language_of_the_client(string path, string body, string field)
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        foreach (var (language, sentence) in new[] { ("ja", $"「{field}」を読み取れません"), ("en", $"\"{field}\" cannot be read"), ("en-US,en;q=0.9,ja;q=0.1", $"\"{field}\" cannot be read") })
        {
            using var answer = await chief.SendAsync(HttpMethod.Post, $"/api/desk/{path}", Json(body), request => request.Headers.Add("Accept-Language", language));

            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Contains(sentence, (string)problem["detail"]!, StringComparison.Ordinal);
            Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        }
    }

    [Theory]
    [InlineData("visits", "[]")]
    [InlineData("visits", "{")]
    [InlineData("companies", "{")]
    public async Task A_body_that_is_no_object_is_told_so(string path, string body)
    {
        await using var office = await OfficeFixture.OpenAsync();
        using var answer = await (await office.ChiefAsync()).SendAsync(HttpMethod.Post, $"/api/desk/{path}", Json(body));

        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("本文を", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_to_be_put_right_is_said_in_the_language_of_the_client()
    {
        await using var office = await OfficeFixture.OpenAsync();
        var chief = await office.ChiefAsync();
        foreach (var (language, sentence) in new[] { ("ja", "役割は"), ("en", "The role is") })
        {
            using var answer = await chief.SendAsync(HttpMethod.Post, "/api/desk/officers", Json("""{"email":"a@example.jp","name":"佐藤","role":"King"}"""),
                request => request.Headers.Add("Accept-Language", language));

            Assert.StartsWith(sentence, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!["role"]![0]!, StringComparison.Ordinal);
        }
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
