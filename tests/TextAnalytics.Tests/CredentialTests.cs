using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Core.Pipeline;
using TextAnalytics.Tests.Service;

namespace TextAnalytics.Tests;

/// <summary>By which right the client asks.</summary>
public sealed class CredentialTests
{
    private const string Token = "eyJ0b2tlbiI6InRoZSBvbmUifQ";

    [Fact]
    public async Task A_key_goes_in_its_header_and_may_be_exchanged()
    {
        await using var service = await LanguageService.StartAsync();
        var key = new AzureKeyCredential("old");
        var client = new TextAnalyticsClient(service.Endpoint, key);
        await Assert.ThrowsAsync<RequestFailedException>(() => client.DetectLanguageAsync("text"));

        key.Update(LanguageService.Key);
        await client.DetectLanguageAsync("text");

        Assert.Equal(["old", LanguageService.Key], service.Requests.Select(request => request.Headers["Ocp-Apim-Subscription-Key"]));
    }

    [Fact]
    public async Task An_identity_shows_a_token_for_cognitive_services()
    {
        await using var service = await LanguageService.StartSecureAsync();
        var identity = new Identity();
        var client = new TextAnalyticsClient(service.Endpoint, identity, TrustingOptions());

        await client.DetectLanguageAsync("text");
        await client.DetectLanguageAsync("text");

        Assert.All(service.Requests, request => Assert.Equal("Bearer " + Token, request.Headers["Authorization"]));
        Assert.DoesNotContain(service.Requests, request => request.Headers.ContainsKey("Ocp-Apim-Subscription-Key"));
        Assert.Equal(["https://cognitiveservices.azure.com/.default"], identity.Asked);
    }

    [Fact]
    public async Task A_token_is_never_shown_without_encryption()
    {
        await using var service = await LanguageService.StartAsync();
        var client = new TextAnalyticsClient(service.Endpoint, new Identity());

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.DetectLanguageAsync("text"));

        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Neither_place_nor_right_may_be_missing()
    {
        Assert.Throws<ArgumentNullException>(() => new TextAnalyticsClient(null, Some.Key));
        Assert.Throws<ArgumentNullException>(() => new TextAnalyticsClient(new Uri("https://localhost"), (AzureKeyCredential)null!));
        Assert.Throws<ArgumentNullException>(() => new TextAnalyticsClient(new Uri("https://localhost"), (TokenCredential)null!));
    }

    private static TextAnalyticsClientOptions TrustingOptions() => new()
    {
        Transport = new HttpClientTransport(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        }),
    };

    private sealed class Identity : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.AddRange(requestContext.Scopes);
            return new AccessToken(Token, TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
