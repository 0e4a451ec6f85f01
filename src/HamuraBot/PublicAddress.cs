using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HamuraBot;

/// <summary>Our own address as visitors see it, for links in messages and mails: <c>PublicUrl</c>, else where this process listens.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private static readonly string[] AnyHost = ["://*", "://+", "://0.0.0.0", "://[::]"];

    /// <exception cref="SettingException">An address of the settings is none: links and the browser's rules would be built of it.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var setting in configuration.GetSection("DirectLine:AllowedOrigins").GetChildren().Append(configuration.GetSection("PublicUrl")))
        {
            var isAddress = Uri.TryCreate(setting.Value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
            if (setting.Value is { Length: > 0 } && !isAddress)
            {
                throw new SettingException($"{CheckedOptions.Name(setting.Path)} is '{setting.Value}', but must be a whole address with its scheme, as in https://bot.example.lg.jp.");
            }
        }
    }

    /// <param name="path">Begins with a slash.</param>
    public string Of(string path) => Root() + path;

    private string Root() => (configuration["PublicUrl"] is { Length: > 0 } url ? url : Listening()).TrimEnd('/');

    private string Listening() =>
        AnyHost.Aggregate(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "",
            (address, any) => address.Replace(any, "://localhost", StringComparison.Ordinal));
}
