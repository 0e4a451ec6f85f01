using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using HamuraBot.Tests.Desk;
using HamuraBot.Tests.Fixtures;

namespace HamuraBot.Tests.Officers;

/// <summary>Many guesses from many addresses, as a proxy on this machine names them.</summary>
[Collection(Floods.Name)]
public sealed class BruteForceTests
{
    private const int Addresses = 100;

    private static readonly int Tries = int.Parse(Environment.GetEnvironmentVariable("HAMURA_SIGN_IN_TRIES") ?? "10000", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(DeskFixture.ChiefEmail)]
    [InlineData("nobody@example.jp")]
    public async Task Of_ten_thousand_tries_from_a_hundred_addresses_twenty_are_evaluated(string email)
    {
        await using var server = await HamuraProcess.StartNewAsync(
            ("Desk__FirstOfficer__Email", DeskFixture.ChiefEmail), ("Desk__FirstOfficer__Password", DeskFixture.Password));
        var evaluated = 0;
        var refusals = new HashSet<string>();

        await Parallel.ForEachAsync(Enumerable.Range(0, Tries), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (attempt, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/desk/session")
            {
                Content = JsonContent.Create(new { email, password = $"Wrong-horse-{attempt}-battery" }),
            };
            request.Headers.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{attempt % Addresses}");
            using var answer = await server.Http.SendAsync(request, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized)
            {
                Interlocked.Increment(ref evaluated);
                var body = await answer.Content.ReadAsStringAsync(cancellationToken);
                lock (refusals) refusals.Add(body);
            }
            else
            {
                Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            }
        });

        Assert.Equal(20, evaluated);
        Assert.Equal("""{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.2","title":"Unauthorized","status":401}""", Assert.Single(refusals));
    }
}
