using System.Security.Cryptography;
using HamuraBot.Website;

namespace HamuraBot.Hosting;

/// <summary>The headers that every response carries, errors included.</summary>
public sealed class SecurityHeaders(IHostEnvironment environment, IConfiguration configuration)
{
    private const string NonceKey = "HamuraBot.Nonce";
    private readonly string allowedOrigins = string.Join(' ', configuration.GetSection("DirectLine:AllowedOrigins").Get<string[]>() ?? []);

    /// <summary>Marks the styles that Web Chat adds in this response.</summary>
    public static string Nonce(HttpContext context)
    {
        if (context.Items[NonceKey] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    public Task Add(HttpContext context, RequestDelegate next)
    {
        // Written at the last moment: whoever answers in the end, an error page too, is covered, and may still be stricter.
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(HttpContext context)
    {
        var policy = context.GetEndpoint()?.Metadata.GetMetadata<PolicyMetadata>()?.Policy ?? ResponsePolicy.Data;
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", ContentSecurity(policy, context));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Resource-Policy", policy is ResponsePolicy.SharedData ? "cross-origin" : "same-origin");
        if (policy is ResponsePolicy.Page or ResponsePolicy.FormPage or ResponsePolicy.DeskPage or ResponsePolicy.ChatPage) headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (policy is not (ResponsePolicy.Data or ResponsePolicy.SharedData)) headers.TryAdd("Cache-Control", "no-store");
        if (context.Request.IsHttps && !environment.IsDevelopment()) headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
    }

    private string ContentSecurity(ResponsePolicy policy, HttpContext context) => policy switch
    {
        ResponsePolicy.Page => "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'self'; img-src 'self'",
        ResponsePolicy.FormPage => "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; style-src 'self'; img-src 'self'",
        ResponsePolicy.DeskPage => "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; script-src 'self'; style-src 'self'; " +
            "img-src 'self'; media-src 'self'; connect-src 'self'",
        ResponsePolicy.ChatPage => Chat(context, "'none'"),
        ResponsePolicy.ChatFrame => Chat(context, $"'self' {allowedOrigins}".TrimEnd()),
        ResponsePolicy.Data or ResponsePolicy.SharedData => "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    };

    /// <summary>The hash of nothing: one of Web Chat's style elements is made empty and without a nonce, and filled by script.</summary>
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    // Web Chat needs a nonce for the styles it makes, blob: for what it uploads, data: for its icons. Not every browser counts the
    // WebSocket of our own host to 'self'.
    private static string Chat(HttpContext context, string ancestors) =>
        $"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}; script-src 'self'; " +
        $"style-src 'self' 'nonce-{Nonce(context)}' {EmptyStyle}; img-src 'self' blob: data:; media-src 'self' blob:; worker-src blob:; font-src 'self'; " +
        $"connect-src 'self' blob: {(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host.ToUriComponent()}";
}

public sealed record PolicyMetadata(ResponsePolicy Policy);

public static class SecurityHeadersExtensions
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(new SecurityHeaders(app.Environment, app.Configuration).Add);

    public static TBuilder WithPolicy<TBuilder>(this TBuilder endpoint, ResponsePolicy policy) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PolicyMetadata(policy));
}
