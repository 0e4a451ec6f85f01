using HamuraBot.Data.Holdings;
using HamuraBot.Hosting;
using HamuraBot.SelfService.Desk;
using Microsoft.AspNetCore.Mvc;

namespace HamuraBot.SelfService;

public static class SelfServiceServices
{
    /// <summary>Bytes of a posted form: all fields at their longest, with room for encoding.</summary>
    private const int LargestForm = 256 * 1024;

    /// <summary>Parts of the server that would write the address of a request into the log, where a secret has no place.</summary>
    private static readonly string[] LoggersOfAddresses =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.HostFiltering",
        "Microsoft.AspNetCore.HttpLogging", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.StaticFiles",
        "Microsoft.AspNetCore.HttpsPolicy",
    ];

    public static IServiceCollection AddSelfService(this IServiceCollection services)
    {
        services.AddCheckedOptions<SecretGuessOptions>("RateLimits");
        services.AddCheckedOptions<LinkOptions>("SelfService");
        services.AddAntiforgery();
        services.AddLogging(logging => Array.ForEach(LoggersOfAddresses, category => logging.AddFilter(category, LogLevel.Warning)));
        services.AddHoldings<SelfServiceHoldings>();
        return services.AddSingleton<PublicAddress>().AddSingleton<Secrets>().AddSingleton<OwnLinks>().AddSingleton<LinkWithdrawal>().AddSingleton<SecretGuesses>().AddSingleton<SelfServicePages>();
    }

    public static void MapSelfService(this IEndpointRouteBuilder app)
    {
        var pages = app.ServiceProvider.GetRequiredService<SelfServicePages>();
        var own = app.MapGroup("/r").WithPolicy(ResponsePolicy.FormPage).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        own.MapGet("/{secret}", pages.SeeAsync);
        own.MapGet("/{secret}/change", pages.ChangeAsync);
        own.MapPost("/{secret}/change", pages.PostChangeAsync);
        own.MapPost("/{secret}/renew", pages.PostRenewAsync);
        own.MapGet("/{secret}/parts/{part}/ticket.png", pages.PartTicketAsync);
        own.MapGet("/{secret}/parts/{part}/{step}", pages.StepAsync);
        own.MapPost("/{secret}/parts/{part}/{step}", pages.PostStepAsync);
        own.MapGet("/{secret}/files/{file}", pages.FileAsync);
        own.MapGet("/{secret}/withdraw", pages.WithdrawAsync);
        own.MapPost("/{secret}/withdraw", pages.PostWithdrawAsync);
        own.MapGet("/{secret}/calendar.ics", pages.CalendarAsync);
        own.MapGet("/{secret}/ticket.png", pages.TicketAsync);
    }
}
