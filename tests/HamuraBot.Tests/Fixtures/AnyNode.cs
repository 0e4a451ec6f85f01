namespace HamuraBot.Tests.Fixtures;

/// <summary>Each request goes to the next node, as from a balancer that knows neither conversations nor who is well.</summary>
public sealed class AnyNode : DelegatingHandler
{
    private readonly IReadOnlyList<HamuraProcess> nodes;
    private int next;

    private AnyNode(IReadOnlyList<HamuraProcess> nodes)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) => this.nodes = nodes;

    public static HttpClient ClientOf(IReadOnlyList<HamuraProcess> nodes) =>
        new(new AnyNode(nodes)) { BaseAddress = nodes[0].Address, Timeout = TimeSpan.FromSeconds(30) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var node = nodes[(int)((uint)Interlocked.Increment(ref next) % nodes.Count)];
        request.RequestUri = new UriBuilder(request.RequestUri!) { Port = node.Address.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
