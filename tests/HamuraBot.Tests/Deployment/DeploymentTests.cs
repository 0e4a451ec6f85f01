using System.Net;
using System.Net.Http.Json;
using HamuraBot.Tests.Fixtures;
using YamlDotNet.RepresentationModel;

namespace HamuraBot.Tests.Deployment;

public sealed class DeploymentTests
{
    private const string Unit = "hamurabot.service";

    private static readonly string Folder = Path.Combine(Repository.Root, "deployment");

    [Fact]
    public void Systemd_finds_no_fault_in_the_unit() =>
        Assert.Empty(Programs.Run(Programs.SystemdAnalyze, "verify", Path.Combine(Folder, Unit)));

    [Fact]
    public void The_unit_leaves_little_open() =>
        // Tenths of what systemd-analyze calls exposure; above the threshold it fails.
        Programs.Run(Programs.SystemdAnalyze, "security", "--offline=true", "--threshold=11", Path.Combine(Folder, Unit));

    /// <summary>No cluster is at hand: what it would refuse first is looked for.</summary>
    [Fact]
    public void The_manifests_are_whole_and_lead_to_what_they_name()
    {
        var documents = new YamlStream();
        documents.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, "kubernetes.yaml"))));
        var kinds = documents.Documents.Select(document => (YamlMappingNode)document.RootNode).ToDictionary(node => node["kind"].ToString());
        Assert.Equal(["Deployment", "Ingress", "NetworkPolicy", "PodDisruptionBudget", "Service"], kinds.Keys.Order(StringComparer.Ordinal));
        Assert.All(kinds.Values, node => Assert.Equal("hamurabot", node["metadata"]["name"].ToString()));
        var container = kinds["Deployment"]["spec"]["template"]["spec"]["containers"][0];
        Assert.Equal(("/healthz/ready", "/healthz/live"), (container["readinessProbe"]["httpGet"]["path"].ToString(), container["livenessProbe"]["httpGet"]["path"].ToString()));
        foreach (var selector in (YamlNode[])[kinds["Deployment"]["spec"]["selector"]["matchLabels"], kinds["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"], kinds["Service"]["spec"]["selector"]])
            Assert.Equal(kinds["Deployment"]["spec"]["template"]["metadata"]["labels"], selector);
    }

    [Fact]
    public void Nginx_accepts_the_site()
    {
        using var site = new NginxSite(Ports.Free());
        site.Verify();
    }

    [Theory]
    [InlineData("/r/Secret1234")]
    [InlineData("/R/Secret1234/calendar.ics")]
    [InlineData("//r//Secret1234")]
    [InlineData("/v3/directline/conversations/c_1/stream?watermark=&t=Secret1234")]
    [InlineData("/v3/directline/files/Secret1234/plan.pdf")]
    [InlineData("/desk/welcome?code=Secret1234")]
    public async Task A_secret_in_an_address_is_not_written_down_even_when_the_application_is_away(string address)
    {
        using var site = new NginxSite(Ports.Free());
        using var visitor = Visitor();
        await site.StartAsync(visitor);

        using var plain = await visitor.GetAsync($"http://127.0.0.1:{site.PlainPort}{address}");
        using var answer = await visitor.GetAsync($"https://127.0.0.1:{site.Port}{address}");

        Assert.Equal(HttpStatusCode.MovedPermanently, plain.StatusCode);
        Assert.StartsWith("https://bot.example.lg.jp/", plain.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        await Eventually.TrueAsync("the request is in the log", () => Task.FromResult(site.Logs.Contains("\"status\":502", StringComparison.Ordinal)));
        Assert.DoesNotContain("Secret1234", site.Logs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_application_restarts_a_poll_finds_nothing_new_and_a_message_is_not_accepted()
    {
        using var site = new NginxSite(Ports.Free());
        using var visitor = Visitor();
        await site.StartAsync(visitor);
        var activities = $"https://127.0.0.1:{site.Port}/v3/directline/conversations/c_1/activities";

        var poll = await visitor.GetStringAsync($"{activities}?watermark=7");
        using var message = await visitor.PostAsJsonAsync(activities, new { type = "message", text = "OK" });

        Assert.Equal("""{"activities":[]}""", poll);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, message.StatusCode);
    }

    private static HttpClient Visitor() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });
}
