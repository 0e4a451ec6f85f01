using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TextAnalytics.Tests.Service;

/// <summary>
/// Azure AI Language on this machine: speaks the wire format that the REST contract 2023-04-01 documents, knows one key, analyses by
/// rules that a test can foresee, and fails as it is told to.
/// </summary>
public sealed class LanguageService : IAsyncDisposable
{
    public const string Key = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private readonly ConcurrentQueue<Received> received = [];
    private readonly ConcurrentQueue<Fault> faults = [];
    private readonly WebApplication app;

    private LanguageService(WebApplication app) => this.app = app;

    /// <summary>Where clients find it; the port is the system's choice.</summary>
    public Uri Endpoint => new(app.Urls.Single());

    /// <summary>What came in so far, refused or not.</summary>
    public IReadOnlyList<Received> Requests => [.. received];

    /// <summary>What the service does instead of answering, until it is told otherwise.</summary>
    public Fault? Always { get; set; }

    public static Task<LanguageService> StartAsync() => StartAsync("http");

    /// <summary>Over TLS, with a certificate that nobody vouches for.</summary>
    public static Task<LanguageService> StartSecureAsync() => StartAsync("https");

    /// <summary>What the service does instead of answering the next requests, in this order.</summary>
    public void FailNext(params IEnumerable<Fault> next)
    {
        foreach (var fault in next)
        {
            faults.Enqueue(fault);
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<LanguageService> StartAsync(string scheme)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = Certificate.OfThisMachine()));
        builder.WebHost.UseUrls($"{scheme}://127.0.0.1:0");
        var app = builder.Build();
        var service = new LanguageService(app);
        app.Run(service.AnswerAsync);
        await app.StartAsync();
        return service;
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var request = new Received(http.Request.Method, http.Request.Path, http.Request.QueryString.Value!,
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body!.AsObject());
        received.Enqueue(request);
        if (faults.TryDequeue(out var fault) || (fault = Always) is not null)
        {
            await fault(http);
        }
        else if (!request.IsKnown)
        {
            await Faults.Refusal(401, "Unauthorized", "Access denied due to invalid subscription key or wrong API endpoint.")(http);
        }
        else
        {
            await http.Response.WriteAsJsonAsync(Analyses.Of(request.Body));
        }
    }
}
