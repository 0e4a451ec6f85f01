using HamuraBot.Desk;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace HamuraBot.Officers;

/// <summary>At a start without officers: creates the one that the settings name, or prints the way to create one.</summary>
public sealed class FirstStart(
    FirstOfficer first, IOptions<DeskOptions> options, DeskWords words, IHostApplicationLifetime lifetime, IConfiguration configuration,
    IServer server)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await first.IsMissingAsync(cancellationToken))
        {
            return;
        }
        if (options.Value.FirstOfficer is { Email: { Length: > 0 } email, Password: { Length: > 0 } password } settings)
        {
            var created = await first.CreateAsync(email, settings.Name, password);
            // Another node may have been quicker.
            if (!created.Succeeded && await first.IsMissingAsync(cancellationToken))
            {
                throw new OptionsValidationException("Desk", typeof(DeskOptions),
                    created.Errors.Select(error => $"Desk__FirstOfficer: {error.Description}"));
            }
            return;
        }
        lifetime.ApplicationStarted.Register(PrintLink);
    }

    /// <summary>To the console and not to the log: the link is a key.</summary>
    private void PrintLink() =>
        Console.WriteLine($"\n{words["desk.firstLink", Language.Ja]}\n{words["desk.firstLink", Language.En]}\n  {Address()}{first.Link()}\n");

    private string Address() =>
        configuration["PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/')
        : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
}
