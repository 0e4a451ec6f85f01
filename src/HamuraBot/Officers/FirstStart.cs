using HamuraBot.Desk;
using Microsoft.Extensions.Options;

namespace HamuraBot.Officers;

/// <summary>At a start without officers: creates the one that the settings name, or gives the way to create one.</summary>
public sealed class FirstStart(FirstOfficer first, IOptions<DeskOptions> options)
{
    /// <returns>The path of the page on which the first officer is created, if nobody has been yet. Whoever has it may: it is a key.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (!await first.IsMissingAsync(cancellationToken))
        {
            return null;
        }
        if (options.Value.FirstOfficer is not { Email: { Length: > 0 } email, Password: { Length: > 0 } password } settings)
        {
            return first.Link();
        }
        var created = await first.CreateAsync(email, settings.Name, password);
        // Another node may have been quicker.
        if (!created.Succeeded && await first.IsMissingAsync(cancellationToken))
        {
            throw new SettingException(string.Join(Environment.NewLine, created.Errors.Select(error => $"Desk__FirstOfficer: {error.Description}")));
        }
        return null;
    }
}
