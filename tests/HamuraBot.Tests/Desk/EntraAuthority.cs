using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.Tests.Desk;

/// <summary>
/// The City's Entra ID, played on this machine. The officer's browser is sent to the real one; what it would bring back, and what we then
/// ask behind its back, comes from here.
/// </summary>
internal sealed class EntraAuthority(string tenant, string client) : IAsyncDisposable
{
    private const string Login = "https://login.microsoftonline.com";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "1" };
    private readonly RsaSecurityKey othersKey = new(RSA.Create(2048)) { KeyId = "1" };
    private WebApplication? app;

    public Dictionary<string, string> Asked { get; set; } = [];

    public string Token { get; set; } = "";

    /// <summary>What is to be wrong about the next token.</summary>
    public string? Wrong { get; set; }

    public async Task<string> StartAsync()
    {
        if (app is null)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            app = builder.Build();
            app.MapGet($"/{tenant}/v2.0/.well-known/openid-configuration", (HttpRequest request) => Results.Json(new
            {
                issuer = $"{Login}/{tenant}/v2.0",
                authorization_endpoint = $"{Login}/{tenant}/oauth2/v2.0/authorize",
                token_endpoint = $"http://{request.Host}/{tenant}/oauth2/v2.0/token",
                jwks_uri = $"http://{request.Host}/{tenant}/discovery/v2.0/keys",
            }));
            app.MapGet($"/{tenant}/discovery/v2.0/keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
            app.MapPost($"/{tenant}/oauth2/v2.0/token", () => Results.Json(new { access_token = "1", token_type = "Bearer", id_token = Token }));
            await app.StartAsync();
        }
        return app.Urls.Single();
    }

    public string Write(string? address, string id, DateTimeOffset now)
    {
        var claims = new Dictionary<string, object>
        {
            ["tid"] = Wrong is "tid" ? Guid.NewGuid().ToString() : tenant, ["oid"] = id, ["sub"] = id,
        };
        if (Asked.GetValueOrDefault("nonce") is { } nonce) claims["nonce"] = Wrong is "nonce" ? "another" : nonce;
        if (address is not null) claims["preferred_username"] = address;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"{Login}/{(Wrong is "iss" ? "common" : tenant)}/v2.0",
            Audience = Wrong is "aud" ? "another" : client,
            Claims = claims,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = now.UtcDateTime.AddMinutes(Wrong is "exp" ? -6 : 60),
            SigningCredentials = Wrong switch
            {
                "none" => null,
                "alg" => new(new SymmetricSecurityKey(key.Rsa.ExportRSAPublicKey()), SecurityAlgorithms.HmacSha256),
                "key" => new(othersKey, SecurityAlgorithms.RsaSha256),
                _ => new(key, SecurityAlgorithms.RsaSha256),
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        key.Rsa.Dispose();
        othersKey.Rsa.Dispose();
    }

    private object PublicKey()
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = "1", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}
