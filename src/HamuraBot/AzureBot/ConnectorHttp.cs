namespace HamuraBot.AzureBot;

/// <summary>The connections to the channels' services, shared by the short-lived clients that the SDK makes for each call.</summary>
public sealed class ConnectorHttp : IHttpClientFactory, IDisposable
{
    /// <summary>Shorter than what a reply's reservation lasts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // A redirection would lead to where no token has said that we may go.
    private readonly SocketsHttpHandler connections = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    public HttpClient CreateClient(string name) => new(connections, disposeHandler: false) { Timeout = Patience };

    public void Dispose() => connections.Dispose();
}
