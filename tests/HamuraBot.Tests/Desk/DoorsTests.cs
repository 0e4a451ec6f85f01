using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HamuraBot.Desk;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace HamuraBot.Tests.Desk;

/// <summary>Every route of the desk, found by reflection: one that is added tomorrow is held to the same.</summary>
public sealed partial class DoorsTests : DeskTests
{
    private static readonly HashSet<string> OpenToStrangers =
    [
        "POST /api/desk/session", "POST /api/desk/session/passkey/options", "POST /api/desk/session/passkey",
        "POST /api/desk/join/1/passkey/options", "POST /api/desk/join/1/passkey",
        "GET /desk/sign-in", "POST /desk/sign-in", "GET /desk/sign-in/code", "POST /desk/sign-in/code", "GET /desk/sign-in/arrived", "GET /desk/sign-in/entra",
        "GET /desk/forgot", "POST /desk/forgot", "GET /desk/reset/1", "POST /desk/reset/1", "GET /desk/join/1", "POST /desk/join/1",
        "GET /desk/first/1", "POST /desk/first/1",
    ];

    /// <summary>Named here and not only marked there: a mark that is forgotten is seen.</summary>
    private static readonly HashSet<string> OfManagers =
    [
        "PATCH /api/desk/officers/1", "POST /api/desk/officers", "POST /api/desk/officers/1/reset", "GET /api/desk/audit",
        "POST /api/desk/people/1/erase", "GET /desk/people/1/erase", "POST /desk/people/1/erase",
        "POST /api/desk/calendar", "DELETE /api/desk/calendar/1",
        "PUT /api/desk/week", "DELETE /api/desk/week/1", "PUT /api/desk/contact", "DELETE /api/desk/contact/1",
        "GET /desk/settings/officers", "POST /desk/settings/officers", "GET /desk/settings/officers/1", "GET /desk/settings/trail", "GET /desk/settings/trail.csv",
        "POST /desk/settings/contact", "GET /desk/settings/contact/1/undo", "POST /desk/settings/contact/1/undo",
        "POST /desk/settings/week", "GET /desk/settings/week/1/undo", "POST /desk/settings/week/1/undo",
        "POST /desk/settings/hours", "GET /desk/settings/hours/1/undo", "POST /desk/settings/hours/1/undo",
        "GET /desk/settings/officers/invitations/1/withdraw", "POST /desk/settings/officers/invitations/1/withdraw",
        .. new[] { "role", "disable", "enable", "remove-factor", "reset" }.SelectMany(change =>
            new[] { $"GET /desk/settings/officers/1/{change}", $"POST /desk/settings/officers/1/{change}" }),
    ];

    [Fact]
    public async Task Strangers_are_refused_everywhere()
    {
        var desk = await Stores.OpenAsync();
        var routes = Routes(desk).Where(route => !OpenToStrangers.Contains($"{route.Method} {route.Path}")).ToList();
        Assert.Contains((HttpMethod.Get, DeskFixture.OthersRoute), routes);
        Assert.Contains((HttpMethod.Get, "/desk"), routes);

        foreach (var (method, path) in routes)
        {
            using var answer = await desk.Browser().SendAsync(method, path, BodyOf(method));
            if (DeskPaths.IsApi(path))
            {
                Assert.Equal((path, HttpStatusCode.Unauthorized), (path, answer.StatusCode));
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            }
            else
            {
                Assert.Equal((path, HttpStatusCode.Redirect), (path, answer.StatusCode));
                Assert.StartsWith(DeskPaths.SignIn, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "https://localhost")]
    [InlineData("Origin", "http://localhost:81")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", null)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Nothing_changes_on_behalf_of_another_site(string header, string? value)
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();

        foreach (var (method, path) in Routes(desk).Where(route => route.Method != HttpMethod.Get))
        {
            using var answer = await chief.SendAsync(method, path, BodyOf(method), request =>
            {
                request.Headers.Remove(header);
                if (value is not null) request.Headers.TryAddWithoutValidation(header, value);
            });
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
        }
        Assert.Equal(HttpStatusCode.OK, await chief.StatusAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task The_API_takes_nothing_that_a_form_of_another_site_could_send(string contentType)
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();

        foreach (var (method, path) in Routes(desk).Where(route => route.Method != HttpMethod.Get && DeskPaths.IsApi(route.Path)))
        {
            // Files come as a form does; another site's is turned away by its origin, as every route turns it away.
            if (path.EndsWith("/files", StringComparison.Ordinal) && contentType.StartsWith("multipart/", StringComparison.Ordinal)) continue;
            using var body = new StringContent("{}", Encoding.UTF8);
            body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(contentType);
            using var answer = await chief.SendAsync(method, path, body);
            Assert.Equal((path, HttpStatusCode.UnsupportedMediaType), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_is_shown_again()
    {
        var desk = await Stores.OpenAsync();
        using var fields = new FormUrlEncodedContent([new("email", DeskFixture.ChiefEmail), new("password", DeskFixture.Password)]);

        using var answer = await desk.Browser().SendAsync(HttpMethod.Post, "/desk/sign-in?lang=ja", fields);

        Assert.Equal("/desk/sign-in?lang=ja&notice=formTooOld", answer.Headers.Location!.OriginalString);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task An_officer_cannot_do_a_managers_work()
    {
        var desk = await Stores.OpenAsync();
        var sato = await desk.HireAsync("sato@example.jp");
        var officer = await desk.SignedInAsync("sato@example.jp");

        using var change = await officer.SendAsync(HttpMethod.Patch, $"/api/desk/officers/{sato.Id}", JsonContent.Create(new { role = "Manager" }));

        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await officer.StatusAsync("/api/desk/audit"));
        Assert.Equal(HttpStatusCode.OK, await officer.StatusAsync(DeskFixture.OthersRoute));
    }

    [Fact]
    public async Task Every_route_of_a_managers_work_refuses_an_officer_and_no_other_does()
    {
        var desk = await Stores.OpenAsync();
        await desk.HireAsync("sato@example.jp");
        var officer = await desk.SignedInAsync("sato@example.jp");
        var refused = new HashSet<string>();

        foreach (var (method, path) in Routes(desk).Where(route => route.Path is not ("/desk/live" or "/desk/sign-out") && !EndsTheSession(route)))
        {
            using var answer = await officer.SendAsync(method, path, BodyOf(method));
            if (answer.StatusCode is HttpStatusCode.Forbidden) refused.Add($"{method} {path}");
        }

        Assert.Equal(OfManagers.Order(), refused.Order());
    }

    private static bool EndsTheSession((HttpMethod Method, string Path) route) => route == (HttpMethod.Delete, "/api/desk/session");

    [Theory]
    [InlineData("GET", "/api/desk/no-such", null, HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/desk/officers/no-such", "{}", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/desk/officers/no-such", "{", HttpStatusCode.BadRequest)]
    [InlineData("PATCH", "/api/desk/officers/no-such", "{\"role\":\"King\"}", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/desk/audit?limit=many", null, HttpStatusCode.BadRequest)]
    public async Task An_error_of_the_API_is_a_problem_document_that_nobody_keeps(string method, string path, string? body, HttpStatusCode status)
    {
        var desk = await Stores.OpenAsync();
        var chief = await desk.SignedInAsync();

        using var answer = await chief.SendAsync(new(method), path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((int)status, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"]!);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("away", HttpStatusCode.ServiceUnavailable)]
    [InlineData("conflict", HttpStatusCode.Conflict)]
    [InlineData("bug", HttpStatusCode.InternalServerError)]
    public async Task A_fault_behind_the_API_is_told_without_its_inside(string kind, HttpStatusCode status)
    {
        var desk = await Stores.OpenAsync();

        using var answer = await (await desk.SignedInAsync()).GetAsync($"/api/desk/faults/{kind}");

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(status is HttpStatusCode.ServiceUnavailable, answer.Headers.Contains("Retry-After"));
    }

    [Fact]
    public async Task A_page_that_does_not_exist_says_so_to_an_officer_in_words()
    {
        var desk = await Stores.OpenAsync();
        using var answer = await (await desk.SignedInAsync()).GetAsync("/desk/no-such?lang=en");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("This page does not exist", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_names_every_route_of_the_API_and_no_other()
    {
        var desk = await Stores.OpenAsync();

        var described = JsonNode.Parse(await (await desk.Browser().GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync())!["paths"]!.AsObject();

        Assert.Equal(
            Endpoints(desk).Select(endpoint => $"/{Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "}")}")
                .Where(path => DeskPaths.IsApi(path) && !path.Contains("**", StringComparison.Ordinal)).Distinct().Order(),
            described.Select(path => path.Key).Order());
    }

    /// <summary>A description names a parameter without its constraint.</summary>
    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();

    private static IEnumerable<RouteEndpoint> Endpoints(DeskFixture desk) => desk.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(endpoint => DeskPaths.Holds($"/{endpoint.RoutePattern.RawText!.Trim('/')}"));

    private static IEnumerable<(HttpMethod Method, string Path)> Routes(DeskFixture desk) => Endpoints(desk).SelectMany(endpoint =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => (new HttpMethod(method), PathOf(endpoint))));

    /// <summary>Some path that leads there: every parameter is 1, or a GUID where it must be one.</summary>
    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { ParameterPolicies: [{ Content: "guid" }] } => Guid.Empty.ToString(),
            _ => "1",
        }));

    private static JsonContent? BodyOf(HttpMethod method) => method == HttpMethod.Get || method == HttpMethod.Delete ? null : JsonContent.Create(new { });
}
