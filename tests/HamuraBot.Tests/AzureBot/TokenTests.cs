using System.Security.Cryptography;
using System.Text;
using HamuraBot.Tests.Fixtures;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.Tests.AzureBot;

/// <summary>Who may come in by the second door: what is wrong with a token makes no difference.</summary>
public sealed class TokenTests(AzureBotFixture house) : IClassFixture<AzureBotFixture>
{
    private Connector Connector => house.Connector;

    [Theory]
    [InlineData(0, 60)]
    // Five minutes are forgiven to clocks that differ.
    [InlineData(4, 60)]
    [InlineData(-60, -4)]
    public async Task A_token_of_the_channel_is_good(int begins, int ends)
    {
        using var answer = await house.PostAsync(house.Activity("利子補給について教えて"), Connector.Token(Connector.ServiceUrl, begins: TimeSpan.FromMinutes(begins), ends: TimeSpan.FromMinutes(ends)));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    public static TheoryData<string> Faults =>
    [
        "none", "no scheme", "no token", "another scheme", "three words", "no JWT", "empty parts", "odd base64", "no JSON", "long", "cut", "altered", "unsigned", "signed by nobody's key", "signed with the public key",
        "over", "not begun", "another audience", "no audience", "another issuer", "the emulator's issuer", "another service", "no service", "a look-alike service", "another bot's",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Any_other_is_refused_with_401_and_leaves_nothing(string fault)
    {
        var activity = house.Activity("利子補給について教えて");
        using var answer = await house.PostAsync(activity, Faulty(fault));

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(Connector.Calls, call => call.Conversation == (string)activity["conversation"]!["id"]!);
    }

    [Fact]
    public async Task A_key_speaks_only_for_the_channels_that_endorse_it()
    {
        using var answer = await house.PostAsync(house.Activity("利子補給について教えて", channel: "slack"));
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"type":"message"}""", 400)]
    [InlineData("""{"type":"message","channelId":"webchat","conversation":{"id":"x"},"from":{"id":"y"},"serviceUrl":"file:///etc"}""", 400)]
    [InlineData("""{"type":"message","channelId":"webchat","conversation":{"id":"x"},"from":{"id":"y"},"serviceUrl":"no address"}""", 400)]
    [InlineData("""{"type":"message","channelId":"webchat","conversation":{"id":"x"},"from":{"id":"y"},"serviceUrl":"https://localhost/","timestamp":"never"}""", 400)]
    public async Task What_is_no_activity_is_refused(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await house.Server.Http.PostAsync("/api/messages", content);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_registration_there_is_no_door()
    {
        await using var server = await HamuraProcess.StartNewAsync();
        using var answer = await AzureBotFixture.PostAsync(server.Http, house.Activity("利子補給について教えて"), Connector.Token(Connector.ServiceUrl));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private string Faulty(string fault)
    {
        var good = Connector.Token(Connector.ServiceUrl);
        var parts = good.Split('.');
        return fault switch
        {
            "none" => "",
            "no scheme" => $" {good}",
            "no token" => "Bearer ",
            "another scheme" => $"Basic {good}",
            "three words" => $"Bearer {good} more",
            "no JWT" => "Bearer not-a-token",
            "empty parts" => "Bearer ..",
            "odd base64" => $"Bearer {parts[0]}.%%%.{parts[2]}",
            "no JSON" => $"Bearer {Base64UrlEncoder.Encode("no")}.{Base64UrlEncoder.Encode("no")}.{parts[2]}",
            "long" => $"Bearer {new string('a', 12_000)}",
            "cut" => good[..^10],
            "altered" => $"{parts[0]}.{parts[1][..^4]}AAAA.{parts[2]}",
            "unsigned" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            "signed by nobody's key" => Connector.Token(Connector.ServiceUrl, signedBy: new RsaSecurityKey(RSA.Create(2048)) { KeyId = Connector.KeyId }),
            "signed with the public key" => Connector.Token(
                Connector.ServiceUrl, signedBy: new SymmetricSecurityKey(((RsaSecurityKey)Connector.Key).Rsa.ExportSubjectPublicKeyInfo()) { KeyId = Connector.KeyId }, algorithm: SecurityAlgorithms.HmacSha256),
            "over" => Connector.Token(Connector.ServiceUrl, begins: TimeSpan.FromMinutes(-60), ends: TimeSpan.FromMinutes(-6)),
            "not begun" => Connector.Token(Connector.ServiceUrl, begins: TimeSpan.FromMinutes(6)),
            "another audience" => Connector.Token(Connector.ServiceUrl, audience: "00000000-0000-0000-0000-0000000000ff"),
            "no audience" => Connector.Token(Connector.ServiceUrl, audience: ""),
            "another issuer" => Connector.Token(Connector.ServiceUrl, issuer: "https://elsewhere.test"),
            "the emulator's issuer" => Connector.Token(Connector.ServiceUrl, issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
            "another service" => Connector.Token("https://elsewhere.test/"),
            "no service" => Connector.Token(null),
            "a look-alike service" => Connector.Token(Connector.ServiceUrl.TrimEnd('/')),
            "another bot's" => Connector.Token(Connector.ServiceUrl, audience: "https://api.botframework.com"),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
    }
}
