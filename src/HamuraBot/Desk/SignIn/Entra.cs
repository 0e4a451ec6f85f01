using System.Globalization;
using HamuraBot.Officers;
using HamuraBot.Website;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HamuraBot.Desk.SignIn;

/// <summary>
/// Sign-in with the city's Microsoft Entra ID, over the framework's OAuth handler: authorization code with PKCE. Only who is an officer
/// already gets in. Without <c>Desk:Entra</c> there is neither a button nor an address.
/// </summary>
public static class Entra
{
    public const string Scheme = "Entra";
    public const string Path = "/desk/sign-in/entra";
    private const string CallbackPath = "/desk/sign-in/entra/done";
    private const string Authority = "https://login.microsoftonline.com";
    private const string EntraIdClaim = "oid";
    private const string AddressClaim = "preferred_username";

    public static IServiceCollection AddEntra(this IServiceCollection services)
    {
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<DeskOptions>>((schemes, desk) =>
        {
            if (desk.Value.Entra.IsSet) schemes.AddScheme(Scheme, scheme => scheme.HandlerType = typeof(OAuthHandler<OAuthOptions>));
        });
        services.AddTransient<OAuthHandler<OAuthOptions>>();
        services.TryAddEnumerable(ServiceDescriptor
            .Singleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, OAuthHandler<OAuthOptions>>>());
        services.AddOptions<OAuthOptions>(Scheme).Configure<IOptions<DeskOptions>>((oauth, desk) => Configure(oauth, desk.Value.Entra));
        return services;
    }

    /// <summary>Leads to Entra ID: a link and not a form, whose way is held within this site by the page's policy.</summary>
    public static IResult Begin(HttpContext http, IOptions<DeskOptions> desk, string? returnTo) => desk.Value.Entra.IsSet
        ? TypedResults.Challenge(new() { RedirectUri = DeskPaths.Safe(returnTo, WebsitePages.LanguageOf(http)) }, [Scheme])
        : DeskPages.Notice(StatusCodes.Status404NotFound);

    private static void Configure(OAuthOptions oauth, EntraOptions entra)
    {
        oauth.ClientId = entra.ClientId ?? "";
        oauth.ClientSecret = entra.ClientSecret ?? "";
        oauth.AuthorizationEndpoint = $"{Authority}/{entra.TenantId}/oauth2/v2.0/authorize";
        oauth.TokenEndpoint = $"{Authority}/{entra.TenantId}/oauth2/v2.0/token";
        oauth.CallbackPath = CallbackPath;
        oauth.UsePkce = true;
        foreach (var scope in (string[])["openid", "profile", "email"]) oauth.Scope.Add(scope);
        // The browser comes back by a link from another site, which a strict cookie would not survive.
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.Events.OnCreatingTicket = context => ReadIdTokenAsync(context, entra);
        oauth.Events.OnTicketReceived = SignInAsync;
        oauth.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect(Refused(context.HttpContext));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>The token says who it is; that it came over our own connection is not taken for proof that it is Entra's and for us.</summary>
    private static async Task ReadIdTokenAsync(OAuthCreatingTicketContext context, EntraOptions entra)
    {
        var keys = await context.Backchannel.GetStringAsync($"{Authority}/{entra.TenantId}/discovery/v2.0/keys", context.HttpContext.RequestAborted);
        var clock = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        var token = context.TokenResponse.Response!.RootElement.TryGetProperty("id_token", out var sent) ? sent.GetString() : null;
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new()
        {
            ValidIssuer = $"{Authority}/{entra.TenantId}/v2.0",
            ValidAudience = entra.ClientId,
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireSignedTokens = true,
            LifetimeValidator = (begins, ends, _, rules) =>
                ends + rules.ClockSkew > clock.GetUtcNow().UtcDateTime && (begins is null || begins - rules.ClockSkew < clock.GetUtcNow().UtcDateTime),
        });
        if (!result.IsValid || result.ClaimsIdentity.FindFirst("tid")?.Value != entra.TenantId || result.ClaimsIdentity.FindFirst(EntraIdClaim) is null)
        {
            throw new AuthenticationFailureException("Entra's token is not valid.");
        }
        context.Identity!.AddClaims(result.ClaimsIdentity.Claims.Where(claim => claim.Type is EntraIdClaim or AddressClaim));
    }

    /// <summary>The sign-in name is the tenant's own; "email" can be anything that somebody typed there.</summary>
    private static async Task SignInAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var (id, address) = (context.Principal!.FindFirst(EntraIdClaim)!.Value, context.Principal.FindFirst(AddressClaim)?.Value);
        var answer = await http.RequestServices.GetRequiredService<OfficerSignIn>().TryEntraAsync(http, id, address, http.RequestAborted);
        context.Response.Redirect(answer.Outcome is SignInOutcome.Done
            ? string.Create(CultureInfo.InvariantCulture, $"{DeskPaths.Arrived}?returnTo={Uri.EscapeDataString(context.ReturnUri ?? DeskPaths.Start)}")
            : Refused(http));
        context.HandleResponse();
    }

    private static string Refused(HttpContext http) => $"{DeskPaths.SignIn.In(WebsitePages.LanguageOf(http))}&notice=entraRefused";
}
