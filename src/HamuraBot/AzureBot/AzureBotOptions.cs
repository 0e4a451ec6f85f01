namespace HamuraBot.AzureBot;

/// <summary>
/// The bot's registration with Azure. The first four are named as Microsoft's SDK names them, without a section: <c>MicrosoftAppType</c>,
/// <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c>, <c>MicrosoftAppTenantId</c>.
/// </summary>
public sealed class AzureBotOptions
{
    public const string Type = "MicrosoftAppType", Id = "MicrosoftAppId", Password = "MicrosoftAppPassword", Tenant = "MicrosoftAppTenantId";

    private const string SingleTenant = "SingleTenant", ManagedIdentity = "UserAssignedMSI";

    private static readonly string[] Types = ["MultiTenant", SingleTenant, ManagedIdentity];

    /// <summary>Ids of the organisations whose people may write through Microsoft Teams; all when empty.</summary>
    public string[] AllowedTenants { get; set; } = [];

    /// <summary>Instead of a password: a PKCS #12 file with the key that belongs to the app's certificate.</summary>
    public string? CertificateFile { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>Whether there is a second door at all. Without an app id anybody may come in: that is for trying out.</summary>
    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) => AppId(configuration) is not null || environment.IsDevelopment();

    /// <summary>Null if it is not registered.</summary>
    public static string? AppId(IConfiguration configuration) => configuration[Id] is { Length: > 0 } id ? id : null;

    /// <summary>The SDK takes an unknown type for another one, and tells of what is missing when the first message comes.</summary>
    /// <exception cref="SettingException">A setting is wrong or missing.</exception>
    public static void Check(IConfiguration configuration)
    {
        var type = configuration[Type];
        if (type is { Length: > 0 } && !Types.Contains(type, StringComparer.OrdinalIgnoreCase)) throw new SettingException($"{Type} is '{type}', but must be {string.Join(" or ", Types)}.");
        if (AppId(configuration) is null)
        {
            if (configuration[Password] is { Length: > 0 }) throw new SettingException($"{Password} is set: set {Id}, too.");
            return;
        }
        var certificate = configuration["AzureBot:CertificateFile"] is { Length: > 0 } file ? file : null;
        if (certificate is not null && !File.Exists(certificate)) throw new SettingException($"AzureBot__CertificateFile is '{certificate}', which is not there.");
        var isManaged = ManagedIdentity.Equals(type, StringComparison.OrdinalIgnoreCase);
        var hasSecret = certificate is not null || configuration[Password] is { Length: > 0 };
        if (isManaged == hasSecret)
        {
            throw new SettingException(isManaged ? $"{Type} is {ManagedIdentity}: leave out {Password} and AzureBot__CertificateFile." : $"{Id} is set: set {Password} or AzureBot__CertificateFile, too.");
        }
        if (type is { Length: > 0 } && !type.Equals(Types[0], StringComparison.OrdinalIgnoreCase) && string.IsNullOrWhiteSpace(configuration[Tenant]))
        {
            throw new SettingException($"{Type} is {type}: set {Tenant}, too.");
        }
    }
}
