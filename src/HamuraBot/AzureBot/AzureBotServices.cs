using System.Security.Cryptography.X509Certificates;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace HamuraBot.AzureBot;

/// <summary>The second door: the Bot Framework's, by which Azure Bot Service, Microsoft Teams and the Agents Playground come in.</summary>
public static class AzureBotServices
{
    public const string Path = "/api/messages";

    /// <summary>Where it is closed there is nothing of it: no service, no route, no work at start or in a turn.</summary>
    public static IServiceCollection AddAzureBot(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (!AzureBotOptions.IsOn(configuration, environment)) return services;
        services.AddCheckedOptions<AzureBotOptions>("AzureBot");
        return services
            .AddSingleton(Credentials)
            .AddSingleton<ConnectorHttp>()
            .AddSingleton<BotFrameworkAuthentication>(provider => new ConfigurationBotFrameworkAuthentication(
                provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<ServiceClientCredentialsFactory>(), null, provider.GetRequiredService<ConnectorHttp>()))
            // The SDK's half of it is loaded when the first message comes or leaves.
            .AddSingleton(provider => new Lazy<AzureBotAdapter>(provider.GetRequiredService<AzureBotAdapter>))
            .AddSingleton<AzureBotAdapter>().AddSingleton<AzureBotActivities>().AddSingleton<AzureBotMessages>().AddSingleton<ChannelShape>().AddSingleton<CardAnswers>()
            .AddSingleton<ReplyDelivery>().AddHostedService(provider => provider.GetRequiredService<ReplyDelivery>())
            .AddHostedService<TypingRelay>();
    }

    public static void MapAzureBot(this WebApplication app)
    {
        if (AzureBotOptions.IsOn(app.Configuration, app.Environment)) app.MapPost(Path, (HttpContext http, AzureBotMessages messages) => messages.PostAsync(http));
    }

    private static ServiceClientCredentialsFactory Credentials(IServiceProvider services)
    {
        var (options, configuration) = (services.GetRequiredService<IOptions<AzureBotOptions>>().Value, services.GetRequiredService<IConfiguration>());
        return options.CertificateFile is { Length: > 0 } file
            ? new CertificateServiceClientCredentialsFactory(
                X509CertificateLoader.LoadPkcs12FromFile(file, options.CertificatePassword), AzureBotOptions.AppId(configuration), configuration[AzureBotOptions.Tenant])
            : new ConfigurationServiceClientCredentialFactory(configuration);
    }
}
