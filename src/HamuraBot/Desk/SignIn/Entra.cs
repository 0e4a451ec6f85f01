using System.Text.RegularExpressions;
using HamuraBot.Hosting;
using HamuraBot.Officers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.Desk.SignIn;

/// <summary>
/// Sign-in with the city's Microsoft Entra ID, by the framework's OpenID Connect: authorization code with PKCE. Only somebody who is an officer
/// already gets in. Without <c>Desk:Entra</c> there is neither a button nor an address.
/// </summary>
public static partial class Entra
{
    public const string Scheme = "Entra";
    public const string Path = "/desk/sign-in/entra";
    private const string CallbackPath = "/desk/sign-in/entra/done";
    private const string Authority = "https://login.microsoftonline.com";
    private const string EntraIdClaim = "oid", TenantClaim = "tid", AddressClaim = "preferred_username";

    /// <summary>For each of the few calls to Entra ID; whoever waits sees a blank page.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Not by <c>AddOpenIdConnect</c>: that always adds the scheme, and a scheme without its settings fails every request, the visitors' too.
    /// </summary>
    public static IServiceCollection AddEntra(this IServiceCollection services)
    {
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<DeskOptions>>((schemes, desk) =>
        {
            if (desk.Value.Entra.IsSet) schemes.AddScheme(Scheme, scheme => scheme.HandlerType = typeof(OpenIdConnectHandler));
        });
        services.AddTransient<OpenIdConnectHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<IOptions<DeskOptions>, TimeProvider>((oidc, desk, clock) => Configure(oidc, desk.Value.Entra, clock));
        // It logs what strangers write into the address; what it tells is told below, without that.
        return services.AddLogging(logging => logging.AddFilter(typeof(OpenIdConnectHandler).FullName, LogLevel.None));
    }

    /// <summary>Leads to Entra ID: a link and not a form, whose way is held within this site by the page's policy.</summary>
    public static async Task<IResult> BeginAsync(HttpContext http, IOptions<DeskOptions> desk, IOptionsMonitor<OpenIdConnectOptions> oidc, string? returnTo)
    {
        if (!desk.Value.Entra.IsSet) return DeskPages.Notice(StatusCodes.Status404NotFound);
        try
        {
            // Asked for before the handler does: there it would be a fault of ours. It is kept once it is known.
            await oidc.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException fault)
        {
            return TypedResults.Redirect(Failed(http, fault));
        }
        return TypedResults.Challenge(new() { RedirectUri = DeskPaths.Safe(returnTo, RequestLanguage.Of(http)) }, [Scheme]);
    }

    private static void Configure(OpenIdConnectOptions oidc, EntraOptions entra, TimeProvider clock)
    {
        oidc.Authority = $"{Authority}/{entra.TenantId}/v2.0";
        (oidc.ClientId, oidc.ClientSecret) = (entra.ClientId, entra.ClientSecret);
        oidc.CallbackPath = CallbackPath;
        oidc.BackchannelTimeout = LongestCall;
        // PKCE comes with "code" only, and a query brings back the cookies that a form from another site would leave behind.
        (oidc.ResponseType, oidc.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (oidc.MapInboundClaims, oidc.DisableTelemetry) = (false, true);
        oidc.Scope.Add("email");
        // Signing out is the desk's own; these two would be more doors to it.
        (oidc.RemoteSignOutPath, oidc.SignedOutCallbackPath) = (default, default);
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
        {
            // The browser comes back by a link from another site, which a strict cookie would not survive.
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        }
        oidc.TokenValidationParameters.ValidIssuer = oidc.Authority;
        oidc.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.RsaSha256];
        oidc.TokenValidationParameters.LifetimeValidator = (begins, ends, _, rules) => IsCurrent(begins, ends, rules.ClockSkew, clock.GetUtcNow().UtcDateTime);
        oidc.Events.OnTokenValidated = context =>
        {
            // The standard lets a token that came over our own connection go unsigned, and so does the framework; Entra's are signed.
            if (context.SecurityToken.SignatureAlgorithm != SecurityAlgorithms.RsaSha256
                || context.Principal?.FindFirst(TenantClaim)?.Value != entra.TenantId || context.Principal?.FindFirst(EntraIdClaim) is null)
            {
                context.Fail("The token is unsigned, another tenant's, or nobody's.");
            }
            return Task.CompletedTask;
        };
        oidc.Events.OnTicketReceived = SignInAsync;
        oidc.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(Failed(context.HttpContext, context.Failure));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static bool IsCurrent(DateTime? begins, DateTime? ends, TimeSpan skew, DateTime now) =>
        ends + skew > now && (begins is null || begins - skew < now);

    /// <summary>The sign-in name is the tenant's own; "email" can be anything that somebody typed there.</summary>
    private static async Task SignInAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var (id, address) = (context.Principal!.FindFirst(EntraIdClaim)!.Value, context.Principal.FindFirst(AddressClaim)?.Value);
        var answer = await http.RequestServices.GetRequiredService<OfficerSignIn>().TryEntraAsync(http, id, address, http.RequestAborted);
        context.Response.Redirect(answer.Outcome is SignInOutcome.Done
            ? $"{DeskPaths.Arrived}?returnTo={Uri.EscapeDataString(context.ReturnUri ?? DeskPaths.Start)}"
            : Notice(http, "entraRefused"));
        context.HandleResponse();
    }

    private static string Failed(HttpContext http, Exception? fault)
    {
        var causes = Causes(fault).ToList();
        var code = fault?.Data["error"] is string said && ErrorCode().IsMatch(said) ? said : causes.LastOrDefault()?.GetType().Name ?? "unknown";
        SignInFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Entra)), code);
        return Notice(http, causes.Any(cause => cause is HttpRequestException or TaskCanceledException) ? "entraUnreachable" : "entraRefused");
    }

    private static IEnumerable<Exception> Causes(Exception? fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static string Notice(HttpContext http, string notice) => $"{DeskPaths.SignIn.In(RequestLanguage.Of(http))}&notice={notice}";

    /// <summary>As the standard has them, such as <c>invalid_client</c> when the secret has run out: anybody may write another one.</summary>
    [GeneratedRegex("^[a-z_]{1,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex ErrorCode();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in with Entra ID failed: {Code}.")]
    private static partial void SignInFailed(ILogger logger, string code);
}
