using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HamuraBot.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.Tests.AzureBot;

/// <summary>Microsoft's side on this machine: keys and their metadata, the place where the bot gets its own tokens, and conversations that keep what they are sent.</summary>
public sealed class Connector : IAsyncDisposable
{
    public const string AppId = "00000000-0000-0000-0000-00000000c0de", Issuer = "https://api.botframework.test", BotToken = "the-bots-own-token", KeyId = "channels";

    private static readonly string[] Endorsements = ["msteams", "webchat", "email"];

    private readonly RSA key = RSA.Create(2048);
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly ConcurrentQueue<Call> calls = new();
    private WebApplication? app;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<(int Status, string? RetryAfter)>> refusals = new();

    /// <summary>The next call of a conversation that is not refused already is not taken.</summary>
    /// <param name="retryAfter">What goes into the header of that name.</param>
    public void Refuse(string conversation, int status, string? retryAfter = null) => refusals.GetOrAdd(conversation, _ => new()).Enqueue((status, retryAfter));

    public string Address { get; } = $"https://localhost:{Ports.Free()}";

    /// <summary>With a path, as that of the real one has.</summary>
    public string ServiceUrl => $"{Address}/amer/";

    public IReadOnlyList<Call> Calls => [.. calls];

    public SecurityKey Key => new RsaSecurityKey(key) { KeyId = KeyId };

    /// <summary>The certificate, for whoever is to trust it.</summary>
    public string CertificateFile { get; } = Path.GetTempFileName();

    public IEnumerable<(string, string)> Settings =>
    [
        ("MicrosoftAppType", "MultiTenant"), ("MicrosoftAppId", AppId), ("MicrosoftAppPassword", "a-password-of-the-bot"),
        ("ToChannelFromBotLoginUrl", $"{Address}/botframework.test"), ("ToChannelFromBotOAuthScope", "https://api.botframework.test"), ("ToBotFromChannelTokenIssuer", Issuer),
        ("ToBotFromChannelOpenIdMetadataUrl", $"{Address}/metadata"), ("ToBotFromEmulatorOpenIdMetadataUrl", $"{Address}/metadata"), ("OAuthUrl", $"{Address}/oauth"),
        ("ValidateAuthority", "false"), ("SSL_CERT_FILE", CertificateFile), ("SSL_CERT_DIR", "/nowhere"),
    ];

    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(CertificateFile, certificate.ExportCertificatePem());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, new Uri(Address).Port, listen => listen.UseHttps(certificate)));
        app = builder.Build();
        app.MapGet("/metadata", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{Address}/keys", id_token_signing_alg_values_supported = new[] { "RS256" } }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { Jwk() } }));
        app.MapPost("/{tenant}/oauth2/v2.0/token", () => Results.Json(new { token_type = "Bearer", expires_in = 3600, ext_expires_in = 3600, access_token = BotToken }));
        app.Map("/amer/v3/conversations/{conversation}/activities/{activity?}", TakeAsync);
        await app.StartAsync();
    }

    /// <param name="serviceUrl">The address that the token vouches for; null for none.</param>
    public string Token(
        string? serviceUrl, string audience = AppId, string issuer = Issuer, TimeSpan? begins = null, TimeSpan? ends = null, SecurityKey? signedBy = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = now + (begins ?? TimeSpan.FromMinutes(-5)),
            Expires = now + (ends ?? TimeSpan.FromMinutes(60)),
            Claims = serviceUrl is null ? [] : new Dictionary<string, object> { ["serviceurl"] = serviceUrl },
            SigningCredentials = new SigningCredentials(signedBy ?? Key, algorithm),
        });
    }

    /// <summary>What one conversation has been sent, in order; as many at least.</summary>
    public Task<IReadOnlyList<Call>> SentAsync(string conversation, int atLeast) => Eventually.GetAsync<IReadOnlyList<Call>>($"{atLeast} activities in {conversation}", () =>
    {
        var sent = Calls.Where(call => call.Conversation == conversation && call.Status is < 300).ToList();
        return Task.FromResult<IReadOnlyList<Call>?>(sent.Count >= atLeast ? sent : null);
    });

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        File.Delete(CertificateFile);
        key.Dispose();
        certificate.Dispose();
    }

    private async Task TakeAsync(HttpContext http, string conversation, string? activity)
    {
        var body = await JsonNode.ParseAsync(http.Request.Body);
        var (status, retryAfter) = refusals.TryGetValue(conversation, out var waiting) && waiting.TryDequeue(out var refusal) ? refusal : (200, null);
        calls.Enqueue(new(http.Request.Method, conversation, activity, http.Request.Headers.Authorization.ToString(), body!.AsObject(), status));
        if (retryAfter is not null) http.Response.Headers.RetryAfter = retryAfter;
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(new { id = activity ?? $"sent-{calls.Count}" });
    }

    private object Jwk()
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = KeyId, n = Base64UrlEncoder.Encode(numbers.Modulus!), e = Base64UrlEncoder.Encode(numbers.Exponent!), endorsements = Endorsements };
    }

    private static X509Certificate2 SelfSigned()
    {
        using var own = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

/// <summary>What the bot has called.</summary>
/// <param name="Activity">The one that is replied to or changed.</param>
/// <param name="Status">What it was answered with.</param>
public sealed record Call(string Method, string Conversation, string? Activity, string Authorization, JsonObject Body, int Status)
{
    public string Text => (string?)Body["text"] ?? "";
}
