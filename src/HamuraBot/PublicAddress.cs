using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HamuraBot;

/// <summary>Our own address as visitors see it, for links in messages and mails: <c>PublicUrl</c>, else where this process listens.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private static readonly string[] AnyHost = ["://*", "://+", "://0.0.0.0", "://[::]"];

    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => Root() + path;

    private string Root() => (configuration["PublicUrl"] is { Length: > 0 } url ? url : Listening()).TrimEnd('/');

    private string Listening() =>
        AnyHost.Aggregate(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "",
            (address, any) => address.Replace(any, "://localhost", StringComparison.Ordinal));
}
