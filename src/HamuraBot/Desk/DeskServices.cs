using HamuraBot.Content;
using HamuraBot.Data.Holdings;
using HamuraBot.Data;
using HamuraBot.Desk.SignIn;
using HamuraBot.Dialogs;
using HamuraBot.Officers;
using HamuraBot.Timers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace HamuraBot.Desk;

public static class DeskServices
{
    public const string Scheme = "Desk";

    /// <summary>Any officer who has signed in, even if a second factor is still to be set up.</summary>
    public const string SignedIn = "SignedIn";
    public const string Officers = "Officers";
    public const string Managers = "Managers";

    /// <summary>PBKDF2-HMAC-SHA512, as OWASP asks for it.</summary>
    private const int HashIterations = 210_000;

    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddCheckedOptions<DeskOptions>("Desk");
        services.AddHoldings<OfficerHoldings>().AddOfficers().AddSignIn();
        // What cannot be read is told by DeskGate, in every environment alike.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi(document => document.ShouldInclude = call => call.RelativePath?.StartsWith(DeskPaths.Api[1..], StringComparison.Ordinal) == true);
        services.AddDeskWords().AddSingleton<DeskFeed>().AddHostedService(provider => provider.GetRequiredService<DeskFeed>());
        services.AddDeskSection(new(0, DeskPaths.Start, "desk.today", 't'));
        return services.AddSingleton<DeskGate>().AddSingleton<AccessNotes>().AddSingleton<Audit>().AddSingleton<FirstOfficer>().AddSingleton<FirstStart>();
    }

    /// <summary>What pages and API say, in the language of the request.</summary>
    public static IServiceCollection AddDeskWords(this IServiceCollection services) => services.AddHttpContextAccessor().AddScoped<DeskView>()
        .AddSingleton(provider => DeskWords.Load(provider.GetRequiredService<ContentFolder>(), provider.GetRequiredService<DialogLibrary>()));

    public static IServiceCollection AddDeskSection(this IServiceCollection services, DeskSection section) => services.AddSingleton(section);

    public static IServiceCollection AddDeskArea(this IServiceCollection services, DeskArea area) => services.AddSingleton(area);

    public static IServiceCollection AddTodaySection<TService>(this IServiceCollection services, string name, int order, string area,
        Func<TService, DeskView, CancellationToken, Task<TodayList>> read) where TService : notnull =>
        services.AddSingleton(provider => new TodaySection(name, order, area, (view, cancellationToken) =>
            read(provider.GetRequiredService<TService>(), view, cancellationToken)));

    /// <summary>Goes behind what finds out the visitor's address and scheme, and before everything that is mapped.</summary>
    public static void UseDesk(this WebApplication app)
    {
        app.UseMiddleware<DeskGate>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static IServiceCollection AddOfficers(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.AddSingleton<IPasswordHasher<Officer>, PasswordHasher<Officer>>();
        services.AddIdentityCore<Officer>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "";
            identity.Password = new()
            {
                RequiredLength = PasswordRules.Shortest,
                RequiredUniqueChars = 5,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        }).AddUserStore<OfficerStore>();
        return services;
    }

    private static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("HamuraBot");
        services.AddOptions<KeyManagementOptions>().Configure<Store>((keys, store) => keys.XmlRepository = new KeyStore(store));
        // It warns that the keys lie unencrypted: they lie in the store, which is protected as a whole.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddOptions<AntiforgeryOptions>().Configure(forms =>
        {
            forms.Cookie.Name = "hamura-form";
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
        {
            cookie.Cookie.Name = DeskCookies.Session;
            cookie.Cookie.Path = "/";
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.CookieManager = new DeskCookies();
            // When a session is over is known to the store; the cookie only has to last longer.
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(DeskCookieEvents);
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser())
            .AddPolicy(Officers, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser().RequireAssertion(call => !call.User.LacksFactor()))
            .AddPolicy(Managers, policy => policy.AddAuthenticationSchemes(Scheme).RequireRole(nameof(OfficerRole.Manager))
                .RequireAssertion(call => !call.User.LacksFactor()));
        services.AddEntra().AddPasskeys();
        services.AddSingleton<SecondFactors>().AddSingleton<SecondStep>().AddSingleton<OfficerLinks>().AddSingleton<PasswordRules>().AddScoped<OfficerAdministration>();
        services.AddSingleton<OfficerAlerts>().AddTimer<OfficerAlerts>(OfficerAlerts.Timer, (alerts, transaction, timer) => alerts.TellAsync(transaction, timer));
        services.AddSingleton<DeskCookieEvents>().AddSingleton<OfficerSessions>().AddSingleton<SignInLimits>().AddSingleton<KnownDevices>();
        return services.AddSingleton<NobodysPassword>().AddScoped<OfficerSignIn>();
    }

    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            // A passkey is for a host: the one that visitors know, whatever a proxy calls us.
            if (configuration["PublicUrl"] is { Length: > 0 } url) passkeys.ServerDomain = new Uri(url).Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IPasskeyHandler<Officer>, PasskeyHandler<Officer>>().AddScoped<Passkeys>();
    }
}
